package dev.sluice.agent.gate;

import dev.sluice.agent.audit.RecordSink;
import dev.sluice.agent.call.ConnectionState;
import dev.sluice.rules.Limits;
import dev.sluice.rules.MaskPlan;
import org.jspecify.annotations.Nullable;

/** What a driver runs beside its statements. Thread safe. */
final class Aside {

  private final Gate gate;
  private final GateParts parts;
  private final Recorder recorder;

  /** The driver's copy interface does not tell whose connection it uses. */
  private final ConnectionState connection;

  Aside(Gate gate, GateParts parts, Recorder recorder, ConnectionState connection) {
    this.gate = gate;
    this.parts = parts;
    this.recorder = recorder;
    this.connection = connection;
  }

  /**
   * A text that PostgreSQL's driver runs beside its statements (COPY, or a function call without
   * any text): judged, recorded, and refused if its values would have to be masked.
   */
  @Nullable Throwable run(CallStack stack, @Nullable String sql) {
    StatementState statement = new StatementState(connection, sql, false);
    Object verdict = gate.judge(stack, statement, sql, parts.policy().get(), true);
    if (!(verdict instanceof Judgement judgement)) {
      return (Throwable) verdict;
    }
    MaskPlan masks = judgement.decision().masks();
    if (judgement.policy().enforces() && masks.acts()) {
      return gate.refuse(
          stack, connection, "on-failure.mask", "What it copies cannot be masked; select it.");
    }
    for (Limits.Limit each : judgement.decision().limits().all()) {
      if (each.kind() != Limits.Kind.VALUES) { // of which it has none, as was just asked
        return gate.refuse(
            stack, connection, each.rule(), "Rows that it moves cannot be counted; select them.");
      }
    }
    Execution execution = gate.execution(statement, judgement);
    if (!gate.recorded(stack, execution)) {
      return Refusal.of(
          "on-failure.audit", Gate.NO_RECORD, parts.incarnation(), RecordSink.NOT_WRITTEN);
    }
    recorder.outcome(execution, null, -1, null);
    return null;
  }
}
