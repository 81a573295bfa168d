package dev.sluice.it.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.orm.Judge;
import dev.sluice.rules.Catalog;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.Operation;
import dev.sluice.rules.StatementFacts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Sets of queries that stand outside of this repository ({@code -Dqueries=DIRECTORY of *.sql}): TPC
 * and join-order benchmarks, text-to-SQL sets. Each query is understood in PostgreSQL and MySQL,
 * and the usual rules refuse none.
 */
class QuerySetIT {

  @Test
  void queries_ofTheSet_understoodAndAllowed() throws Exception {
    Path directory = SuiteFiles.directory("queries");
    List<String> wrong = new ArrayList<>();
    int count = 0;
    for (Path file : SuiteFiles.of(directory, ".sql")) {
      for (String sql : SqliteScript.statements(SuiteFiles.read(file))) {
        for (Dialect dialect : List.of(Dialect.POSTGRESQL, Dialect.MYSQL)) {
          StatementFacts facts = SuiteFiles.facts(sql, dialect, Catalog.EMPTY);
          boolean schema = facts.statements().get(0).operations().contains(Operation.CREATE);
          String refused = schema ? null : Judge.refusal(facts);
          count++;
          if (refused != null) {
            wrong.add(file.getFileName() + " " + dialect + ": " + refused);
          }
        }
      }
    }
    System.out.println("queries: judged " + count + ", refused " + wrong.size());
    assertThat(count).isPositive();
    assertThat(wrong).isEmpty();
  }
}
