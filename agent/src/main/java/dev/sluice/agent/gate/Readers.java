package dev.sluice.agent.gate;

import dev.sluice.agent.call.ConnectionState;
import dev.sluice.agent.call.States;
import dev.sluice.agent.mask.ResultState;
import dev.sluice.agent.mask.WithheldWarnings;
import dev.sluice.bootstrap.Handler;
import dev.sluice.bootstrap.Tally;
import java.sql.SQLWarning;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** The part of the {@link Gatekeeper} that stands at getters and moves. Thread safe. */
abstract class Readers implements Handler {

  private final States states;
  private final DeclaredTypes types = new DeclaredTypes();

  Readers(States states) {
    this.states = states;
  }

  final States states() {
    return states;
  }

  @Override
  public @Nullable Object reading(Object masks) {
    return ((ResultState) masks).enter() ? masks : null;
  }

  @Override
  public @Nullable Object readingOut(Object statement) {
    StatementState state = states.get(statement, StatementState.class);
    ResultState out = state == null ? null : state.out;
    return out != null && out.enter() ? out : null;
  }

  @Override
  public void calendar(Object reading, @Nullable Object calendar) {
    ((ResultState) reading).in((Calendar) calendar);
  }

  @Override
  public @Nullable Object read(
      Object reading, Object source, int column, @Nullable Object value, Object declared) {
    if (((ResultState) reading).passes(column, value)) {
      return value;
    }
    return looked(reading, source, column, value, declared);
  }

  private @Nullable Object looked(
      Object reading, Object source, int column, @Nullable Object value, Object declared) {
    Class<?> type = types.of(declared);
    Object masked = ((ResultState) reading).leave(source, column, null, value, type);
    return masked instanceof Throwable || types.fits(type, value, masked) ? masked : null;
  }

  @Override
  public @Nullable Object read(
      Object reading,
      Object source,
      @Nullable String label,
      @Nullable Object value,
      Object declared) {
    Class<?> type = types.of(declared);
    String name = label == null ? "" : label;
    Object masked = ((ResultState) reading).leave(source, 0, name, value, type);
    return masked instanceof Throwable || types.fits(type, value, masked) ? masked : null;
  }

  @Override
  public void readFailed(Object reading) {
    ((ResultState) reading).abort();
  }

  @Override
  public Throwable readThrew(Object reading, Object source, int column, Throwable thrown) {
    return ((ResultState) reading).failed(source, column, null, thrown);
  }

  @Override
  public Throwable readThrew(
      Object reading, Object source, @Nullable String label, Throwable thrown) {
    return ((ResultState) reading).failed(source, 0, label == null ? "" : label, thrown);
  }

  @Override
  public boolean wasNull(Object masks, boolean driverSays) {
    ResultState state = (ResultState) masks;
    if (!state.enter()) {
      return driverSays;
    }
    state.exit();
    return state.wasNull(driverSays);
  }

  @Override
  public @Nullable Object moving(Object masks) {
    return ((ResultState) masks).enter() ? masks : null;
  }

  @Override
  public @Nullable Object changing(Object masks) {
    if (!((ResultState) masks).enter()) {
      return null;
    }
    CallStack.current().beginChange();
    return new Change((ResultState) masks);
  }

  private record Change(ResultState masks) {}

  @Override
  public void moved(Object token) {
    if (token instanceof Change change) {
      CallStack.current().endChange();
      change.masks.exit();
    } else {
      ((ResultState) token).exit();
    }
  }

  @Override
  public @Nullable Throwable moveFailed(Tally tally, Throwable thrown) {
    return tally.execution instanceof Execution execution
        ? Results.failure(execution, thrown)
        : null;
  }

  @Override
  public @Nullable Object warned(Object self, Object warning) {
    if (!(warning instanceof SQLWarning told)) {
      return null;
    }
    StatementState statement = states.get(self, StatementState.class);
    ConnectionState connection = statement == null ? connectionOf(self) : statement.connection;
    return connection != null && connection.quiet()
        ? WithheldWarnings.insteadOf(
            told, new OwnWords(connection, statement == null ? null : statement.sql))
        : null;
  }

  private @Nullable ConnectionState connectionOf(Object self) {
    ConnectionState connection = states.get(self, ConnectionState.class);
    if (connection != null) {
      return connection;
    }
    Tally tally = states.get(self, Tally.class);
    return tally != null && tally.execution instanceof Execution execution
        ? execution.statement.connection
        : null;
  }
}
