package dev.sluice.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.Actor;
import dev.sluice.rules.Actor.Named;
import dev.sluice.rules.ActorKind;
import dev.sluice.rules.CallContext;
import dev.sluice.rules.DatabaseInfo;
import dev.sluice.rules.Decision;
import dev.sluice.rules.Effect;
import dev.sluice.rules.Family;
import dev.sluice.rules.Flow;
import dev.sluice.rules.Limits;
import dev.sluice.rules.Limits.Kind;
import dev.sluice.rules.Limits.Limit;
import dev.sluice.rules.Limits.Per;
import dev.sluice.rules.MaskPlan;
import dev.sluice.rules.MaskPlan.UnknownOrigin;
import dev.sluice.rules.MaskSpec;
import dev.sluice.rules.Operation;
import dev.sluice.rules.Policy;
import dev.sluice.rules.Shape;
import dev.sluice.rules.Source;
import dev.sluice.rules.StatementFacts;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecisionSemanticsTest {

  private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final String DATA =
      """
      data:
        pii.email: {columns: ["users.email", "*.contact_email"], detect: email, mask: email}
        pii.ssn: {columns: ["users.ssn"], mask: {partial: {keep-last: 4}}, in-predicate: refuse}
        secret: {detect: [jwt], mask: redact}
      """;

  private static Policy policy(String... rules) {
    return policyWith("", rules);
  }

  private static Policy policyWith(String header, String... rules) {
    String text =
        "sluice: 1\n" + header + DATA + "rules:\n  - " + String.join("\n  - ", rules) + "\n";
    return whole(text);
  }

  private static Policy whole(String text) {
    return PolicyCompiler.compile(List.of(new PolicyText("p.yaml", text)), name -> null).get();
  }

  private static Decision decide(Policy policy, Facts facts) {
    return policy.decide(facts.build(), Facts.call(Facts.ai()));
  }

  private static Actor service() {
    return Facts.actor(ActorKind.SERVICE, null);
  }

  @Test
  void verdicts_several_denyBeatsApproveBeatsAllow() {
    String approve = "{id: a, when: {operation: delete}, approve: {by: [dba]}}";
    String deny = "{id: d, when: {tables: users}, deny: No.}";
    Policy policy = policyWith("default: deny\n", approve, deny, "{id: ok, allow: true}");
    assertThat(decide(policy, Facts.delete("users")).decidingRule()).isEqualTo("d");
    assertThat(decide(policy, Facts.delete("logs")).decidingRule()).isEqualTo("a");
    assertThat(decide(policy, Facts.select("logs")).verdict()).isEqualTo("allow");
  }

  @Test
  void defaultDeny_statementThatNoRuleAllows_isRefused() {
    Policy policy =
        policyWith("default: deny\n", "{id: ok, when: {tables: [\"catalog.*\"]}, allow: true}");
    assertThat(decide(policy, Facts.select("catalog.x")).verdict()).isEqualTo("allow");
    assertThat(decide(policy, Facts.select("catalog.x", "users")).decidingRule())
        .isEqualTo("default");
    StatementFacts two = Facts.text(Facts.select("users"), Facts.select("catalog.x"));
    assertThat(policy.decide(two, Facts.call(Facts.ai())).verdict()).isEqualTo("deny");
  }

  @Test
  void defaultDeny_approvalThatHoldsForSomeValuesOnly_staysRefused() {
    Policy policy =
        policyWith("default: deny\n", "{id: a, when: {tables: payments}, approve: {by: [dba]}}");
    assertThat(decide(policy, Facts.delete("payments")).verdict()).isEqualTo("approve");
    Facts both = Facts.delete("payments");
    both.reads.add(Facts.table("users"));
    assertThat(decide(policy, both).decidingRule()).isEqualTo("default");
  }

  @Test
  void tables_exemptionByUnknownSchema_isNotExempt() {
    Policy policy =
        policy("{id: d, when: {operation: select}, unless: {tables: \"catalog.*\"}, deny: No.}");
    assertThat(decide(policy, Facts.select("catalog.x")).verdict()).isEqualTo("allow");
    assertThat(decide(policy, Facts.select("x")).verdict()).isEqualTo("deny");
    assertThat(decide(policy, Facts.select()).verdict()).isEqualTo("deny");
  }

  @Test
  void tables_unknownSchemaInWhen_countsTowardRefusal() {
    Policy policy = policy("{id: d, when: {tables: \"hr.people\"}, deny: No.}");
    assertThat(decide(policy, Facts.select("people")).verdict()).isEqualTo("deny");
    assertThat(decide(policy, Facts.select("HR.People")).verdict()).isEqualTo("deny");
    assertThat(decide(policy, Facts.select("other.people")).verdict()).isEqualTo("allow");
  }

  @Test
  void tables_otherLetterCase_isNoExemption() {
    Policy policy = policy("{id: d, unless: {tables: tickets}, deny: No.}");
    assertThat(decide(policy, Facts.select("tickets")).verdict()).isEqualTo("allow");
    assertThat(decide(policy, Facts.select("Tickets")).verdict()).isEqualTo("deny");
    Policy negated = policy("{id: d, when: {tables: {not: tickets}}, deny: No.}");
    assertThat(decide(negated, Facts.select("tickets")).verdict()).isEqualTo("allow");
    assertThat(decide(negated, Facts.select("Tickets")).verdict()).isEqualTo("deny");
  }

  @Test
  void operation_notRead_holdsForAnyOperationThatIsNone() {
    Policy policy =
        policy("{id: d, when: {operation: {not: [read, transaction, session-safe]}}, deny: No.}");
    assertThat(decide(policy, Facts.select("a")).verdict()).isEqualTo("allow");
    Facts cte = Facts.select("a").operation(Operation.DELETE, Family.WRITE);
    assertThat(decide(policy, cte).verdict()).isEqualTo("deny");
    Facts selectInto = Facts.select("a");
    selectInto.families.add(Family.DDL);
    assertThat(decide(policy, selectInto).verdict()).isEqualTo("deny");
    Facts setval = new Facts();
    setval.operations.add(Operation.SELECT);
    assertThat(decide(policy, setval).verdict()).isEqualTo("deny");
    Facts commit = new Facts().operation(Operation.COMMIT, Family.TRANSACTION);
    assertThat(decide(policy, commit).verdict()).isEqualTo("allow");
  }

  @Test
  void any_oneAlternative_isEnough() {
    Policy policy =
        policy("{id: d, when: {any: [{tables: users}, {operation: delete}]}, deny: No.}");
    assertThat(decide(policy, Facts.delete("x")).verdict()).isEqualTo("deny");
    assertThat(decide(policy, Facts.select("users")).verdict()).isEqualTo("deny");
    assertThat(decide(policy, Facts.select("x")).verdict()).isEqualTo("allow");
  }

  @Test
  void notUnderstood_underClosed_isRefusedAndSaysSo() {
    Policy policy = policy("{id: d, when: {tables: users}, deny: No.}");
    Decision decision = decide(policy, Facts.gibberish());
    assertThat(decision.decidingRule()).isEqualTo("on-failure.parse");
    assertThat(((Decision.Deny) decision).sentence()).contains("not understood");
    assertThat(decision.rules()).containsExactly("d");
  }

  @Test
  void notUnderstood_underOpen_runsButShowsNothing() {
    Policy policy =
        policyWith(
            "on-failure: {parse: open}\n",
            "{id: d, when: {tables: users}, deny: No.}",
            "{id: m, when: {operation: select}, mask: \"pii.*\"}");
    Decision decision = decide(policy, Facts.gibberish());
    assertThat(decision.verdict()).isEqualTo("allow");
    assertThat(decision.masks().unknownOrigin()).isEqualTo(UnknownOrigin.REDACT);
    assertThat(decision.masks().columnsKnown()).isFalse();
  }

  @Test
  void notUnderstood_whatTheLexerProved_isRefusedByItsRule() {
    Policy policy = policy("{id: d, when: {operation: delete}, deny: No.}");
    Facts facts = Facts.gibberish();
    facts.operations.add(Operation.DELETE);
    assertThat(decide(policy, facts).decidingRule()).isEqualTo("d");
  }

  @Test
  void actorUnknown_ruleForAi_isRefusedAndSaysSo() {
    Policy policy = policy("{id: d, when: {actor.kind: ai, operation: delete}, deny: No.}");
    Decision decision = policy.decide(Facts.delete("x").build(), Facts.call(Actor.UNKNOWN));
    assertThat(decision.decidingRule()).isEqualTo("on-failure.actor");
    assertThat(((Decision.Deny) decision).sentence()).contains("not known who asks").contains("d");
    Policy open =
        policyWith(
            "on-failure: {actor: open}\n",
            "{id: d, when: {actor.kind: ai, operation: delete}, deny: No.}");
    assertThat(open.decide(Facts.delete("x").build(), Facts.call(Actor.UNKNOWN)).verdict())
        .isEqualTo("allow");
  }

  @Test
  void actorKindUnknown_namedInWhen_isTheRulesOwnRefusal() {
    Policy policy = policy("{id: d, when: {actor.kind: unknown}, deny: Nobody.}");
    CallContext nobody = Facts.call(Actor.UNKNOWN);
    assertThat(policy.decide(Facts.select("x").build(), nobody).decidingRule()).isEqualTo("d");
    Policy exempt = policy("{id: d, unless: {actor.kind: unknown}, deny: No.}");
    assertThat(exempt.decide(Facts.select("x").build(), nobody).verdict()).isEqualTo("deny");
  }

  @Test
  void actorAsserted_exemption_doesNotCount() {
    Policy policy = policy("{id: d, unless: {actor.agent: support}, deny: No.}");
    Named said = new Named("support", Source.ASSERTED);
    Actor asserted =
        new Actor(ActorKind.AI, Source.INSTRUMENTED, said, null, null, null, null, null, Set.of());
    StatementFacts facts = Facts.select("x").build();
    assertThat(policy.decide(facts, Facts.call(asserted)).verdict()).isEqualTo("deny");
    assertThat(policy.decide(facts, Facts.call(Facts.actor(ActorKind.AI, "support"))).verdict())
        .isEqualTo("allow");
    Policy trusting =
        policyWith(
            "trust: [instrumented, asserted]\n",
            "{id: d, unless: {actor.agent: support}, deny: No.}");
    assertThat(trusting.decide(facts, Facts.call(asserted)).verdict()).isEqualTo("allow");
  }

  @Test
  void actorKindAsserted_serviceByHeader_doesNotEscapeTheRuleForAi() {
    Policy policy = policy("{id: d, when: {actor.kind: ai}, deny: No.}");
    Actor asserted =
        new Actor(ActorKind.SERVICE, Source.ASSERTED, null, null, null, null, null, null, Set.of());
    StatementFacts facts = Facts.select("x").build();
    assertThat(policy.decide(facts, Facts.call(asserted)).verdict()).isEqualTo("deny");
    assertThat(policy.decide(facts, Facts.call(service())).verdict()).isEqualTo("allow");
  }

  @Test
  void actors_declared_makeAnUnknownAskerKnown() {
    Policy policy =
        policyWith(
            "actors: [{when: {entry.name: \"com.acme.*\"}, is: {kind: ai, agent: tuner}}]\n",
            "{id: d, when: {actor.agent: tuner}, deny: No.}");
    CallContext call =
        new CallContext(
            Actor.UNKNOWN,
            DatabaseInfo.UNKNOWN,
            "scheduled",
            "com.acme.Job",
            null,
            "jdbc",
            null,
            Instant.EPOCH);
    Decision decision = policy.decide(Facts.select("x").build(), call);
    assertThat(decision.decidingRule()).isEqualTo("d");
    assertThat(policy.declaredActor(call).kindSource()).isEqualTo(Source.CONFIGURED);
  }

  @Test
  void database_byWhereItGoes_isNamed() {
    Policy policy =
        policyWith(
            "databases: {main: {match: {host: \"pg-prod-*\", name: shop}, environment: production},"
                + " dev: {match: {system: h2database}, environment: dev}}\n",
            "{id: d, when: {database.environment: production}, deny: No.}",
            "{id: e, when: {database: {not: [main, dev]}, operation: delete}, deny: Elsewhere.}");
    StatementFacts select = Facts.select("x").build();
    assertThat(policy.decide(select, Facts.call(service())).decidingRule()).isEqualTo("d");
    DatabaseInfo h2 = new DatabaseInfo("h2database", null, 0, "mem", "sa");
    assertThat(policy.databaseName(h2)).isEqualTo("dev");
    assertThat(policy.decide(select, Facts.call(service(), h2)).verdict()).isEqualTo("allow");
    DatabaseInfo other = new DatabaseInfo("postgresql", "elsewhere", 5432, "x", "app");
    assertThat(policy.databaseName(other)).isNull();
    // Nobody said what such a database is: it may be production.
    assertThat(policy.decide(select, Facts.call(service(), other)).verdict()).isEqualTo("deny");
    assertThat(policy.decide(Facts.delete("x").build(), Facts.call(service(), other)).rules())
        .containsExactly("d", "e");
  }

  @Test
  void time_windowAcrossMidnight_belongsToTheDayItBegins() {
    // 2026-11-20T23:30Z is Saturday 00:30 in Paris.
    String window = "{days: mon-fri, hours: \"22:00-04:00\", zone: Europe/Paris}";
    Policy policy = policy("{id: d, when: {time: " + window + "}, deny: Night.}");
    assertThat(policy.dependsOnTime()).isTrue();
    assertThat(decide(policy, Facts.select("x")).verdict()).isEqualTo("deny");
    Policy weekend = policy("{id: d, when: {time: {days: [sat, sun], zone: UTC}}, deny: No.}");
    assertThat(decide(weekend, Facts.select("x")).verdict()).isEqualTo("allow");
    Policy negated = policy("{id: d, when: {time: {not: " + window + "}}, deny: Day.}");
    assertThat(decide(negated, Facts.select("x")).verdict()).isEqualTo("allow");
  }

  @Test
  void sensitiveCopy_toAnotherClass_isAnEffect() {
    Policy policy = policy("{id: d, when: {effects: sensitive-copy}, deny: No.}");
    Facts copy = Facts.select("users").operation(Operation.INSERT, Family.WRITE);
    copy.flows.add(new Flow(Facts.column("users.email"), Facts.column("notes.body")));
    assertThat(decide(policy, copy).verdict()).isEqualTo("deny");
    Facts same = Facts.select("users").operation(Operation.INSERT, Family.WRITE);
    same.flows.add(new Flow(Facts.column("users.email"), Facts.column("orders.contact_email")));
    assertThat(decide(policy, same).verdict()).isEqualTo("allow");
    Facts file = Facts.select("users");
    file.flows.add(new Flow(Facts.column("users.email"), null));
    assertThat(decide(policy, file).verdict()).isEqualTo("deny");
  }

  @Test
  void sensitiveCopy_throughAStarOrCopy_isNotProvenAbsent() {
    Policy policy = policy("{id: d, when: {effects: sensitive-copy}, deny: No.}");
    Facts star = Facts.select("users").operation(Operation.INSERT, Family.WRITE);
    star.shapes.add(Shape.SELECT_STAR);
    assertThat(decide(policy, star).decidingRule()).isEqualTo("on-failure.parse");
    Facts copy = new Facts().operation(Operation.COPY, Family.READ);
    copy.reads.add(Facts.table("users"));
    assertThat(decide(policy, copy).decidingRule()).isEqualTo("on-failure.parse");
    Policy files = policy("{id: d, when: {effects: file}, deny: No.}");
    assertThat(decide(files, star).verdict()).isEqualTo("allow");
    Facts read = Facts.select("users").plain("users.id");
    read.shapes.add(Shape.SELECT_STAR);
    assertThat(decide(policy, read).verdict()).isEqualTo("allow");
  }

  @Test
  void sensitiveOutput_lineageNotProven_isRefusedAndSaysSo() {
    Policy policy = policy("{id: d, when: {sensitive.output: pii.ssn}, deny: No.}");
    assertThat(decide(policy, Facts.select("users").plain("users.ssn")).decidingRule())
        .isEqualTo("d");
    assertThat(decide(policy, Facts.select("users").plain("users.id")).verdict())
        .isEqualTo("allow");
    assertThat(decide(policy, Facts.select("users").unknownColumn()).decidingRule())
        .isEqualTo("on-failure.parse");
  }

  @Test
  void inPredicate_equality_refusesWhatTellsMore() {
    Policy policy =
        whole(
            """
            sluice: 1
            mode: enforce
            default: allow
            data:
              pii.email: {columns: ["users.email"], mask: email, in-predicate: equality}
            rules:
              - {id: m, when: {actor.kind: ai}, mask: "pii.*"}
            """);
    Facts same = Facts.select("users").plain("users.id").predicate("users.email");
    assertThat(decide(policy, same).verdict()).isEqualTo("allow");
    Facts more = Facts.select("users").plain("users.id").inferred("users.email");
    assertThat(decide(policy, more).decidingRule()).isEqualTo("data.pii.email.in-predicate");
    assertThat(((Decision.Deny) decide(policy, more)).sentence()).contains("equality");
    assertThat(policy.decide(more.build(), Facts.call(service())).verdict()).isEqualTo("allow");
  }

  @Test
  void inPredicate_refuse_holdsWhereTheClassIsMasked() {
    Policy policy = policy("{id: m, when: {actor.kind: ai}, mask: \"pii.*\"}");
    Facts probing = Facts.select("users").plain("users.id").predicate("users.ssn");
    assertThat(decide(policy, probing).decidingRule()).isEqualTo("data.pii.ssn.in-predicate");
    assertThat(policy.decide(probing.build(), Facts.call(service())).verdict()).isEqualTo("allow");
    Facts byEmail = Facts.select("users").plain("users.id").predicate("users.email");
    assertThat(decide(policy, byEmail).verdict()).isEqualTo("allow");
  }

  @Test
  void masks_severalRules_strongestPerClass() {
    Policy policy =
        policyWith(
            "keys: {mask: \"" + KEY + "\"}\n",
            "{id: a, mask: \"pii.*\"}",
            "{id: b, mask: {\"pii.email\": hash}}",
            "{id: c, mask: {\"pii.ssn\": {partial: {keep-last: 2}}}}");
    MaskPlan plan =
        decide(policy, Facts.select("users").plain("users.email").plain("users.ssn")).masks();
    assertThat(plan.columns().get(0).spec()).isEqualTo(new MaskSpec.Hash("pii.email"));
    assertThat(plan.columns().get(1).spec()).isEqualTo(new MaskSpec.Partial(0, 2));
    assertThat(policy.maskKey()).hasSize(32);
  }

  @Test
  void masks_derivedOrUnknown_areFull() {
    Policy policy =
        policyWith(
            "keys: {mask: \"" + KEY + "\"}\n",
            "{id: a, mask: {\"pii.email\": hash, \"pii.ssn\": nullify}}");
    Facts facts =
        Facts.select("users")
            .derived("users.email")
            .derived("users.ssn")
            .derived("users.id")
            .unknownColumn();
    MaskPlan plan = decide(policy, facts).masks();
    assertThat(plan.columnsKnown()).isTrue();
    assertThat(plan.columns().get(0).spec()).isEqualTo(new MaskSpec.Redact());
    assertThat(plan.columns().get(1).spec()).isEqualTo(new MaskSpec.Nullify());
    assertThat(plan.columns().get(2)).isNull();
    assertThat(plan.columns().get(3).spec()).isEqualTo(new MaskSpec.Redact());
  }

  @Test
  void unknownOrigin_tablesNotNamed_isRedactedIfAClassHasColumns() {
    Facts facts = Facts.select("logs").unknownColumn();
    facts.hidden = true;
    Policy columns = policy("{id: a, mask: [pii.ssn, secret]}");
    assertThat(decide(columns, facts).masks().unknownOrigin()).isEqualTo(UnknownOrigin.REDACT);
    Policy detectors = policy("{id: a, mask: secret}");
    assertThat(decide(detectors, facts).masks().unknownOrigin()).isEqualTo(UnknownOrigin.DETECT);
  }

  @Test
  void tables_nameMayBeAViewOverAnything_isAnyTable() {
    Policy policy =
        policy(
            "{id: a, when: {operation: select, reads: payments}, deny: No.}",
            "{id: b, when: {operation: select, tables: {not: [logs, payments]}}, deny: No.}");
    Facts facts = Facts.select("logs");
    assertThat(decide(policy, facts).verdict()).isEqualTo("allow");
    facts.opaque = true;
    assertThat(decide(policy, facts).verdict()).isEqualTo("deny");
    assertThat(decide(policy, facts).rules()).containsExactly("a", "b");
  }

  @Test
  void unknownOrigin_tableWithoutClass_goesToTheDetectors() {
    Policy policy = policy("{id: a, mask: [pii.ssn, secret]}");
    MaskPlan plan = decide(policy, Facts.select("logs").unknownColumn()).masks();
    assertThat(plan.unknownOrigin()).isEqualTo(UnknownOrigin.DETECT);
    assertThat(plan.columnsKnown()).isFalse();
    assertThat(plan.detectors()).extracting("detector").containsExactly("jwt");
    Facts hidden = Facts.select("logs").unknownColumn();
    hidden.effects.add(Effect.DYNAMIC_SQL);
    assertThat(decide(policy, hidden).masks().unknownOrigin()).isEqualTo(UnknownOrigin.REDACT);
    Policy none = policy("{id: a, mask: pii.ssn}");
    assertThat(decide(none, Facts.select("logs").unknownColumn()).masks().unknownOrigin())
        .isEqualTo(UnknownOrigin.PASS);
  }

  @Test
  void observe_policy_recordsWithoutDoing() {
    Policy policy =
        policyWith(
            "mode: observe\n",
            "{id: d, deny: No.}",
            "{id: m, mask: \"pii.*\"}",
            "{id: l, limit: {rows: 1}}");
    Decision decision = decide(policy, Facts.select("users").plain("users.email"));
    assertThat(((Decision.Deny) decision).observed()).isTrue();
    assertThat(decision.masks().observed()).isTrue();
    assertThat(decision.limits()).isEqualTo(Limits.NONE);
  }

  @Test
  void trialRules_besideEnforcedOnes_changeNothing() {
    Policy policy =
        policy(
            "{id: t, mode: observe, mask: {\"pii.*\": nullify}}",
            "{id: u, mode: observe, deny: No.}",
            "{id: m, mask: \"pii.*\"}",
            "{id: v, mode: observe, limit: {rows: 1}}");
    Decision decision = decide(policy, Facts.select("users").plain("users.email"));
    assertThat(((Decision.Deny) decision).observed()).isTrue();
    assertThat(decision.masks().observed()).isFalse();
    assertThat(decision.masks().columns().get(0).spec()).isEqualTo(new MaskSpec.Email());
    assertThat(decision.limits()).isEqualTo(Limits.NONE);
    assertThat(decision.rules()).containsExactly("t", "u", "m", "v");
  }

  @Test
  void limits_overMoreThanAStatement_eachRuleCounts() {
    Policy policy =
        policy(
            "{id: b, limit: {affected: 9, per: hour}}",
            "{id: a, limit: {affected: 9, per: hour}}",
            "{id: c, limit: {rows: 4, time: 3s, per: conversation}}",
            "{id: d, limit: {rows: {max: 4, over: truncate}}}",
            "{id: e, limit: {rows: 4}}");
    assertThat(decide(policy, Facts.select("x")).limits().all())
        .containsExactly(
            new Limit(Kind.ROWS, Per.STATEMENT, 4, false, "e"),
            new Limit(Kind.ROWS, Per.CONVERSATION, 4, false, "c"),
            new Limit(Kind.AFFECTED, Per.HOUR, 9, false, "a"),
            new Limit(Kind.AFFECTED, Per.HOUR, 9, false, "b"),
            new Limit(Kind.TIME, Per.STATEMENT, 3000, false, "c"));
  }

  @Test
  void limits_several_smallestWins() {
    Policy policy =
        policy(
            "{id: a, limit: {rows: {max: 10, over: truncate}, time: 1m}}",
            "{id: b, limit: {rows: 10, affected: 5, time: 2s}}");
    assertThat(decide(policy, Facts.select("x")).limits())
        .isEqualTo(
            new Limits(
                List.of(
                    new Limit(Kind.ROWS, Per.STATEMENT, 10, false, "b"),
                    new Limit(Kind.AFFECTED, Per.STATEMENT, 5, false, "b"),
                    new Limit(Kind.TIME, Per.STATEMENT, 2000, false, "b"))));
  }
}
