package dev.sluice.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * What stands behind the {@link Door}. Types are those of {@code java.base}; JDBC objects come as
 * {@code Object}. A token is what the entry of a call returns and its exit takes: null means that
 * the exit has nothing to do, a {@link Throwable} is to be thrown instead of running the call.
 *
 * <p>Implementations are safe for any number of threads and never throw: what they have to say they
 * return.
 */
public interface Handler {

  /**
   * The first note of an AI call is about to be left on a thread of this JVM: whatever carries
   * notes over threads is put in place now. False if nobody does that.
   */
  default boolean carrying() {
    return false;
  }

  /** Who the user is by what the application's security left on this thread; null if unknown. */
  default @Nullable Person person(Present here) {
    return null;
  }

  /**
   * A connection is asked for: of a driver (url and properties), of a data source (user or null).
   */
  @Nullable Object connecting(Object source, @Nullable Object url, @Nullable Object login);

  /** It was handed out, or not. Returns what is to be thrown instead. */
  @Nullable Throwable connected(
      Object token, Object source, @Nullable Object connection, @Nullable Throwable thrown);

  /** A method begins inside which a driver may run SQL of its own. */
  @Nullable Object inside(Object self, String method);

  /** It ends. */
  void outside(Object token, Object self, @Nullable Object result, @Nullable Throwable thrown);

  /**
   * A statement is created or, with {@code sql}, prepared.
   *
   * @param second the second argument of the overload that was called; null if it has none
   * @param third the third one
   */
  @Nullable Object preparing(
      Object connection, @Nullable String sql, @Nullable Object second, @Nullable Object third);

  /** It was. Returns what is to be thrown instead. */
  @Nullable Throwable prepared(
      Object token, Object connection, @Nullable Object statement, @Nullable Throwable thrown);

  /**
   * A statement is about to run.
   *
   * @param sql its text; null for a prepared statement or a batch
   * @param keys the second argument: generated keys wanted
   * @param form one of the {@code FORM_} constants of {@link Door}
   */
  @Nullable Object executing(
      Object statement, @Nullable String sql, @Nullable Object keys, int form);

  /**
   * It ran, or threw. Returns what is to be thrown instead.
   *
   * @param result the result set or the counts of a batch; null for other forms
   * @param count the update count; of {@code execute} 1 if there is a result set, else 0
   */
  @Nullable Throwable executed(
      Object token,
      Object statement,
      @Nullable Object result,
      long count,
      @Nullable Throwable thrown);

  /** A text or the present parameters are added to the batch, or it is cleared. */
  @Nullable Object batching(Object statement, @Nullable String sql, int step);

  /** The text was added, or not. */
  void batched(Object token);

  /** Hot path. A parameter is set. */
  void parameter(Object statement, int index, @Nullable Object value);

  /** Hot path. A parameter of an integral type is set. */
  void parameter(Object statement, int index, long value);

  /** A result set or the generated keys are asked for; {@code form} of {@link Door}. */
  @Nullable Object fetching(Object statement, int form);

  /** They were handed out. Returns what is to be thrown instead. */
  @Nullable Throwable fetched(
      Object token, Object statement, @Nullable Object resultSet, @Nullable Throwable thrown);

  /** A result set without a field of ours is read or moved. */
  @Nullable Tally tallyOf(Object resultSet);

  /** Hot path. A getter of a result set with masks begins; null for an inner call. */
  @Nullable Object reading(Object masks);

  /** An OUT parameter of a callable statement is read; null if nothing is masked. */
  @Nullable Object readingOut(Object statement);

  /** The getter at work was given a calendar. */
  void calendar(Object reading, @Nullable Object calendar);

  /**
   * The value that a getter by index shall return; a {@link Throwable} that is not the driver's own
   * value is to be thrown instead.
   */
  @Nullable Object read(
      Object reading, Object source, int column, @Nullable Object value, Object declaredType);

  /** The same of a getter by label. */
  @Nullable Object read(
      Object reading,
      Object source,
      @Nullable String label,
      @Nullable Object value,
      Object declaredType);

  /** A read that has nothing to replace ended. */
  void readFailed(Object reading);

  /**
   * A getter by index threw. Returns what is to be thrown: drivers quote the value that they could
   * not convert.
   */
  Throwable readThrew(Object reading, Object source, int column, Throwable thrown);

  /** A getter by label threw. Returns what is to be thrown. */
  Throwable readThrew(Object reading, Object source, @Nullable String label, Throwable thrown);

  /** What {@code wasNull} shall say. */
  boolean wasNull(Object masks, boolean driverSays);

  /** A method that moves the cursor begins; null if inner reads need no care. */
  @Nullable Object moving(Object masks);

  /** A method that changes rows begins: result sets that it produces for itself stay raw. */
  @Nullable Object changing(Object masks);

  /** It ends. */
  void moved(Object token);

  /**
   * A value is about to be put into a row of a result set. Returns what is to be thrown instead.
   *
   * @param column 1-based; 0 with a label
   */
  @Nullable Throwable updating(
      Object resultSet, Tally tally, int column, @Nullable String label, @Nullable Object value);

  /** A cache that threads share holds rows of what that mapping tells. */
  void cacheHolds(Object cache, @Nullable Object mapping);

  /**
   * Whether a shared cache may answer who asks now, and keep what was read for them.
   *
   * @param cache one of which {@link #cacheHolds} told; null if it is not known
   * @param holds the text of the query, or the names of its tables; null if not known
   */
  boolean sharesCache(@Nullable Object cache, @Nullable Object holds);

  /** A row was stepped to that may be one too many. Returns what is to be thrown. */
  @Nullable Throwable beyond(Object resultSet, Tally tally);

  /** A method that moves the cursor or changes rows threw. Returns what is to be thrown instead. */
  @Nullable Throwable moveFailed(Tally tally, Throwable thrown);

  /** Warnings are handed out. Returns those that shall be instead; null to leave them. */
  @Nullable Object warned(Object self, Object warning);

  /** A result set is closed. */
  void resultClosed(Object resultSet, Tally tally);

  /** A transaction step begins; {@code step} of {@link Door}. */
  @Nullable Object stepping(Object connection, int step, @Nullable Object argument);

  /** It ends. Returns what is to be thrown instead. */
  @Nullable Throwable stepped(Object token, Object connection, @Nullable Throwable thrown);

  /** An XA connection handed out its resource. */
  void resource(Object connection, @Nullable Object resource);

  /** A step of a branch begins; {@code step} of {@link Door}. Returns what is to be thrown. */
  @Nullable Throwable branching(Object resource, int step);

  /** It ended, or failed. */
  void branched(Object resource, int step, @Nullable Throwable thrown);

  /** A connection looks names up elsewhere from now on. */
  void relocated(Object connection);

  /** A connection is about to be closed. */
  void closing(Object connection);

  /** A statement or connection was closed. */
  void closed(Object self);
}
