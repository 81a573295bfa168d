package dev.sluice.it.suites;

import dev.sluice.it.suites.QueryWitness.Validity;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.StatementFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What became of the queries of a set in the dialects of one database. */
final class QuerySetTally {

  private static final int LONGEST = 400;

  private final List<Dialect> dialects;
  private final List<String> problems = new ArrayList<>();
  private int met;
  private int parsed;
  private int prepared;
  private int notUnderstood;
  private int refused;
  private int judged;
  private int wrong;

  QuerySetTally(List<Dialect> dialects) {
    this.dialects = dialects;
  }

  List<Dialect> dialects() {
    return dialects;
  }

  void met(Validity validity) {
    met++;
    parsed += validity == Validity.NONE ? 0 : 1;
    prepared += validity == Validity.PREPARED ? 1 : 0;
  }

  void notUnderstood(QuerySet.Query query, Dialect dialect, StatementFacts facts) {
    notUnderstood++;
    problem("not understood (" + facts.problem() + ")", query, dialect);
  }

  void refused(QuerySet.Query query, Dialect dialect, String why) {
    refused++;
    problem(why, query, dialect);
  }

  /** A query whose tables the database told; {@code missing} is empty if the facts name them. */
  void judged(QuerySet.Query query, Dialect dialect, String missing) {
    judged++;
    if (!missing.isEmpty()) {
      wrong++;
      problem(missing, query, dialect);
    }
  }

  private void problem(String what, QuerySet.Query query, Dialect dialect) {
    String text = query.sql().replaceAll("\\s+", " ");
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text;
    problems.add(query.where() + " " + dialect.word() + ": " + what + ": " + cut);
  }

  void add(QuerySetTally other) {
    met += other.met;
    parsed += other.parsed;
    prepared += other.prepared;
    notUnderstood += other.notUnderstood;
    refused += other.refused;
    judged += other.judged;
    wrong += other.wrong;
    problems.addAll(other.problems);
  }

  int read() {
    return parsed;
  }

  /** Queries with any problem. */
  int wrong() {
    return notUnderstood + refused + wrong;
  }

  String problems() {
    return String.join("\n", problems);
  }

  String line(String name) {
    return String.format(
        Locale.ROOT,
        "queries %s %s: %d distinct, %d read by the database, %d of them fit its schema;"
            + " %d not understood, %d refused; tables judged of %d, wrong in %d",
        name,
        dialects,
        met,
        parsed,
        prepared,
        notUnderstood,
        refused,
        judged,
        wrong);
  }
}
