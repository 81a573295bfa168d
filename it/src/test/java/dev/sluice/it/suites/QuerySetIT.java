package dev.sluice.it.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.orm.Judge;
import dev.sluice.it.suites.QueryWitness.Validity;
import dev.sluice.rules.Catalog;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.Operation;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.sql.DdlCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sets of queries that stand outside of this repository ({@code -Dqueries=DIRECTORY}, a directory
 * for each set in it): TPC and join-order benchmarks, text-to-SQL sets and what models made of
 * them. What a database reads is understood in its dialect, the usual rules refuse no query, and
 * where the set has a schema the facts name each table that the database opens.
 */
class QuerySetIT {

  @TempDir Path temporary;

  @Test
  void queries_thatPostgresReads_understoodAndAllowed() throws Exception {
    try (QueryWitness witness = new PostgresWitness(temporary)) {
      check(witness, List.of(Dialect.POSTGRESQL));
    }
  }

  @Test
  void queries_thatMariaDbReads_understoodAndAllowed() throws Exception {
    try (QueryWitness witness = QueryWitnesses.mariaDb(temporary)) {
      check(witness, List.of(Dialect.MYSQL, Dialect.MARIADB));
    }
  }

  @Test
  void queries_thatSqliteReads_understoodAndAllowed() throws Exception {
    try (QueryWitness witness = QueryWitnesses.sqlite()) {
      check(witness, List.of(Dialect.SQLITE));
    }
  }

  private static void check(QueryWitness witness, List<Dialect> dialects) throws Exception {
    QuerySetTally total = new QuerySetTally(dialects);
    for (Path set : sets(SuiteFiles.directory("queries"))) {
      QuerySetTally tally = new QuerySetTally(dialects);
      QuerySchemas schemas = QuerySchemas.read(set);
      String database = null;
      Catalog catalog = Catalog.EMPTY;
      for (QuerySet.Query query : QuerySet.read(set)) {
        if (!query.database().equals(database)) {
          database = query.database();
          List<String> ddl = schemas.ddl(database, dialects.get(0));
          witness.use(set.getFileName() + "_" + database, ddl);
          catalog = ddl.isEmpty() ? Catalog.EMPTY : catalog(ddl, dialects.get(0));
        }
        judge(query, catalog, witness, tally);
      }
      System.out.println(tally.line(String.valueOf(set.getFileName())));
      total.add(tally);
    }
    System.out.println(total.line("all"));
    System.out.println(total.problems());
    assertThat(total.read()).isPositive();
    assertThat(total.wrong()).isZero();
  }

  private static Catalog catalog(List<String> ddl, Dialect dialect) {
    DdlCatalog read = DdlCatalog.read(String.join(";\n", ddl), dialect);
    assertThat(read.problems()).isEmpty();
    return read.catalog();
  }

  private static List<Path> sets(Path directory) throws IOException {
    try (Stream<Path> paths = Files.list(directory)) {
      List<Path> sets = paths.filter(Files::isDirectory).sorted().toList();
      return sets.isEmpty() ? List.of(directory) : sets;
    }
  }

  private static void judge(
      QuerySet.Query query, Catalog catalog, QueryWitness witness, QuerySetTally tally)
      throws Exception {
    Validity validity = witness.validity(query.sql());
    tally.met(validity);
    if (validity == Validity.NONE) {
      return;
    }
    boolean prepared = validity == Validity.PREPARED && !catalog.tables().isEmpty();
    Touched touched = prepared ? witness.touched(query.sql()) : null;
    for (Dialect dialect : tally.dialects()) {
      StatementFacts facts = SuiteFiles.facts(query.sql(), dialect, catalog);
      if (!facts.understood()) {
        tally.notUnderstood(query, dialect, facts);
        continue;
      }
      String refused = onlyReads(facts) ? Judge.refusal(facts) : null;
      if (refused != null) {
        tally.refused(query, dialect, refused);
      }
      if (touched != null) {
        tally.judged(query, dialect, Touched.missing(touched, Touched.of(facts)));
      }
    }
  }

  /** What changes tables may be refused: some sets hold DELETE without WHERE, and DROP. */
  private static boolean onlyReads(StatementFacts facts) {
    return facts.statements().stream()
        .allMatch(one -> List.of(Operation.SELECT).containsAll(one.operations()));
  }
}
