package dev.sluice.agent.mask;

import java.sql.DataTruncation;
import java.sql.SQLWarning;
import org.jspecify.annotations.Nullable;

/** Warnings without the database's words: a NOTICE quotes whatever its function was told to say. */
public final class WithheldWarnings {

  private static final int LONGEST_CHAIN = 100;
  private static final String TEXT =
      "Warning withheld, because it may quote a masked value: sqlstate=";

  private WithheldWarnings() {}

  /** The same chain of states and codes; a truncation keeps its numbers, which are no text. */
  public static @Nullable SQLWarning insteadOf(SQLWarning first) {
    SQLWarning head = null;
    SQLWarning last = null;
    int length = 0;
    for (SQLWarning each = first;
        each != null && length < LONGEST_CHAIN;
        each = each.getNextWarning(), length++) {
      SQLWarning copy = copy(each);
      if (last == null) {
        head = copy;
      } else {
        last.setNextWarning(copy);
      }
      last = copy;
    }
    return head;
  }

  private static SQLWarning copy(SQLWarning warning) {
    SQLWarning copy =
        warning instanceof DataTruncation cut
            ? new DataTruncation(
                cut.getIndex(),
                cut.getParameter(),
                cut.getRead(),
                cut.getDataSize(),
                cut.getTransferSize())
            : new SQLWarning(
                TEXT + warning.getSQLState() + ", code=" + warning.getErrorCode() + ".",
                warning.getSQLState(),
                warning.getErrorCode());
    copy.setStackTrace(warning.getStackTrace());
    return copy;
  }
}
