package dev.sluice.agent.gate;

import dev.sluice.agent.call.ConnectionState;
import dev.sluice.agent.call.States;
import dev.sluice.agent.gate.CallStack.Frame;
import dev.sluice.agent.gate.CallStack.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each statement object: learned when it is made, shared by its wrappers, found
 * out from the object itself where it was made unseen. Thread safe.
 */
final class Statements {

  static final String TOO_MANY =
      "Too many JDBC objects were open when Sluice came: it cannot keep account of this one.";

  private final Gate gate;
  private final GateParts parts;
  private final States states;
  private final Connections connections;
  private final Originals originals = new Originals();

  Statements(Gate gate, GateParts parts, States states, Connections connections) {
    this.gate = gate;
    this.parts = parts;
    this.states = states;
    this.connections = connections;
  }

  /** A statement is about to be created or prepared. */
  Frame preparing(
      CallStack stack,
      Connection connection,
      @Nullable String sql,
      @Nullable Object second,
      @Nullable Object third) {
    Frame outer = stack.top(Kind.PREPARE);
    Frame frame = stack.push(Kind.PREPARE);
    frame.sql = sql;
    // (String, int, int …) are type and concurrency, only a single int says which keys are wanted.
    frame.argument = third == null ? second : null;
    frame.outer = outer != null && Objects.equals(outer.sql, sql) ? outer : null;
    frame.connection = connections.known(connection);
    return frame;
  }

  /** It was, or not. */
  @Nullable Throwable prepared(
      CallStack stack, Frame frame, Connection connection, Statement statement) {
    StatementState state = frame.statement;
    Frame outer = frame.outer;
    String sql = frame.sql;
    Object keys = frame.argument;
    stack.pop(frame);
    if (state == null) {
      ConnectionState known = connections.of(stack, connection);
      if (known == null) {
        return gate.refuse(stack, null, "sluice", TOO_MANY);
      }
      state = new StatementState(known, sql, sql != null);
    }
    if (keys != null && sql != null && StatementState.kindOf(keys) != StatementState.KEYS_NONE) {
      state.keys(keys);
    }
    String reason = guard(connection, statement, state);
    if (reason != null) {
      return gate.refuse(stack, state.connection, "on-start", reason);
    }
    if (outer != null) {
      outer.statement = state;
    } else if (sql != null) {
      gate.judge().inspect(state, sql, true);
    }
    return null;
  }

  /** Keeps the state on both; why it must not be used, or null. */
  private @Nullable String guard(Connection connection, Statement statement, StatementState state) {
    if (!connections.share(connection, state.connection) || !states.put(statement, state)) {
      return TOO_MANY;
    }
    String reason = parts.unguarded().reason(statement.getClass());
    if (reason == null) {
      reason = parts.unguarded().reason(connection.getClass());
    }
    return reason == null || !parts.startedClosed() ? null : "Its driver is not guarded: " + reason;
  }

  /** Hot path. The state of a statement; null if it cannot be kept. */
  @Nullable StatementState stateOf(CallStack stack, Statement self) {
    StatementState known = states.get(self, StatementState.class);
    return known != null ? known : recovered(stack, self);
  }

  /** A statement that was made before the agent came, or by something that is not guarded. */
  private @Nullable StatementState recovered(CallStack stack, Statement self) {
    Connection connection;
    String sql;
    stack.beginOwnWork();
    try {
      connection = self.getConnection();
      sql = originals.of(self);
    } catch (SQLException | RuntimeException | LinkageError untold) {
      return null;
    } finally {
      stack.endOwnWork();
    }
    ConnectionState known = connection == null ? null : connections.of(stack, connection);
    if (known == null) {
      return null;
    }
    StatementState state = new StatementState(known, sql, self instanceof PreparedStatement);
    state.keys = StatementState.KEYS_ANY; // whether keys were asked for nobody can tell any more
    state.unseen = true;
    state.recovered = true; // nor what was added to a batch
    return states.put(self, state) ? state : null;
  }
}
