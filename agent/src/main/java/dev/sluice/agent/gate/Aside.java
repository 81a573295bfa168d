package dev.sluice.agent.gate;

import dev.sluice.agent.audit.RecordSink;
import dev.sluice.agent.call.ConnectionState;
import dev.sluice.agent.call.aside.Beside;
import dev.sluice.agent.call.aside.Callers;
import dev.sluice.agent.call.aside.SideDoor;
import dev.sluice.agent.call.aside.SideDoors;
import dev.sluice.agent.gate.CallStack.Frame;
import dev.sluice.agent.gate.CallStack.Kind;
import dev.sluice.bootstrap.Door;
import dev.sluice.bootstrap.Tally;
import dev.sluice.rules.Limits;
import dev.sluice.rules.MaskPlan;
import dev.sluice.rules.Policy;
import java.lang.reflect.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a driver runs beside its statements: judged as the SQL that does the same, recorded, and
 * refused if its values would have to be masked or its rows counted. Thread safe.
 */
final class Aside {

  private static final Object[] NOTHING = {};

  private final Gate gate;
  private final Supplier<Policy> policy;
  private final GateParts parts;
  private final Recorder recorder;
  private final Connections connections;

  /**
   * Where a driver does not tell whose connection it uses: one of which only the system is known.
   */
  private final Map<String, ConnectionState> unknown = new ConcurrentHashMap<>();

  Aside(Gate gate, GateParts parts, Recorder recorder, Connections connections) {
    this.gate = gate;
    this.policy = parts.policy();
    this.parts = parts;
    this.recorder = recorder;
    this.connections = connections;
  }

  /**
   * Hot path: statements of some drivers come down to such a call. It begins.
   *
   * @param method class and method, with dots
   * @param given its arguments
   * @return a frame, a refusal, or null if it is part of what was judged already
   */
  @Nullable Object begin(
      CallStack stack, Object self, @Nullable String method, @Nullable Object given) {
    SideDoor door = method == null ? null : SideDoors.of(method);
    if (method == null || door == null || (door.core() && stack.top() != null)) {
      return null;
    }
    if (door.isOwn(Callers.of(door, method))) {
      return null;
    }
    if (self instanceof ResultSet) {
      return exported(stack, self);
    }
    Frame frame = stack.push(Kind.ASIDE);
    if (door.after()) {
      frame.argument = door;
      return frame;
    }
    Object begun = judged(stack, door, self, method, given);
    if (begun instanceof Execution execution) {
      frame.execution = execution;
      return frame;
    }
    stack.pop(frame);
    return begun;
  }

  /** It ended, or threw. Returns what is to be thrown instead. */
  @Nullable Throwable end(
      CallStack stack,
      Frame frame,
      Object self,
      @Nullable Object result,
      @Nullable Throwable thrown) {
    Execution execution = frame.execution;
    Object after = frame.argument;
    stack.pop(frame);
    if (execution != null) {
      execution.ranNanos = System.nanoTime();
      recorder.outcome(execution, thrown, -1, null);
      return null;
    }
    return thrown == null && after instanceof SideDoor door && told(result)
        ? arrived(stack, door, self)
        : null;
  }

  private static boolean told(@Nullable Object result) {
    return result != null && result.getClass().isArray() && Array.getLength(result) != 0;
  }

  /** Something that only the result tells: notifications came. */
  private @Nullable Throwable arrived(CallStack stack, SideDoor door, Object self) {
    Object begun = judged(stack, door, self, "", NOTHING);
    if (begun instanceof Execution execution) {
      recorder.outcome(execution, null, -1, null);
      return null;
    }
    return (Throwable) begun;
  }

  /** An execution whose intent is on record, a refusal, or null if the call does nothing. */
  private @Nullable Object judged(
      CallStack stack, SideDoor door, Object self, String method, @Nullable Object given) {
    Object[] arguments = given instanceof Object[] some ? some : NOTHING;
    Beside beside;
    try {
      beside = door.reading().of(self, method.substring(method.lastIndexOf('.') + 1), arguments);
    } catch (ReflectiveOperationException | RuntimeException otherVersion) {
      // What it does nobody can say: a text that is not understood.
      beside = new Beside(null, "other_sql", null);
    }
    if (beside == null) {
      return null;
    }
    StatementState statement = statement(stack, self, beside);
    ConnectionState connection = statement.connection;
    Object verdict = gate.judge(stack, statement, statement.sql, policy.get(), true);
    if (!(verdict instanceof Judgement judgement)) {
      return verdict;
    }
    MaskPlan masks = judgement.decision().masks();
    boolean opaque = beside.opaque() && !masks.classes().isEmpty() && !masks.observed();
    if (judgement.policy().enforces() && (masks.acts() || opaque)) {
      return gate.refuse(
          stack, connection, "on-failure.mask", "What it moves cannot be masked; select it.");
    }
    for (Limits.Limit each : judgement.decision().limits().all()) {
      if (each.kind() != Limits.Kind.VALUES) { // of which it has none, as was just asked
        return gate.refuse(
            stack,
            connection,
            each.rule(),
            "Rows that it moves cannot be counted; use a statement.");
      }
    }
    Execution execution = gate.execution(statement, judgement);
    return gate.recorded(stack, execution)
        ? execution
        : Refusal.of(
            "on-failure.audit", Gate.NO_RECORD, parts.incarnation(), RecordSink.NOT_WRITTEN);
  }

  /** Under what the text is judged: a statement that runs in a way of its own knows its text. */
  private StatementState statement(CallStack stack, Object self, Beside beside) {
    StatementState known =
        beside.text() == null && self instanceof Statement prepared
            ? gate.statements().stateOf(stack, prepared)
            : null;
    return known == null
        ? new StatementState(connection(stack, beside), beside.text(), false)
        : new StatementState(known.connection, known.prepared ? known.sql : null, false);
  }

  private ConnectionState connection(CallStack stack, Beside beside) {
    ConnectionState known =
        beside.connection() instanceof Connection connection
            ? connections.of(stack, connection)
            : null;
    return known == null ? unknown.computeIfAbsent(beside.system(), connections::unknown) : known;
  }

  /** All rows of a result at once, past its getters. */
  private @Nullable Throwable exported(CallStack stack, Object resultSet) {
    Tally tally = Door.tally(resultSet);
    if (tally == null) {
      return null;
    }
    if (tally.masks != null) {
      return gate.refuse(
          stack, null, "on-failure.mask", "What is exported at once cannot be masked; read rows.");
    }
    return tally.most == Long.MAX_VALUE
        ? null
        : gate.refuse(stack, null, "limit", "Rows that are exported cannot be counted; read rows.");
  }
}
