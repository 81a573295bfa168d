package dev.sluice.agent.mask;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What becomes of a result set that is itself a value: a cursor, a row value, an array's rows. */
interface NestedResults {

  /**
   * Puts it under a state for unknown origin.
   *
   * @param watch who counts what is handed out of the result in which it was found; null if nobody
   * @return the same object, or null if it could not be guarded; then it was closed
   */
  @Nullable ResultSet guarded(ResultSet found, @Nullable ValueWatch watch) throws SQLException;
}
