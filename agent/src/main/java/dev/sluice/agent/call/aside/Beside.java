package dev.sluice.agent.call.aside;

import org.jspecify.annotations.Nullable;

/**
 * What a call beside the statements does.
 *
 * @param connection the driver's connection on which it happens; null if the driver does not tell
 * @param system the database system, in the words of {@link dev.sluice.rules.DatabaseInfo}
 * @param text the SQL that does the same; null if no text says it, which is read as a statement
 *     that nobody understands
 * @param opaque true if it hands out values of which nobody knows where they come from
 */
public record Beside(
    @Nullable Object connection, String system, @Nullable String text, boolean opaque) {

  /** What hands out nothing, or what its text says. */
  public Beside(@Nullable Object connection, String system, @Nullable String text) {
    this(connection, system, text, false);
  }

  /** What the statement itself was prepared for. */
  static Beside statement() {
    return new Beside(null, "other_sql", null);
  }

  /** An insert of values that are not known yet, into a table by its parts from the left. */
  static String insertInto(char quote, @Nullable Object... parts) {
    return "INSERT INTO " + name(quote, parts) + " VALUES (?)";
  }

  /** A quoted name of those parts that are there. */
  static String name(char quote, @Nullable Object... parts) {
    StringBuilder name = new StringBuilder();
    for (Object part : parts) {
      if (part == null || part.toString().isEmpty()) {
        continue;
      }
      String twice = String.valueOf(quote) + quote;
      name.append(name.length() == 0 ? "" : ".")
          .append(quote)
          .append(part.toString().replace(String.valueOf(quote), twice))
          .append(quote);
    }
    return name.toString();
  }
}
