package dev.sluice.it.lineage;

import dev.sluice.it.kit.DatabaseServer;
import dev.sluice.it.kit.DatabaseServer.Kind;
import dev.sluice.it.lineage.Hoard.Making;
import dev.sluice.rules.Catalog;
import dev.sluice.rules.Policy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Asks databases that differ in their sensitive cells alone the same questions and holds the
 * answers against the lineage: a column that is called clean holds no piece of a sensitive cell,
 * and, unless a sensitive column decides over the rows, never differs.
 */
final class LineageOracle implements AutoCloseable {

  private static final int FREE = 10;

  /** Where rows are equal before these, MariaDB's and H2's order is that of their bytes on disk. */
  private static final Pattern BY_ORDER =
      Pattern.compile(
          "first_value|last_value|nth_value|lag\\(|lead\\(|row_number|ntile|arrayagg|objectagg"
              + "|group_concat|listagg|string_agg|array_agg|any_value|LIMIT|FETCH|TOP ",
          Pattern.CASE_INSENSITIVE);

  private final Kind kind;
  private final Policy policy;
  private final Catalog catalog;
  private final Connection first;
  private final Connection twin;
  private final Connection second;

  /** Asked only when a mask seems needless. */
  private final List<Connection> free = new ArrayList<>();

  /** Queries that the database answered. */
  int answered;

  /** Queries that it refused. */
  int refused;

  /** Queries that it answered and that are not understood. */
  int notUnderstood;

  /** Columns that may be shown: no trace of a sensitive cell in any answer. */
  int clean;

  /** Those of them that are masked all the same. */
  int needless;

  /** Columns whose masks were held against the answers. */
  int columns;

  /** A query that leaks, and how. */
  record Leak(long seed, String how, String query) {
    @Override
    public String toString() {
      return "seed " + seed + ", " + how + ": " + query;
    }
  }

  /** One query for each leak. */
  final List<Leak> leaks = new ArrayList<>();

  /** Why the database refused, and how often: to keep the generator honest. */
  final Map<String, Integer> refusals = new TreeMap<>();

  /** Queries with needless masks, for whoever wants fewer. */
  final List<String> needlessly = new ArrayList<>();

  /** Queries that are not understood, for whoever wants fewer. */
  final List<String> unread = new ArrayList<>();

  LineageOracle(DatabaseServer server) throws Exception {
    this.kind = server.kind();
    this.policy = Reading.policy(kind);
    this.first = open(server, "lineage_a", 1, Making.PLAIN);
    this.twin = open(server, "lineage_b", 1, Making.REVERSED);
    this.second = open(server, "lineage_c", 2, Making.PLAIN);
    for (int i = 0; i < FREE; i++) {
      free.add(open(server, "lineage_free" + i, 3 + i, Making.FREE));
    }
    this.catalog = LineageCatalog.read(first, kind);
    first.rollback();
  }

  private static Connection open(DatabaseServer server, String name, long seed, Making how)
      throws Exception {
    Connection connection = Hoard.fill(server, name, seed, how).connect();
    connection.setAutoCommit(false);
    return connection;
  }

  /** What was counted so far is not of the share of needless masks. */
  void countAnew() {
    columns = 0;
    clean = 0;
    needless = 0;
    needlessly.clear();
  }

  /** Asks one query; false if the database does not answer it. */
  boolean ask(String script, long seed) throws SQLException {
    Answer one = Answer.of(first, script);
    if (one.problem() != null) {
      refused++;
      refusals.merge(one.problem().replaceAll("\"[^\"]*\"|[0-9]+", "#"), 1, Integer::sum);
      return false;
    }
    answered++;
    Reading reading = Reading.of(script, kind, catalog, policy);
    if (!reading.facts.understood()) {
      notUnderstood++;
      unread.add(reading.facts.problem() + " | " + script);
    }
    Answer two = Answer.of(second, script);
    String leak = leak(script, reading, one, two);
    if (leak != null) {
      leaks.add(new Leak(seed, leak, script));
    }
    count(script, reading, one, two);
    return true;
  }

  /** Whether the query leaks, for the reducer. */
  boolean leaks(String script) throws SQLException {
    Answer one = Answer.of(first, script);
    if (one.problem() != null) {
      return false;
    }
    Reading reading = Reading.of(script, kind, catalog, policy);
    return leak(script, reading, one, Answer.of(second, script)) != null;
  }

  private String leak(String script, Reading reading, Answer one, Answer two) throws SQLException {
    String found = leak(script, reading, reading, one, two);
    if (found != null) {
      return "with the catalog, " + found;
    }
    Reading blind = Reading.of(script, kind, Catalog.UNREAD, policy);
    found = leak(script, blind, reading, one, two);
    return found == null ? null : "without a catalog, " + found;
  }

  private String leak(String script, Reading masked, Reading judged, Answer one, Answer two)
      throws SQLException {
    int count = one.columns().size();
    for (int i = 0; i < count; i++) {
      if (masked.masks(i, count)) {
        continue;
      }
      if (one.tells(i)) {
        return "column " + (i + 1) + " tells";
      }
      boolean decided = judged.decidesBySensitive() || two.problem() != null;
      if (!decided
          && !one.columns().get(i).equals(two.columns().get(i))
          && steady(script, one, i)) {
        return "column " + (i + 1) + " differs";
      }
    }
    return null;
  }

  /** Whether equal values in other places give the same answer: no clock, no address, no order. */
  private boolean steady(String script, Answer one, int column) throws SQLException {
    if (kind != Kind.POSTGRESQL && BY_ORDER.matcher(script).find()) {
      return false;
    }
    Answer same = Answer.of(twin, script);
    return same.problem() == null && same.columns().get(column).equals(one.columns().get(column));
  }

  private void count(String script, Reading reading, Answer one, Answer two) throws SQLException {
    int count = one.columns().size();
    columns += count;
    if (!reading.facts.understood()) {
      return;
    }
    List<Answer> others = null;
    for (int i = 0; i < count; i++) {
      boolean masked = reading.masks(i, count);
      if (!masked || same(one, two, i)) {
        if (masked && others == null) {
          others = new ArrayList<>();
          for (Connection connection : free) {
            others.add(Answer.of(connection, script));
          }
        }
        tell(script, masked, i, masked ? isClean(one, others, i) : one.says(i));
      }
    }
  }

  private void tell(String script, boolean masked, int column, boolean isClean) {
    if (!isClean) {
      return;
    }
    clean++;
    if (masked) {
      needless++;
      needlessly.add((column + 1) + ": " + script);
    }
  }

  /** Whether an answer is the same whatever the sensitive cells hold, and no piece of one. */
  private static boolean same(Answer one, Answer other, int column) {
    return other.problem() == null
        && other.columns().size() == one.columns().size()
        && !one.tells(column)
        && other.columns().get(column).equals(one.columns().get(column));
  }

  private static boolean isClean(Answer one, List<Answer> others, int column) {
    boolean says = one.says(column);
    for (Answer other : others) {
      if (!same(one, other, column)) {
        return false;
      }
      says |= other.says(column);
    }
    return says;
  }

  @Override
  public void close() throws SQLException {
    first.close();
    twin.close();
    second.close();
    for (Connection connection : free) {
      connection.close();
    }
  }
}
