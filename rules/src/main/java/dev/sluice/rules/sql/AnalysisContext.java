package dev.sluice.rules.sql;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.sql.session.SessionTexts;

/**
 * Everything beside the text that decides what a text means. Immutable.
 *
 * @param dialect the database's dialect
 * @param mode the modes of the session that change how text is read
 * @param catalog the tables and views known
 * @param session what the session holds by name
 */
public record AnalysisContext(
    Dialect dialect, SessionMode mode, Catalog catalog, SessionTexts session) {

  /** A session of which nothing is known by name. */
  public AnalysisContext(Dialect dialect, SessionMode mode, Catalog catalog) {
    this(dialect, mode, catalog, SessionTexts.NONE);
  }

  /** The same for a text that nobody knows in which order it runs with others. */
  public AnalysisContext withoutSession() {
    return session.isEmpty() ? this : new AnalysisContext(dialect, mode, catalog);
  }

  /** A dialect with its default modes and no catalog. */
  public static AnalysisContext of(Dialect dialect) {
    return new AnalysisContext(dialect, SessionMode.defaultOf(dialect), Catalog.EMPTY);
  }

  /**
   * Modes of a session that change how text is read.
   *
   * @param backslashEscapes whether a backslash escapes in an ordinary string: MySQL without
   *     NO_BACKSLASH_ESCAPES, PostgreSQL with standard_conforming_strings off
   * @param ansiQuotes whether double quotes are identifiers in MySQL
   * @param known false if the mode may have been changed in a way that was not seen: then a text
   *     whose reading depends on it is not understood
   */
  public record SessionMode(boolean backslashEscapes, boolean ansiQuotes, boolean known) {

    /** The defaults of a dialect. */
    public static SessionMode defaultOf(Dialect dialect) {
      boolean backslash = dialect == Dialect.MYSQL || dialect == Dialect.MARIADB;
      return new SessionMode(backslash, false, true);
    }
  }
}
