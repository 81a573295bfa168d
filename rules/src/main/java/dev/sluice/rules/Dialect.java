package dev.sluice.rules;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The SQL dialect of a database; decides quoting, comments, case folding and scope rules. */
public enum Dialect {
  POSTGRESQL("postgresql", Folding.LOWER),
  MYSQL("mysql", Folding.INSENSITIVE),
  MARIADB("mariadb", Folding.INSENSITIVE),
  H2("h2", Folding.UPPER),
  SQLITE("sqlite", Folding.INSENSITIVE),
  SQLSERVER("sqlserver", Folding.INSENSITIVE),
  ORACLE("oracle", Folding.UPPER),
  ANSI("ansi", Folding.UPPER);

  /** What a database does with an identifier that is not quoted. */
  public enum Folding {
    LOWER,
    UPPER,
    INSENSITIVE
  }

  private final String word;
  private final Folding folding;

  Dialect(String word, Folding folding) {
    this.word = word;
    this.folding = folding;
  }

  /** The word that {@code check} and records use. */
  public String word() {
    return word;
  }

  /** What this database does with an identifier that is not quoted. */
  public Folding folding() {
    return folding;
  }

  /** The dialect named, or null if there is none of that name. */
  public static @Nullable Dialect of(String word) {
    String wanted = word.toLowerCase(Locale.ROOT);
    for (Dialect dialect : values()) {
      if (dialect.word.equals(wanted)) {
        return dialect;
      }
    }
    return null;
  }
}
