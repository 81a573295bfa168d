package dev.sluice.agent.gate;

import dev.sluice.agent.call.KnownDrivers;
import java.sql.PreparedStatement;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The text of a statement that was prepared before the agent came, from what the driver's own
 * object says of itself. Only known drivers are believed.
 */
final class Originals {

  /** Stands for a text that nobody knows: no dialect understands it. */
  static final String UNKNOWN = "\u0000 text unknown to Sluice";

  /** The text; null if the object does not tell it. */
  @Nullable String of(Statement statement) {
    if (!(statement instanceof PreparedStatement) || !KnownDrivers.made(statement)) {
      return null;
    }
    String name = statement.getClass().getName();
    String told = statement.toString();
    if (name.startsWith("org.postgresql.")) {
      return told.isEmpty() ? null : told;
    }
    if (name.startsWith("org.h2.")) {
      return between(told, ": ", told.endsWith("}") ? " {" : "");
    }
    if (name.startsWith("org.mariadb.jdbc.")) {
      return between(told, "sql:'", "', parameters:");
    }
    if (name.startsWith("com.mysql.")) {
      return between(told, ": ", "");
    }
    return null;
  }

  private static @Nullable String between(String told, String start, String end) {
    int from = told.indexOf(start);
    if (from < 0) {
      return null;
    }
    int to = end.isEmpty() ? told.length() : told.lastIndexOf(end);
    return to > from + start.length() ? told.substring(from + start.length(), to) : null;
  }
}
