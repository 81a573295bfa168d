package dev.sluice.it.suites;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The SQL in a test of SQLite's: the braces behind the commands that run it. */
final class TclBlocks {

  private static final Pattern COMMAND =
      Pattern.compile(
          "\\b(execsql2?|catchsql|db2? eval|do_execsql_test|do_catchsql_test|do_eqp_test)\\b"
              + "([ \t]+-db[ \t]+\\w+)?");

  private TclBlocks() {}

  static List<String> of(String tcl) {
    List<String> blocks = new ArrayList<>();
    Matcher command = COMMAND.matcher(tcl);
    int at = 0;
    while (command.find(at)) {
      at = command.end();
      int open = blank(tcl, at);
      if (command.group(1).startsWith("do_")) {
        open = blank(tcl, wordEnd(tcl, open));
      }
      if (open < tcl.length() && tcl.charAt(open) == '{') {
        int close = closing(tcl, open);
        blocks.add(tcl.substring(open + 1, close));
        at = command.group(1).startsWith("do_") ? close : open + 1;
      }
    }
    return blocks;
  }

  private static int blank(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int wordEnd(String text, int from) {
    if (from < text.length() && text.charAt(from) == '{') {
      return Math.min(text.length(), closing(text, from) + 1);
    }
    int at = from;
    while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Where the brace closes that opens here; the end of the text if it does not. */
  private static int closing(String text, int open) {
    int depth = 0;
    for (int at = open; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return at;
      }
    }
    return text.length();
  }
}
