package dev.sluice.agent.mask;

import java.sql.DataTruncation;
import java.sql.SQLWarning;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Warnings without the values that the database's words quote: a NOTICE says whatever its function
 * was told to say, so only messages of a known form keep theirs.
 */
public final class WithheldWarnings {

  private static final int LONGEST_CHAIN = 100;
  private static final String TEXT =
      "Warning withheld, because it may quote a masked value: sqlstate=";

  private WithheldWarnings() {}

  /**
   * The same chain of states and codes; a truncation keeps its numbers, which are no text.
   *
   * @param known tells names that are no news to who reads it
   */
  public static @Nullable SQLWarning insteadOf(SQLWarning first, Predicate<String> known) {
    SQLWarning head = null;
    SQLWarning last = null;
    int length = 0;
    for (SQLWarning each = first;
        each != null && length < LONGEST_CHAIN;
        each = each.getNextWarning(), length++) {
      SQLWarning copy = copy(each, known);
      if (last == null) {
        head = copy;
      } else {
        last.setNextWarning(copy);
      }
      last = copy;
    }
    return head;
  }

  private static SQLWarning copy(SQLWarning warning, Predicate<String> known) {
    SQLWarning copy =
        warning instanceof DataTruncation cut
            ? new DataTruncation(
                cut.getIndex(),
                cut.getParameter(),
                cut.getRead(),
                cut.getDataSize(),
                cut.getTransferSize())
            : worded(warning, known);
    copy.setStackTrace(warning.getStackTrace());
    return copy;
  }

  private static SQLWarning worded(SQLWarning warning, Predicate<String> known) {
    String withheld = TEXT + warning.getSQLState() + ", code=" + warning.getErrorCode() + ".";
    ServerWords words = ServerWords.of(warning);
    if (words != null) {
      try {
        Object clean = words.without(known, withheld);
        Object made = warning.getClass().getConstructor(clean.getClass()).newInstance(clean);
        if (made instanceof SQLWarning same) {
          return same;
        }
      } catch (ReflectiveOperationException | RuntimeException otherVersion) {
        // Then one of the class above it.
        return new SQLWarning(withheld, warning.getSQLState(), warning.getErrorCode());
      }
    }
    String clean = MessageForms.without(warning.getMessage(), known);
    return new SQLWarning(
        clean == null ? withheld : clean, warning.getSQLState(), warning.getErrorCode());
  }
}
