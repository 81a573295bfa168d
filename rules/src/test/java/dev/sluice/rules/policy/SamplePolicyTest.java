package dev.sluice.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.ActorKind;
import dev.sluice.rules.Decision;
import dev.sluice.rules.Family;
import dev.sluice.rules.Limits.Kind;
import dev.sluice.rules.Limits.Limit;
import dev.sluice.rules.Limits.Per;
import dev.sluice.rules.MaskPlan.UnknownOrigin;
import dev.sluice.rules.MaskSpec;
import dev.sluice.rules.Operation;
import dev.sluice.rules.Policy;
import dev.sluice.rules.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplePolicyTest {

  private final Policy policy = sample();

  static Policy sample() {
    return PolicyCompiler.compile(List.of(resource("sample.yaml")), name -> null).get();
  }

  static PolicyText resource(String name) {
    try (InputStream in = SamplePolicyTest.class.getResourceAsStream(name)) {
      return new PolicyText(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void header_sample_isRead() {
    assertThat(policy.service()).isEqualTo("support-desk");
    assertThat(policy.environment()).isEqualTo("production");
    assertThat(policy.labels()).containsEntry("stage", "inference");
    assertThat(policy.enforces()).isTrue();
    assertThat(policy.onAuditFailure().closedForAi()).isTrue();
    assertThat(policy.onAuditFailure().closedElse()).isFalse();
    assertThat(policy.dependsOnTime()).isFalse();
    // Its actors are declared by entry.name.
    assertThat(policy.needsCodeJar()).isTrue();
    assertThat(policy.hash()).hasSize(64);
  }

  @Test
  void drop_byAi_isRefusedWithTheOperatorsSentence() {
    Facts drop = new Facts().operation(Operation.DROP, Family.DDL);
    Decision decision = policy.decide(drop.build(), Facts.call(Facts.ai()));
    assertThat(decision).isInstanceOf(Decision.Deny.class);
    assertThat(decision.decidingRule()).isEqualTo("ai-no-schema-changes");
    assertThat(((Decision.Deny) decision).sentence()).startsWith("Schema changes go through");
  }

  @Test
  void drop_byService_isAllowed() {
    Facts drop = new Facts().operation(Operation.DROP, Family.DDL);
    Decision decision =
        policy.decide(drop.build(), Facts.call(Facts.actor(ActorKind.SERVICE, null)));
    assertThat(decision.verdict()).isEqualTo("allow");
  }

  @Test
  void write_bySupportAgentToTickets_isExemptButLimited() {
    Facts update = new Facts().operation(Operation.UPDATE, Family.WRITE);
    update.writes.add(Facts.table("tickets"));
    Decision decision =
        policy.decide(update.build(), Facts.call(Facts.actor(ActorKind.AI, "support")));
    assertThat(decision.verdict()).isEqualTo("allow");
    assertThat(decision.limits().all())
        .containsExactly(new Limit(Kind.AFFECTED, Per.STATEMENT, 100, false, "small-steps"));
  }

  @Test
  void write_bySupportAgentToTicketsAndUsers_isNotExempt() {
    Facts update = new Facts().operation(Operation.UPDATE, Family.WRITE);
    update.writes.add(Facts.table("tickets"));
    update.reads.add(Facts.table("users"));
    Decision decision =
        policy.decide(update.build(), Facts.call(Facts.actor(ActorKind.AI, "support")));
    assertThat(decision.decidingRule()).isEqualTo("ai-reads-only-in-production");
  }

  @Test
  void deleteWithoutWhere_byAnybody_isRefused() {
    Facts delete = Facts.delete("logs");
    delete.shapes.add(Shape.NO_WHERE);
    Decision decision =
        policy.decide(delete.build(), Facts.call(Facts.actor(ActorKind.HUMAN, null)));
    assertThat(decision.decidingRule()).isEqualTo("no-unbounded-write");
  }

  @Test
  void select_byAi_isMaskedAndLimited() {
    Facts select = Facts.select("users").plain("users.email").plain("users.ssn").plain("users.id");
    Decision decision = policy.decide(select.build(), Facts.call(Facts.ai()));
    assertThat(decision.rules()).containsExactly("narrow-reads", "mask-for-ai");
    assertThat(decision.limits().all())
        .containsExactly(
            new Limit(Kind.ROWS, Per.STATEMENT, 1000, false, "narrow-reads"),
            new Limit(Kind.TIME, Per.STATEMENT, 10_000, false, "narrow-reads"));
    assertThat(decision.masks().columns().get(0).spec()).isEqualTo(new MaskSpec.Email());
    assertThat(decision.masks().columns().get(1).spec()).isEqualTo(new MaskSpec.Partial(0, 4));
    assertThat(decision.masks().columns().get(2)).isNull();
    assertThat(decision.masks().unknownOrigin()).isEqualTo(UnknownOrigin.REDACT);
  }

  @Test
  void sleep_ruleOnTrial_runsAndIsObserved() {
    Facts select = Facts.select();
    select.functions.add("pg_sleep");
    Decision decision = policy.decide(select.build(), Facts.call(Facts.ai()));
    assertThat(decision).isInstanceOf(Decision.Deny.class);
    assertThat(((Decision.Deny) decision).observed()).isTrue();
    assertThat(decision.limits().has(Kind.ROWS)).isTrue();
  }

  @Test
  void starterPolicy_compiles_observes() {
    CompiledPolicy starter = StarterPolicy.compile();
    assertThat(starter.report()).isEmpty();
    assertThat(starter.get().enforces()).isFalse();
    Decision decision =
        starter
            .get()
            .decide(
                new Facts().operation(Operation.DROP, Family.DDL).build(), Facts.call(Facts.ai()));
    assertThat(((Decision.Deny) decision).observed()).isTrue();
    assertThat(starter.get().onMaskFailure().closedFor(ActorKind.AI)).isFalse();
  }
}
