package dev.sluice.rules.sql.lex;

import dev.sluice.rules.Dialect;

/**
 * How one database, in one session mode, cuts text into tokens. Immutable.
 *
 * @param dialect the database
 * @param backslash whether a backslash escapes in an ordinary string
 * @param ansiQuotes whether double quotes are identifiers in MySQL
 * @param modeKnown false if those two are a guess: then a text that depends on them is ambiguous
 */
public record LexRules(Dialect dialect, boolean backslash, boolean ansiQuotes, boolean modeKnown) {

  boolean mysql() {
    return dialect == Dialect.MYSQL || dialect == Dialect.MARIADB;
  }

  boolean postgres() {
    return dialect == Dialect.POSTGRESQL;
  }

  /** PostgreSQL, SQL Server and H2 nest block comments; MySQL, SQLite and Oracle do not. */
  boolean nestedComments() {
    return postgres() || dialect == Dialect.SQLSERVER || dialect == Dialect.H2;
  }

  boolean backtick() {
    return mysql() || dialect == Dialect.SQLITE || dialect == Dialect.H2;
  }

  boolean brackets() {
    return dialect == Dialect.SQLSERVER || dialect == Dialect.SQLITE;
  }

  boolean doubleQuotesAreStrings() {
    return mysql() && !ansiQuotes;
  }

  /** {@code U&''} and {@code U&""}. */
  boolean unicodeQuotes() {
    return postgres() || dialect == Dialect.H2 || dialect == Dialect.ANSI;
  }

  /** {@code @name} is a variable; in PostgreSQL it is an operator. */
  boolean variables() {
    return !postgres();
  }

  /** {@code #} and {@code @} inside a word. */
  boolean hashInWord() {
    return dialect == Dialect.ORACLE || dialect == Dialect.SQLSERVER;
  }

  /** {@code 1_000_000}. */
  boolean digitGroups() {
    return postgres() || dialect == Dialect.H2 || dialect == Dialect.SQLITE;
  }

  /** Databases in which each character above ASCII, spaces too, is part of a word. */
  boolean wideWords() {
    return postgres() || mysql() || dialect == Dialect.SQLITE;
  }
}
