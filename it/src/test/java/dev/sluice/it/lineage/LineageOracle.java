package dev.sluice.it.lineage;

import dev.sluice.it.kit.DatabaseServer;
import dev.sluice.it.kit.DatabaseServer.Kind;
import dev.sluice.rules.Catalog;
import dev.sluice.rules.Policy;
import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Asks databases that differ in their sensitive cells alone the same questions and holds the
 * answers against the lineage: a column that is called clean holds no piece of a sensitive cell,
 * and, unless a sensitive column decides over the rows, never differs.
 */
final class LineageOracle implements AutoCloseable {

  /** How many values there are, and how many different ones, is not held to be sensitive. */
  private static final Pattern COUNTS =
      Pattern.compile("count\\s*\\((?!\\*\\))", Pattern.CASE_INSENSITIVE);

  /** The share of needless masks is that of so many queries: to prove a mask needed is dear. */
  private static final int MEASURED = 5000;

  /** How often a difference must come again. */
  private static final int REPEATS = 10;

  private final Kind kind;
  private final Policy policy;
  private final Catalog catalog;
  private final Databases databases;
  private final Twins twins;
  private final Trials trials;

  final Figures figures = new Figures();

  /** A query that leaks, and how. */
  record Leak(long seed, String how, String query) {
    @Override
    public String toString() {
      return "seed " + seed + ", " + how + ": " + query;
    }
  }

  /**
   * A query and its answers.
   *
   * @param others from databases with other sensitive cells
   * @param asked those databases
   */
  private record Question(
      String script, Reading reading, Answer one, List<Answer> others, List<Connection> asked) {
    int count() {
      return one.columns().size();
    }
  }

  /** One query for each leak. */
  final List<Leak> leaks = new ArrayList<>();

  LineageOracle(DatabaseServer server) throws SQLException, IOException {
    this.kind = server.kind();
    this.policy = Reading.policy(kind);
    this.databases = new Databases(server);
    this.twins = new Twins(databases);
    this.trials = new Trials(databases);
    this.catalog = LineageCatalog.read(databases.first, kind);
    databases.first.rollback();
  }

  /** Asks one query; false if it is not judged: refused, or too slow. */
  boolean ask(String script, long seed) throws SQLException {
    try {
      Question question = question(script, seed);
      if (question.one().problem() != null) {
        figures.refused(question.one().problem());
        return false;
      }
      String leak = leak(question);
      if (leak != null) {
        leaks.add(new Leak(seed, leak, script));
      }
      countQuery(question);
      countColumns(question);
      return true;
    } catch (SQLTimeoutException | SQLNonTransientConnectionException | BatchUpdateException e) {
      figures.timedOut(script); // or the server died of it, or of the one before
      return false;
    }
  }

  /** Whether the query leaks, for the reducer. */
  boolean leaks(String script, long seed) throws SQLException {
    try {
      Question question = question(script, seed);
      return question.one().problem() == null && leak(question) != null;
    } catch (SQLTimeoutException e) {
      return false;
    }
  }

  private Question question(String script, long seed) throws SQLException {
    Answer one = Answer.of(databases.first, script);
    Reading reading = Reading.of(script, kind, catalog, policy);
    if (one.problem() != null) {
      return new Question(script, reading, one, List.of(), List.of());
    }
    List<Connection> asked = new ArrayList<>(List.of(databases.second));
    if (!COUNTS.matcher(script).find()) {
      asked.add(databases.free.get((int) Math.floorMod(seed, (long) Databases.FREE)));
    }
    List<Answer> others = new ArrayList<>();
    for (Connection connection : asked) {
      others.add(Answer.of(connection, script));
    }
    return new Question(script, reading, one, others, asked);
  }

  private String leak(Question question) throws SQLException {
    String found = leak(question, question.reading());
    if (found != null) {
      return "with the catalog, " + found;
    }
    found = leak(question, Reading.of(question.script(), kind, Catalog.UNREAD, policy));
    return found == null ? null : "without a catalog, " + found;
  }

  private String leak(Question question, Reading masked) throws SQLException {
    for (int i = 0; i < question.count(); i++) {
      String how = masked.masks(i, question.count()) ? null : shows(question, i);
      if (how != null) {
        return "column " + (i + 1) + " " + how;
      }
    }
    return null;
  }

  private String shows(Question question, int column) throws SQLException {
    if (question.one().tells(column)) {
      return "tells";
    }
    for (int i = 0; i < question.others().size(); i++) {
      Answer other = question.others().get(i);
      if (other.columns().size() != question.count()) {
        continue; // It failed there: what makes a query fail is a predicate.
      }
      if (other.tells(column)) {
        return "tells";
      }
      if (!question.reading().decidesBySensitive() && differs(question, i, column)) {
        return "differs";
      }
    }
    return null;
  }

  /**
   * Whether a column differs, and neither as it does where the same cells lie in other places, nor
   * only by the plan: shorter cells make a smaller table, which may be joined from the other side.
   */
  private boolean differs(Question question, int number, int column) throws SQLException {
    Answer other = question.others().get(number);
    for (View view : View.values()) {
      List<String> expected = view.of(question.one().columns().get(column));
      if (!expected.equals(view.of(other.columns().get(column)))
          && twins.agree(question.script(), question.one(), view, column)
          && !agreesByAnotherPlan(question, number, view, column)
          && repeats(question, number, view, column)) {
        return true;
      }
    }
    return false;
  }

  /** What a cell decides is so each time; where equal rows lie in memory is not. */
  private boolean repeats(Question question, int number, View view, int column)
      throws SQLException {
    List<String> expected = view.of(question.one().columns().get(column));
    for (int i = 0; i < REPEATS; i++) {
      Answer one = Answer.of(databases.first, question.script());
      Answer other = Answer.of(question.asked().get(number), question.script());
      if (one.columns().size() != question.count()
          || other.columns().size() != question.count()
          || !view.of(one.columns().get(column)).equals(expected)
          || view.of(other.columns().get(column)).equals(expected)) {
        return false;
      }
    }
    return true;
  }

  private boolean agreesByAnotherPlan(Question question, int number, View view, int column)
      throws SQLException {
    List<String> expected = view.of(question.one().columns().get(column));
    for (String plan : databases.plans()) {
      Answer answer =
          Answer.of(question.asked().get(number), plan + Answer.THEN + question.script());
      if (answer.columns().size() == question.count()
          && view.of(answer.columns().get(column)).equals(expected)) {
        return true;
      }
    }
    return false;
  }

  private void countQuery(Question question) {
    figures.answered++;
    if (question.others().stream().anyMatch(other -> other.problem() != null)) {
      figures.failedElsewhere++;
    }
    if (!question.reading().facts.understood()) {
      figures.notUnderstood++;
      figures.unread.add(question.reading().facts.problem() + " | " + question.script());
    }
  }

  private void countColumns(Question question) throws SQLException {
    Reading reading = question.reading();
    figures.columns += question.count();
    for (int i = 0; i < question.count() && reading.facts.understood(); i++) {
      boolean masked = reading.masks(i, question.count());
      if (figures.answered <= MEASURED
          && (masked ? isClean(question, i) : question.one().says(i))) {
        figures.clean(masked, question.script(), i);
      }
      if (!masked && reading.decidesBySensitive()) {
        figures.decided++;
      } else if (!masked && varies(question, i)) {
        figures.unsteady++;
      }
    }
  }

  private static boolean varies(Question question, int column) {
    List<String> seen = question.one().columns().get(column);
    return question.others().stream()
        .filter(other -> other.columns().size() == question.count())
        .anyMatch(other -> !other.columns().get(column).equals(seen));
  }

  /**
   * Whether a column is the same whatever the sensitive cells hold, no piece of one, and not always
   * empty. The databases are asked one after the other until one differs.
   */
  private boolean isClean(Question question, int column) throws SQLException {
    Answer one = question.one();
    boolean says = one.says(column);
    for (Answer other : question.others()) {
      if (!same(one, other, column)) {
        return false;
      }
      says |= other.says(column);
    }
    for (Connection connection : databases.free) {
      Answer other = Answer.of(connection, question.script());
      if (!same(one, other, column)) {
        return false;
      }
      says |= other.says(column);
    }
    for (int i = 0; says && i < Trials.MOST; i++) {
      if (!same(one, trials.answer(question.script(), i), column)) {
        return false;
      }
    }
    return says;
  }

  /** Whether an answer is the same and no piece of a cell. */
  private static boolean same(Answer one, Answer other, int column) {
    return other.problem() == null
        && other.columns().size() == one.columns().size()
        && !one.tells(column)
        && other.columns().get(column).equals(one.columns().get(column));
  }

  @Override
  public void close() throws SQLException {
    trials.close();
    databases.close();
  }
}
