package dev.sluice.agent.mask;

import dev.sluice.bootstrap.ForeignRefusal;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a statement threw whose values are masked. Databases quote values in their errors: the text
 * that is no number, the key that is there already; and whoever may raise an error says whatever he
 * wants, under any SQLSTATE.
 */
public final class FailedStatement {

  /** SQLSTATE classes that tell of the connection, the text or the server, not of values. */
  private static final Set<String> WITHOUT_VALUES =
      Set.of("08", "0A", "24", "25", "26", "28", "3D", "3F", "40", "42", "53", "54", "55", "57");

  private static final String OF_THE_TEXT = "42";
  private static final String H2 = "org.h2.";

  private FailedStatement() {}

  /**
   * What the application shall see instead.
   *
   * @param known tells names that are no news to who sent the statement
   * @return null if what was thrown tells no value
   */
  public static @Nullable Throwable insteadOf(Throwable thrown, Predicate<String> known) {
    if (!(thrown instanceof SQLException sql)
        || (isHarmless(sql)
            && sql.getNextException() == null
            && sql.getSuppressed().length == 0
            && !(sql.getCause() instanceof SQLException))) {
      return null; // not the database's words, or none that quote
    }
    return new CleanFailure(known, FailedStatement::isHarmless).of(sql, withheld(sql));
  }

  private static String withheld(SQLException sql) {
    return "Statement failed, and the database's words are withheld because they may quote a masked"
        + " value: sqlstate="
        + sql.getSQLState()
        + ", code="
        + sql.getErrorCode()
        + ". Check types and keys of the columns it uses.";
  }

  /** Whether the text may stay as it is. */
  private static boolean isHarmless(SQLException sql) {
    if (sql instanceof SQLInvalidAuthorizationSpecException
        && sql.getErrorCode() == ForeignRefusal.VENDOR_CODE) {
      return true; // a refusal of ours
    }
    String state = sql.getSQLState();
    String stateClass = state == null || state.length() < 2 ? "" : state.substring(0, 2);
    if (!WITHOUT_VALUES.contains(stateClass)) {
      return false;
    }
    ServerWords words = ServerWords.of(sql);
    if (words != null) {
      return stateClass.equals(OF_THE_TEXT) && words.ofText();
    }
    // A number is the server's: what it says a SIGNAL may have made up. H2 says no number of its
    // own.
    return sql.getErrorCode() == 0 && !sql.getClass().getName().startsWith(H2);
  }
}
