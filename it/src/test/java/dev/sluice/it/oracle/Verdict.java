package dev.sluice.it.oracle;

import dev.sluice.rules.StatementFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What was found out about one statement. Filled by the {@link Witness}. */
final class Verdict {

  final String where;
  final String sql;

  /** Each thing that PostgreSQL shows and the facts miss. */
  final List<String> problems = new ArrayList<>();

  StatementFacts facts;
  Wire.Message failure;
  boolean parsed;

  /** True if operations and tables were held against PostgreSQL's. */
  boolean judged;

  boolean outputJudged;

  /** True if the columns of what ran under a name were held against what the server describes. */
  boolean named;

  int tables;

  /** Relations that rules and policies bring in. */
  int hidden;

  String utility = "";
  Set<String> extras = Set.of();

  Verdict(String where, String sql) {
    this.where = where;
    this.sql = sql;
  }

  /** Why it is told of. */
  String complaint() {
    if (!problems.isEmpty()) {
      return problems.toString();
    }
    if (parsed && !facts.understood()) {
      return String.valueOf(facts.problem());
    }
    return failure == null ? "more tables: " + extras : failure.text();
  }

  boolean understood() {
    return facts.understood();
  }
}
