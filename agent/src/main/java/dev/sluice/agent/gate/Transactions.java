package dev.sluice.agent.gate;

import dev.sluice.agent.call.ConnectionState;
import dev.sluice.agent.call.OpenTransaction;
import dev.sluice.agent.gate.CallStack.Frame;
import dev.sluice.agent.gate.CallStack.Kind;
import dev.sluice.agent.mask.FailedStatement;
import dev.sluice.bootstrap.Door;
import dev.sluice.rules.Policy;
import java.sql.Connection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Follows transactions by the calls of JDBC. A wrapper's call counts once, as the inner one. */
final class Transactions {

  private final Connections connections;
  private final Recorder recorder;
  private final Supplier<Policy> policy;

  Transactions(Connections connections, Recorder recorder, Supplier<Policy> policy) {
    this.connections = connections;
    this.recorder = recorder;
    this.policy = policy;
  }

  /** Whether a step would keep what was changed in a transaction that can only be rolled back. */
  @Nullable String spoilt(Connection connection, int step, @Nullable Object argument) {
    boolean keeps =
        step == Door.STEP_COMMIT
            || (step == Door.STEP_AUTO_COMMIT && Boolean.TRUE.equals(argument));
    ConnectionState state = keeps ? connections.known(connection) : null;
    return state == null ? null : state.spoiltBy();
  }

  Frame stepping(CallStack stack, Connection connection, int step, @Nullable Object argument) {
    Frame outer = stack.top(Kind.STEP);
    Frame frame = stack.push(Kind.STEP);
    frame.form = step;
    frame.argument = argument;
    frame.connection = connections.known(connection);
    frame.outer = outer != null && outer.form == step ? outer : null;
    return frame;
  }

  /** A step ended. Returns what is to be thrown instead: a commit may quote a key. */
  @Nullable Throwable stepped(
      CallStack stack, Frame frame, Connection connection, @Nullable Throwable thrown) {
    ConnectionState state = frame.connection;
    Frame outer = frame.outer;
    Object argument = frame.argument;
    int step = frame.form;
    boolean done = frame.done;
    stack.pop(frame);
    if (outer != null) {
      outer.done = true;
    }
    if (done) {
      return null;
    }
    if (state == null) {
      state = connections.of(stack, connection);
    }
    if (state != null) {
      follow(state, step, argument, thrown);
    }
    return thrown != null && state != null && state.quiet()
        ? FailedStatement.insteadOf(thrown, new OwnWords(state, null))
        : null;
  }

  private void follow(
      ConnectionState state, int step, @Nullable Object argument, @Nullable Throwable thrown) {
    switch (step) {
      case Door.STEP_COMMIT -> end(state, "commit", thrown);
      case Door.STEP_ROLLBACK -> end(state, "rollback", thrown);
      case Door.STEP_ROLLBACK_TO -> {
        record(state, "rollback-to", thrown);
        state.rolledBackToSavepoint();
      }
      case Door.STEP_SAVEPOINT -> {
        record(state, "savepoint", thrown);
        state.savepoint();
      }
      default -> autoCommit(state, Boolean.TRUE.equals(argument), thrown);
    }
  }

  private void autoCommit(ConnectionState state, boolean on, @Nullable Throwable thrown) {
    if (thrown != null) {
      return;
    }
    if (on && !state.autoCommit() && !stillOpen(state)) {
      end(state, "commit", null); // as JDBC says: switching it on ends the transaction
    }
    state.autoCommit(on);
  }

  /** Some drivers do nothing if it is on already, whatever transaction a text began. */
  private static boolean stillOpen(ConnectionState state) {
    Connection physical = state.begunByText() ? state.physical() : null;
    return physical != null && OpenTransaction.of(physical) == OpenTransaction.Told.OPEN;
  }

  private void end(ConnectionState state, String step, @Nullable Throwable thrown) {
    record(state, step, thrown);
    if (thrown == null && step.equals("commit")) {
      state.committed();
    } else if (thrown == null) {
      state.ended();
    }
  }

  /** The connection is gone with a transaction open: what becomes of that the database decides. */
  void closed(ConnectionState state) {
    record(state, "close", null);
    state.ended();
  }

  private void record(ConnectionState state, String step, @Nullable Throwable thrown) {
    if (state.openTransaction() != 0) {
      recorder.step(state, step, thrown, policy.get());
    }
  }
}
