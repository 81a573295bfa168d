package dev.sluice.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * The door between instrumented JDBC classes and the agent: what inlined advice calls. Passes
 * everything on to {@link #handler}; a result set that has nothing to mask is answered here.
 */
public final class Door {

  /** {@code executeQuery}. */
  public static final int FORM_QUERY = 1;

  /** {@code executeUpdate} and {@code executeLargeUpdate}. */
  public static final int FORM_UPDATE = 2;

  /** {@code execute}. */
  public static final int FORM_ANY = 3;

  /** {@code executeBatch} and {@code executeLargeBatch}. */
  public static final int FORM_BATCH = 4;

  /** {@code getResultSet} and {@code getMoreResults}. */
  public static final int FORM_RESULT = 5;

  /** {@code getGeneratedKeys}. */
  public static final int FORM_KEYS = 6;

  /**
   * Something that a driver does beside its statements, COPY of PostgreSQL's driver: the text is
   * its class and method, and the keys are the arguments.
   */
  public static final int FORM_ASIDE = 7;

  /** {@code addBatch} with a text. */
  public static final int BATCH_TEXT = 1;

  /** {@code addBatch} of the present parameters. */
  public static final int BATCH_PARAMETERS = 2;

  /** {@code clearBatch}. */
  public static final int BATCH_CLEAR = 3;

  /** {@code clearParameters}. */
  public static final int PARAMETERS_CLEAR = 4;

  /** {@code commit}. */
  public static final int STEP_COMMIT = 1;

  /** {@code rollback}. */
  public static final int STEP_ROLLBACK = 2;

  /** {@code rollback} to a savepoint. */
  public static final int STEP_ROLLBACK_TO = 3;

  /** {@code setAutoCommit}; the argument tells. */
  public static final int STEP_AUTO_COMMIT = 4;

  /** {@code setSavepoint}. */
  public static final int STEP_SAVEPOINT = 5;

  /** {@code start} of a branch of a distributed transaction. */
  public static final int XA_START = 1;

  /** {@code prepare} of a branch. */
  public static final int XA_PREPARE = 2;

  /** {@code commit} of a branch. */
  public static final int XA_COMMIT = 3;

  /** {@code rollback} of a branch. */
  public static final int XA_ROLLBACK = 4;

  /**
   * Who answers. Written by the agent's composition root only: swapped when the agent is ready, and
   * when it is switched off.
   */
  public static volatile Handler handler = NoHandler.INSTANCE;

  /**
   * True once result sets may exist that have no field of ours, because their class was loaded
   * before the agent came.
   */
  public static volatile boolean fieldless;

  private Door() {}

  /** Hot path. The tally of a result set; null if it has none. */
  public static @Nullable Tally tally(Object resultSet) {
    if (resultSet instanceof Stateful stateful) {
      return stateful.sluice$state() instanceof Tally tally ? tally : null;
    }
    return fieldless ? handler.tallyOf(resultSet) : null;
  }

  /** Hot path. The start of a getter: null if nothing is masked, or if it is an inner call. */
  public static @Nullable Object reading(Object resultSet) {
    Tally tally = tally(resultSet);
    if (tally == null || tally.masks == null) {
      return null;
    }
    return handler.reading(tally.masks);
  }

  /** What {@code wasNull} of a result set shall say. */
  public static boolean wasNull(Object resultSet, boolean driverSays) {
    Tally tally = tally(resultSet);
    if (tally == null || tally.masks == null) {
      return driverSays;
    }
    return handler.wasNull(tally.masks, driverSays);
  }

  /**
   * Hot path. The start of {@code next} and of every other method that moves or changes the cursor:
   * the result set's tally, or null if there is none or an outer one is at work.
   */
  public static @Nullable Tally moving(Object resultSet) {
    Tally tally = tally(resultSet);
    if (tally == null || tally.moving) {
      return null;
    }
    tally.moving = true;
    return tally;
  }

  /**
   * Hot path. Its end; {@code row} if a row was stepped to. Returns what is to be thrown: the row
   * is one too many.
   */
  public static @Nullable Throwable moved(Tally tally, Object resultSet, boolean row) {
    tally.moving = false;
    return row && ++tally.rows > tally.most ? handler.beyond(resultSet, tally) : null;
  }

  /** A move threw. Returns what is to be thrown instead; null for what was. */
  public static @Nullable Throwable moveFailed(Tally tally, Throwable thrown) {
    return handler.moveFailed(tally, thrown);
  }

  /** The start of the masks' pause inside a method that moves or changes the cursor. */
  public static @Nullable Object pause(Tally tally) {
    return tally.masks == null ? null : handler.moving(tally.masks);
  }

  /** The same inside a method that changes rows. */
  public static @Nullable Object change(Tally tally) {
    return tally.masks == null ? null : handler.changing(tally.masks);
  }

  /** A value is about to be put into a row by index. Returns what is to be thrown instead. */
  public static @Nullable Throwable updating(
      Tally tally, Object resultSet, int column, @Nullable Object value) {
    return refused(tally, handler.updating(resultSet, tally, column, null, value));
  }

  /** The same by label. */
  public static @Nullable Throwable updating(
      Tally tally, Object resultSet, @Nullable String label, @Nullable Object value) {
    return refused(tally, handler.updating(resultSet, tally, 0, label == null ? "" : label, value));
  }

  private static @Nullable Throwable refused(Tally tally, @Nullable Throwable refusal) {
    if (refusal != null) {
      tally.moving = false;
    }
    return refusal;
  }

  /** Its end. */
  public static void resume(@Nullable Object pause) {
    if (pause != null) {
      handler.moved(pause);
    }
  }

  /** A result set was closed. */
  public static void resultClosed(Object resultSet) {
    Tally tally = tally(resultSet);
    if (tally != null) {
      handler.resultClosed(resultSet, tally);
    }
  }
}
