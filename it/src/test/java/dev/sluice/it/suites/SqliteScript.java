package dev.sluice.it.suites;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a text into statements as SQLite's own {@code sqlite3_complete} does. */
final class SqliteScript {

  private static final Pattern TRIGGER =
      Pattern.compile("(?is)\\s*(EXPLAIN\\s+)?CREATE\\s+(TEMP|TEMPORARY)?\\s*TRIGGER\\b.*");
  private static final Pattern NOTHING = Pattern.compile("(?s)(\\s|--[^\n]*|/\\*.*?(\\*/|\\z))*+");
  private static final Pattern TRIGGER_END = Pattern.compile("(?is).*\\bEND\\s*");

  private SqliteScript() {}

  static List<String> statements(String text) {
    List<String> statements = new ArrayList<>();
    int from = 0;
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == ';') {
        String statement = text.substring(from, at);
        if (!TRIGGER.matcher(statement).matches() || TRIGGER_END.matcher(statement).matches()) {
          add(statement, statements);
          from = at + 1;
        }
        at++;
      } else {
        at = token(text, at);
      }
    }
    add(text.substring(from), statements);
    return statements;
  }

  private static void add(String statement, List<String> statements) {
    if (!NOTHING.matcher(statement).matches()) {
      statements.add(statement.strip());
    }
  }

  /** The index behind the quoted text, comment or character here. */
  private static int token(String text, int at) {
    return switch (text.charAt(at)) {
      case '\'' -> behind(text, at, "'");
      case '"' -> behind(text, at, "\"");
      case '`' -> behind(text, at, "`");
      case '[' -> behind(text, at, "]");
      case '-' -> text.startsWith("--", at) ? behind(text, at, "\n") : at + 1;
      case '/' -> text.startsWith("/*", at) ? behind(text, at + 1, "*/") : at + 1;
      default -> at + 1;
    };
  }

  private static int behind(String text, int at, String end) {
    int close = text.indexOf(end, at + 1);
    return close < 0 ? text.length() : close + end.length();
  }
}
