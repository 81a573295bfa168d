package dev.sluice.it.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was counted. */
final class Figures {

  /** Queries that each database answered that was asked. */
  int answered;

  /** Queries that were refused. */
  int refused;

  /** Queries that took too long somewhere: they are not judged. */
  int timedOut;

  /** Queries that were answered and that are not understood. */
  int notUnderstood;

  /** Queries that failed over other sensitive cells: there only the first answer is searched. */
  int failedElsewhere;

  /** Columns whose masks were held against the answers. */
  int columns;

  /** Shown columns that are only searched: a sensitive column decides over their rows. */
  int decided;

  /** Shown columns that are only searched: no cell decides over them. */
  int unsteady;

  /** Columns that may be shown: no trace of a sensitive cell in any answer. */
  int clean;

  /** Those of them that are masked all the same. */
  int needless;

  /** Why queries were refused, and how often: to keep the generator honest. */
  final Map<String, Integer> refusals = new TreeMap<>();

  /** Queries with needless masks, for whoever wants fewer. */
  final List<String> needlessly = new ArrayList<>();

  /** Queries that are not understood, for whoever wants fewer. */
  final List<String> unread = new ArrayList<>();

  /** Queries that took too long, for whoever wants a tamer generator. */
  final List<String> slow = new ArrayList<>();

  /** What was counted of columns so far is not of the share of needless masks. */
  void countColumnsAnew() {
    columns = 0;
    decided = 0;
    unsteady = 0;
    clean = 0;
    needless = 0;
    needlessly.clear();
  }

  void refused(String problem) {
    refused++;
    refusals.merge(problem.replaceAll("\"[^\"]*\"|[0-9]+", "#"), 1, Integer::sum);
  }

  void timedOut(String script) {
    timedOut++;
    slow.add(script);
  }

  void clean(boolean masked, String script, int column) {
    clean++;
    if (masked) {
      needless++;
      needlessly.add((column + 1) + ": " + script);
    }
  }

  @Override
  public String toString() {
    return """
    %d queries answered, %d refused by the database, %d timed out, %d not understood, \
    %d failed over other cells; %d columns, shown and only searched %d (rows decided by a \
    sensitive column) and %d (decided by no cell); %d clean ones, %d of them masked needlessly \
    (%.2f %%)"""
        .formatted(
            answered,
            refused,
            timedOut,
            notUnderstood,
            failedElsewhere,
            columns,
            decided,
            unsteady,
            clean,
            needless,
            clean == 0 ? 0 : 100.0 * needless / clean);
  }
}
