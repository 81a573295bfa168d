package dev.sluice.agent.gate;

import dev.sluice.agent.call.States;
import dev.sluice.agent.gate.CallStack.Frame;
import dev.sluice.agent.gate.CallStack.Kind;
import dev.sluice.bootstrap.Door;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Result sets and generated keys that are fetched after their statement ran. Thread safe. */
final class Fetches {

  private final Gate gate;
  private final States states;
  private final Results results;

  Fetches(Gate gate, States states, Results results) {
    this.gate = gate;
    this.states = states;
    this.results = results;
  }

  /** A result set or generated keys are asked for. */
  @Nullable Frame fetching(CallStack stack, Statement self, int form) {
    StatementState statement = states.get(self, StatementState.class);
    if (statement == null) {
      return null;
    }
    Frame outer = stack.top(Kind.FETCH);
    Frame frame = stack.push(Kind.FETCH);
    frame.statement = statement;
    frame.form = form;
    frame.outer = outer != null && outer.form == form ? outer : null;
    return frame;
  }

  /** They were handed out. */
  @Nullable Throwable fetched(CallStack stack, Frame frame, @Nullable Object resultSet) {
    StatementState statement = Objects.requireNonNull(frame.statement);
    Frame outer = frame.outer;
    boolean done = frame.done;
    boolean known = frame.form == Door.FORM_RESULT || statement.keys != StatementState.KEYS_NONE;
    stack.pop(frame);
    if (!(resultSet instanceof ResultSet produced)) {
      return null;
    }
    if (outer != null) {
      outer.done = true;
    }
    if (done) {
      results.wraps(produced);
      return null;
    }
    Execution execution = statement.last;
    if (execution == null || stack.changing() || results.isTagged(produced, execution)) {
      return null;
    }
    String problem = results.tag(execution, produced, known);
    return problem == null
        ? null
        : gate.refuse(stack, statement.connection, "on-failure.mask", problem);
  }
}
