package dev.sluice.it.suites;

import dev.sluice.rules.StatementFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What became of the statements of a suite: the share understood, and what was not. */
final class Tally {

  private static final Pattern WORD = Pattern.compile("[A-Za-z_]+|\\S");

  /** What no grammar can know: what runs, or what is read, is not in the text. */
  private static final Pattern ELSEWHERE =
      Pattern.compile("not in the statement|a dump of every table|SQL inside a literal");

  private static final Pattern COMMENT = Pattern.compile("(?s)\\A(\\s+|/\\*.*?\\*/|--[^\n]*\n)+");

  private final String name;
  private final Map<String, Miss> misses = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private final List<String> lost = new ArrayList<>();
  private int met;
  private int parsed;
  private int understood;
  private int elsewhere;
  private int judged;
  private int larger;

  Tally(String name) {
    this.name = name;
  }

  private static final class Miss {
    int count;
    String example = "";
  }

  /** A statement that the database does not parse. */
  void rejected() {
    met++;
  }

  /** A statement that the database parses. */
  void parsed(String where, String sql, StatementFacts facts) {
    met++;
    parsed++;
    if (facts.understood()) {
      understood++;
      return;
    }
    if (ELSEWHERE.matcher(String.valueOf(facts.problem())).find()) {
      elsewhere++;
    }
    Miss miss = misses.computeIfAbsent(firstWords(sql), words -> new Miss());
    miss.count++;
    if (miss.example.isEmpty() || sql.length() < 120) {
      miss.example = where + ": " + facts.problem() + ": " + oneLine(sql);
    }
  }

  /** A statement whose tables the database told. */
  void judged(boolean more) {
    judged++;
    larger += more ? 1 : 0;
  }

  /** A statement that is understood, and wrongly. */
  void wrong(String where, String sql, String what) {
    wrong.add(where + ": " + what + ": " + oneLine(sql));
  }

  /** A statement that brought the database down. */
  void lost(String where, String sql) {
    lost.add(where + ": " + oneLine(sql));
  }

  List<String> wrong() {
    return wrong;
  }

  int parsed() {
    return parsed;
  }

  int judged() {
    return judged;
  }

  /** The share understood of what can be known from its text. */
  double share() {
    return parsed == elsewhere ? 0 : (double) understood / (parsed - elsewhere);
  }

  /** The figures, then what is not understood by first words, most frequent first. */
  String table() {
    StringBuilder text = new StringBuilder(4096);
    text.append(
        String.format(
            Locale.ROOT,
            "%s: %d statements, %d parsed by the database, %d understood = %.3f %%"
                + " (%.3f %% without %d whose effect is not in their text);"
                + " tables judged of %d, more than needed in %d, wrong in %d%n",
            name,
            met,
            parsed,
            understood,
            100.0 * understood / parsed,
            share() * 100,
            elsewhere,
            judged,
            larger,
            wrong.size()));
    misses.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> -entry.getValue().count))
        .forEach(
            entry ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "%6d  %-28s %s%n",
                        entry.getValue().count,
                        entry.getKey(),
                        entry.getValue().example)));
    lost.forEach(one -> text.append("LOST ").append(one).append('\n'));
    wrong.forEach(one -> text.append("WRONG ").append(one).append('\n'));
    return text.toString();
  }

  private static String firstWords(String sql) {
    Matcher matcher = WORD.matcher(COMMENT.matcher(sql).replaceFirst(""));
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < 2 && matcher.find(); i++) {
      words.append(i == 0 ? "" : " ").append(matcher.group().toUpperCase(Locale.ROOT));
    }
    return words.toString();
  }

  private static String oneLine(String sql) {
    String line = sql.strip().replaceAll("\\s+", " ");
    return line.length() > 300 ? line.substring(0, 300) + " …" : line;
  }
}
