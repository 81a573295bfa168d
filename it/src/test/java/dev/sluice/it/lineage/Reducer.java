package dev.sluice.it.lineage;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a failing query shorter, as far as leaving words out of it goes. */
final class Reducer {

  private static final int MOST_TRIALS = 1500;

  private static final Pattern WORD =
      Pattern.compile("'[^']*'|\"[^\"]*\"|`[^`]*`|[\\w.]+|\\s+|::|:=|->>|->|\\|\\||[<>=!]+|.");

  /** Whether a shorter query still fails. */
  interface Check {
    boolean fails(String query) throws SQLException;
  }

  private Reducer() {}

  static String reduce(String query, Check check) throws SQLException {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(query);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    int trials = 0;
    for (int length = Math.max(1, words.size() / 2); length > 0; length /= 2) {
      for (int at = 0; at + length <= words.size() && trials < MOST_TRIALS; trials++) {
        List<String> less = new ArrayList<>(words.subList(0, at));
        less.addAll(words.subList(at + length, words.size()));
        if (check.fails(String.join("", less))) {
          words = less;
        } else {
          at += Math.max(1, length / 2);
        }
      }
    }
    return String.join("", words).strip();
  }
}
