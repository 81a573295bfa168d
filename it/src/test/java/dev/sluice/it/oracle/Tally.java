package dev.sluice.it.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sums over many verdicts, and the statements that are not as they should be. One thread. */
final class Tally {

  private static final List<String> NOT_IN_THE_TEXT =
      List.of("EXECUTESTMT", "FETCHSTMT", "CREATETABLEASSTMT", "EXPLAINSTMT");

  int statements;
  int parsed;
  int understood;
  int notInTheText;
  int judged;
  int queries;
  int outputs;
  int named;
  int withExtras;
  final List<Verdict> failed = new ArrayList<>();
  int hidden;
  final List<Verdict> notUnderstood = new ArrayList<>();
  final List<Verdict> wrong = new ArrayList<>();
  final List<Verdict> extra = new ArrayList<>();
  final Map<String, Integer> reasons = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();

  void note(String note) {
    notes.add(note);
  }

  void add(Verdict verdict) {
    statements++;
    if (!verdict.parsed) {
      failed.add(verdict);
      return;
    }
    parsed++;
    if (verdict.failure != null) {
      failed.add(verdict);
    }
    if (verdict.understood()) {
      understood++;
    } else {
      notInTheText += notInTheText(verdict) ? 1 : 0;
      notUnderstood.add(verdict);
      reasons.merge(reason(verdict), 1, Integer::sum);
    }
    if (verdict.judged) {
      judged++;
      queries += verdict.utility.isEmpty() ? 1 : 0;
      outputs += verdict.outputJudged ? 1 : 0;
      named += verdict.named ? 1 : 0;
      withExtras += verdict.extras.isEmpty() ? 0 : 1;
      hidden += verdict.hidden > 0 ? 1 : 0;
    }
    if (!verdict.extras.isEmpty()) {
      extra.add(verdict);
    }
    if (!verdict.problems.isEmpty()) {
      wrong.add(verdict);
    }
  }

  /** What runs, or whose rows come, stands in an earlier statement. */
  private static boolean notInTheText(Verdict verdict) {
    String problem = String.valueOf(verdict.facts.problem());
    boolean elsewhere =
        problem.startsWith("the text that runs is not in")
            || problem.startsWith("the query of a cursor is not in");
    return elsewhere && (verdict.utility.isEmpty() || NOT_IN_THE_TEXT.contains(verdict.utility));
  }

  private static String reason(Verdict verdict) {
    String problem = String.valueOf(verdict.facts.problem());
    return problem.replaceAll("position=\\d+", "position=…");
  }

  double share() {
    return parsed == 0 ? 0 : 100.0 * understood / parsed;
  }

  /** The sums. */
  List<String> summary() {
    List<String> lines = new ArrayList<>(notes);
    lines.add("statements=" + statements);
    lines.add("parsed by PostgreSQL=" + parsed);
    lines.add("understood=" + understood);
    lines.add("not understood=" + notUnderstood.size());
    lines.add("not in the text among them=" + notInTheText);
    lines.add("share=" + Math.floor(share() * 1000) / 1000 + " %");
    lines.add("judged=" + judged + ", queries and row writes among them=" + queries);
    lines.add("result columns judged=" + outputs);
    lines.add("of what ran under a name=" + named);
    lines.add("wrong=" + wrong.size());
    lines.add("with more tables than touched=" + withExtras);
    lines.add("with relations of rules or policies=" + hidden);
    return lines;
  }

  /** What is not understood, by its reason, the most frequent first. */
  List<String> table() {
    return reasons.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .toList();
  }

  /** Statements with what is wrong with them. */
  static List<String> told(List<Verdict> verdicts) {
    return verdicts.stream()
        .map(one -> one.where + " " + one.utility + " " + one.complaint() + "\n" + one.sql.strip())
        .toList();
  }
}
