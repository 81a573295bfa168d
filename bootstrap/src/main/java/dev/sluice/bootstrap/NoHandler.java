package dev.sluice.bootstrap;

import org.jspecify.annotations.Nullable;

/** Lets everything through: before the agent is ready for JDBC, and after it was switched off. */
public final class NoHandler implements Handler {

  /** The only one. */
  public static final NoHandler INSTANCE = new NoHandler();

  private NoHandler() {}

  @Override
  public @Nullable Object connecting(Object source, @Nullable Object url, @Nullable Object login) {
    return null;
  }

  @Override
  public @Nullable Throwable connected(
      Object token, Object source, @Nullable Object connection, @Nullable Throwable thrown) {
    return null;
  }

  @Override
  public @Nullable Object inside(Object self, String method) {
    return null;
  }

  @Override
  public void outside(
      Object token, Object self, @Nullable Object result, @Nullable Throwable thrown) {}

  @Override
  public @Nullable Object preparing(
      Object connection, @Nullable String sql, @Nullable Object second, @Nullable Object third) {
    return null;
  }

  @Override
  public @Nullable Throwable prepared(
      Object token, Object connection, @Nullable Object statement, @Nullable Throwable thrown) {
    return null;
  }

  @Override
  public @Nullable Object executing(
      Object statement, @Nullable String sql, @Nullable Object keys, int form) {
    return null;
  }

  @Override
  public @Nullable Throwable executed(
      Object token,
      Object statement,
      @Nullable Object result,
      long count,
      @Nullable Throwable thrown) {
    return null;
  }

  @Override
  public @Nullable Object batching(Object statement, @Nullable String sql, int step) {
    return null;
  }

  @Override
  public void batched(Object token) {}

  @Override
  public void parameter(Object statement, int index, @Nullable Object value) {}

  @Override
  public void parameter(Object statement, int index, long value) {}

  @Override
  public @Nullable Object fetching(Object statement, int form) {
    return null;
  }

  @Override
  public @Nullable Throwable fetched(
      Object token, Object statement, @Nullable Object resultSet, @Nullable Throwable thrown) {
    return null;
  }

  @Override
  public @Nullable Tally tallyOf(Object resultSet) {
    return null;
  }

  @Override
  public @Nullable Object reading(Object masks) {
    return null;
  }

  @Override
  public @Nullable Object readingOut(Object statement) {
    return null;
  }

  @Override
  public @Nullable Object read(
      Object reading, Object source, int column, @Nullable Object value, Object declaredType) {
    return value;
  }

  @Override
  public @Nullable Object read(
      Object reading,
      Object source,
      @Nullable String label,
      @Nullable Object value,
      Object declaredType) {
    return value;
  }

  @Override
  public void readFailed(Object reading) {}

  @Override
  public Throwable readThrew(Object reading, Object source, int column, Throwable thrown) {
    return thrown;
  }

  @Override
  public Throwable readThrew(
      Object reading, Object source, @Nullable String label, Throwable thrown) {
    return thrown;
  }

  @Override
  public boolean wasNull(Object masks, boolean driverSays) {
    return driverSays;
  }

  @Override
  public @Nullable Object moving(Object masks) {
    return null;
  }

  @Override
  public @Nullable Throwable updating(
      Object resultSet, Tally tally, int column, @Nullable String label, @Nullable Object value) {
    return null;
  }

  @Override
  public void cacheHolds(Object cache, @Nullable Object mapping) {}

  @Override
  public boolean sharesCache(@Nullable Object cache, @Nullable Object holds) {
    return true;
  }

  @Override
  public void moved(Object token) {}

  @Override
  public @Nullable Throwable beyond(Object resultSet, Tally tally) {
    return null;
  }

  @Override
  public void closing(Object connection) {}

  @Override
  public @Nullable Throwable moveFailed(Tally tally, Throwable thrown) {
    return null;
  }

  @Override
  public @Nullable Object warned(Object self, Object warning) {
    return null;
  }

  @Override
  public void resource(Object connection, @Nullable Object resource) {}

  @Override
  public @Nullable Throwable branching(Object resource, int step) {
    return null;
  }

  @Override
  public void branched(Object resource, int step, @Nullable Throwable thrown) {}

  @Override
  public void resultClosed(Object resultSet, Tally tally) {}

  @Override
  public @Nullable Object stepping(Object connection, int step, @Nullable Object argument) {
    return null;
  }

  @Override
  public @Nullable Throwable stepped(Object token, Object connection, @Nullable Throwable thrown) {
    return null;
  }

  @Override
  public void closed(Object self) {}

  @Override
  public void calendar(Object reading, @Nullable Object calendar) {}

  @Override
  public @Nullable Object changing(Object masks) {
    return null;
  }

  @Override
  public void relocated(Object connection) {}
}
