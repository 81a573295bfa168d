package dev.sluice.it.suites;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The SQL in a test of MySQL's or MariaDB's: a file of statements among commands of the test
 * driver, which are left out, and so is what needs the driver's variables.
 */
final class MysqlTestFile {

  private static final Set<String> COMMANDS =
      Set.of(
          "append_file",
          "assert",
          "break",
          "cat_file",
          "change_user",
          "character_set",
          "chmod",
          "connect",
          "connection",
          "copy_file",
          "dec",
          "delimiter",
          "die",
          "diff_files",
          "dirty_close",
          "disable_abort_on_error",
          "disable_connect_log",
          "disable_info",
          "disable_metadata",
          "disable_parsing",
          "disable_ps_protocol",
          "disable_query_log",
          "disable_reconnect",
          "disable_result_log",
          "disable_rpl_parse",
          "disable_warnings",
          "disconnect",
          "echo",
          "enable_abort_on_error",
          "enable_connect_log",
          "enable_info",
          "enable_metadata",
          "enable_parsing",
          "enable_ps_protocol",
          "enable_query_log",
          "enable_reconnect",
          "enable_result_log",
          "enable_rpl_parse",
          "enable_warnings",
          "end",
          "end_timer",
          "error",
          "eval",
          "evalp",
          "exec",
          "execw",
          "exit",
          "file_exists",
          "horizontal_results",
          "if",
          "inc",
          "let",
          "list_files",
          "list_files_append_file",
          "list_files_write_file",
          "lowercase_result",
          "mkdir",
          "move_file",
          "output",
          "perl",
          "ping",
          "query",
          "query_attributes",
          "query_get_value",
          "query_horizontal",
          "query_vertical",
          "real_sleep",
          "reap",
          "remove_file",
          "remove_files_wildcard",
          "replace_column",
          "replace_numeric_round",
          "replace_regex",
          "replace_result",
          "require",
          "reset_connection",
          "result",
          "result_format",
          "rmdir",
          "save_master_pos",
          "send",
          "send_eval",
          "send_quit",
          "send_shutdown",
          "shutdown_server",
          "skip",
          "sleep",
          "sorted_result",
          "source",
          "start_timer",
          "sync_slave_with_master",
          "sync_with_master",
          "system",
          "vertical_results",
          "while",
          "write_file",
          "write_line");

  private static final Set<String> UNTIL_EOF = Set.of("perl", "write_file", "append_file");

  private final String text;
  private final List<String> statements = new ArrayList<>();
  private String delimiter = ";";
  private int at;

  private MysqlTestFile(String text) {
    this.text = text;
  }

  static List<String> statements(String text) {
    MysqlTestFile file = new MysqlTestFile(text.replace("\r\n", "\n"));
    while (file.at < file.text.length()) {
      file.next();
    }
    return file.statements;
  }

  private void next() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    if (at >= text.length()) {
      return;
    }
    char c = text.charAt(at);
    if (c == '#') {
      line();
    } else if (text.startsWith("--", at)) {
      command(line().substring(2).strip(), true);
    } else if (c == '}' || c == '{') {
      at++;
    } else if (!block()) {
      String found = take();
      if (!command(found, false) && !found.isBlank()) {
        statements.add(found.strip());
      }
    }
  }

  private String line() {
    int end = text.indexOf('\n', at);
    String line = text.substring(at, end < 0 ? text.length() : end);
    at = end < 0 ? text.length() : end + 1;
    return line;
  }

  /** {@code if (…)} and {@code while (…)} up to their brace. */
  private boolean block() {
    String ahead = text.substring(at, Math.min(text.length(), at + 40)).toLowerCase(Locale.ROOT);
    if (!ahead.matches("(?s)(if|while)\\s*\\(.*")) {
      return false;
    }
    int brace = text.indexOf('{', at);
    at = brace < 0 ? text.length() : brace + 1;
    return true;
  }

  /** Whether this is the driver's own; what it says of the text behind it is followed. */
  private boolean command(String found, boolean dashed) {
    String word = found.split("[^a-zA-Z_]", 2)[0].toLowerCase(Locale.ROOT);
    if (!COMMANDS.contains(word)) {
      return dashed;
    }
    if (word.equals("delimiter")) {
      delimiter = found.substring("delimiter".length()).strip();
      if (dashed && delimiter.endsWith(";") && delimiter.length() > 1) {
        delimiter = delimiter.substring(0, delimiter.length() - 1);
      }
    }
    if (UNTIL_EOF.contains(word)) {
      String[] words = found.strip().split("\\s+", -1);
      boolean named = words.length > (word.equals("perl") ? 1 : 2);
      String mark = "\n" + (named ? words[words.length - 1] : "EOF");
      int end = text.indexOf(mark, Math.max(0, at - 1));
      at = end < 0 ? text.length() : end + mark.length();
    }
    return true;
  }

  /** Up to the delimiter, quotes and comments passed over. */
  private String take() {
    int from = at;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (text.startsWith(delimiter, at)) {
        String found = text.substring(from, at);
        at += delimiter.length();
        return found;
      }
      boolean lineStart = at > 0 && text.charAt(at - 1) == '\n';
      if (lineStart && (c == '#' || text.startsWith("--", at))) {
        line();
      } else if (c == '\'' || c == '"' || c == '`') {
        quoted(c);
      } else {
        at++;
      }
    }
    return text.substring(from);
  }

  private void quoted(char quote) {
    at++;
    while (at < text.length() && text.charAt(at) != quote) {
      at += text.charAt(at) == '\\' && quote != '`' ? 2 : 1;
    }
    at = Math.min(text.length(), at + 1);
  }
}
