package dev.sluice.agent.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.agent.audit.RecordSink;
import dev.sluice.agent.config.Arguments;
import dev.sluice.rules.ActorKind;
import dev.sluice.rules.Decision;
import dev.sluice.rules.Policy;
import dev.sluice.rules.record.FieldWriter;
import dev.sluice.rules.record.RecordType;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyDeskTest {

  private static final String FIRST = "1".repeat(64);
  private static final String SECOND = "2".repeat(64);

  private final Source source = new Source();
  private final List<RecordType> types = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PolicyInForce inForce =
      new PolicyInForce(new StubPolicy(FIRST, true), "p.yaml", true);
  private final Notices notices = new Notices(new PrintStream(err, true, StandardCharsets.UTF_8));
  private final PolicyDesk desk =
      new PolicyDesk(source, inForce, new Records(), notices, source.stamp());

  private static final class Source implements PolicySource {
    private Policy next = new StubPolicy(SECOND, true);
    private String stamp = "a";

    @Override
    public String name() {
      return "p.yaml";
    }

    @Override
    public Policy read() throws PolicyRefused {
      if (next == null) {
        throw new PolicyRefused("p.yaml:3:1: unknown key");
      }
      return next;
    }

    @Override
    public String stamp() {
      return stamp;
    }
  }

  private final class Records implements RecordSink {
    @Override
    public long publish(
        RecordType type, byte[] statement, byte[] connection, byte[] actor, FieldWriter own) {
      types.add(type);
      bodies.add(new String(own.array(), 0, own.size(), StandardCharsets.UTF_8));
      return types.size();
    }

    @Override
    public long lost() {
      return 0;
    }

    @Override
    public boolean accepts() {
      return true;
    }
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void doWork_nothingChanged_doesNothing() {
    assertThat(desk.doWork()).isFalse();
    assertThat(types).isEmpty();
  }

  @Test
  void doWork_fileChanged_swapsPolicyOnRecord() {
    source.stamp = "b";
    assertThat(desk.doWork()).isTrue();
    assertThat(inForce.get().hash()).isEqualTo(SECOND);
    assertThat(inForce.snapshot().number()).isEqualTo(2);
    assertThat(types).containsExactly(RecordType.POLICY);
    assertThat(bodies.get(0)).contains(SECOND, "p.yaml", "enforce", "Policy loaded");
    assertThat(desk.doWork()).isFalse();
  }

  @Test
  void doWork_badFile_keepsLastGoodPolicyAndSaysSoOnce() {
    source.stamp = "b";
    source.next = null;
    assertThat(desk.doWork()).isTrue();
    assertThat(inForce.get().hash()).isEqualTo(FIRST);
    assertThat(types).containsExactly(RecordType.POLICY);
    assertThat(bodies.get(0)).contains(FIRST, "error", "p.yaml:3:1: unknown key", "stays in force");
    assertThat(said()).contains("Policy refused", "p.yaml:3:1", "last good policy");
    assertThat(desk.doWork()).isFalse();
  }

  @Test
  void mode_observe_decidesButCarriesNothingOut() {
    assertThat(desk.mode(true, "by command").done()).isTrue();
    assertThat(inForce.get().enforces()).isFalse();
    Decision decision = inForce.get().decide(null, null);
    assertThat(decision).isInstanceOf(Decision.Deny.class);
    assertThat(((Decision.Deny) decision).observed()).isTrue();
    assertThat(decision.masks().observed()).isTrue();
    assertThat(inForce.get().onMaskFailure().closedFor(ActorKind.AI)).isFalse();
    assertThat(inForce.get().onAuditFailure().closedFor(ActorKind.AI)).isFalse();
    assertThat(types).containsExactly(RecordType.MODE);

    assertThat(desk.mode(false, "by command").done()).isTrue();
    assertThat(inForce.get().enforces()).isTrue();
  }

  @Test
  void mode_observe_outlivesReloads() {
    desk.mode(true, "by command");
    source.next = new StubPolicy(SECOND, false);
    desk.reload("by command");
    source.next = new StubPolicy(FIRST, true);
    desk.reload("by command");
    assertThat(inForce.get().enforces()).isFalse();
    desk.mode(false, "by command");
    assertThat(inForce.get().enforces()).isTrue();
  }

  @Test
  void mode_enforceOfAPolicyInObserve_failsAndSaysWhere() {
    source.next = new StubPolicy(SECOND, false);
    desk.reload("by command");
    PolicyDesk.Change change = desk.mode(false, "by command");
    assertThat(change.done()).isFalse();
    assertThat(change.sentence()).contains("policy=p.yaml", "mode: enforce");
  }

  @Test
  void closedPolicy_observed_isTheWayOut() {
    PolicyInForce closed = new PolicyInForce(new ClosedPolicy("/etc/p.yaml"), "/etc/p.yaml", false);
    Decision refusal = closed.get().decide(null, null);
    assertThat(((Decision.Deny) refusal).observed()).isFalse();
    assertThat(((Decision.Deny) refusal).sentence()).contains("/etc/p.yaml");
    closed.observe(true);
    assertThat(((Decision.Deny) closed.get().decide(null, null)).observed()).isTrue();
  }

  @Test
  void commands_reload_answersInTheFile(@TempDir Path directory) {
    Commands commands =
        new Commands(desk, () -> new ProtectionReport(true, List.of("fine")), notices);
    Path answer = directory.resolve("answer");
    commands.run(Arguments.parse("command=reload,answer=\"" + answer + '"'));
    assertThat(answer).content().startsWith("exit=0\nPolicy loaded (by command)");
  }

  @Test
  void commands_badReload_asksForExitCode(@TempDir Path directory) {
    source.next = null;
    Commands commands =
        new Commands(desk, () -> new ProtectionReport(true, List.of("fine")), notices);
    Path answer = directory.resolve("answer");
    commands.run(Arguments.parse("command=reload,answer=" + answer));
    assertThat(answer).content().startsWith("exit=1\nPolicy refused");
  }

  @Test
  void commands_status_isUnhealthyWithAFault(@TempDir Path directory) {
    ProtectionReport report =
        ProtectionReport.of(
            "Sluice", List.of(draft -> draft.line("ok"), draft -> draft.fault("broken driver")));
    Commands commands = new Commands(desk, () -> report, notices);
    Path answer = directory.resolve("answer");
    commands.run(Arguments.parse("command=status,answer=" + answer));
    assertThat(answer).hasContent("exit=1\nSluice: NOT HEALTHY\n  ok\n  FAULT  broken driver\n");
  }

  @Test
  void commands_noCommand_isANotice() {
    new Commands(desk, () -> new ProtectionReport(true, List.of()), notices)
        .run(Arguments.parse("policy=/x"));
    assertThat(said()).isEqualTo("Sluice: The agent runs already; this start does nothing.\n");
  }

  @Test
  void otherClients_loadedClasses_areFoundByPackage() {
    assertThat(new OtherClients(() -> new Class<?>[] {String.class, StubPolicy.class}).found())
        .isEmpty();
  }
}
