package dev.sluice.it.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sluice.it.kit.DatabaseServer;
import dev.sluice.it.kit.DatabaseServer.Kind;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random queries against each database: no column that the lineage calls clean holds a piece of a
 * sensitive cell, nor differs where only sensitive cells differ. {@code
 * -Dsluice.lineage.queries=100000 -Dsluice.lineage.seed=7} asks more, and others, {@code
 * -Dsluice.lineage.kinds=POSTGRESQL,H2} not all databases.
 */
class LineageIT {

  private static final int QUERIES = Integer.getInteger("sluice.lineage.queries", 2000);
  private static final long SEED = Long.getLong("sluice.lineage.seed", 1);
  private static final String KINDS = System.getProperty("sluice.lineage.kinds", "");
  private static final int MOST_REDUCED = 5;
  private static final double MOST_NEEDLESS = 0.03;
  private static final double MOST_UNREAD = 0.02;
  private static final double MOST_TIMED_OUT = 0.01;

  @TempDir static Path directory;

  @ParameterizedTest
  @EnumSource(Kind.class)
  void cleanColumns_ofRandomQueries_tellNothing(Kind kind) throws Exception {
    assumeThat(KINDS.isEmpty() ? kind.name() : KINDS).contains(kind.name());
    try (DatabaseServer server = DatabaseServer.start(kind, directory.resolve(kind.name()));
        LineageOracle oracle = new LineageOracle(server)) {
      Forms forms = Forms.of(kind);
      Figures figures = oracle.figures;
      askFixed(oracle, forms);
      assertThat(figures.answered).as("fixed forms").isGreaterThan(forms.fixed.size() * 3 / 4);
      figures.countColumnsAnew(); // of each odd form there is one: the share is of the random ones
      askRandom(oracle, forms, QUERIES / Kind.values().length, SEED);
      System.out.printf(
          "Lineage on %s, seed %d: %s; %d leaks%n", kind, SEED, figures, oracle.leaks.size());

      assertThat(reduced(oracle)).isEmpty();
      assertThat(figures.needless).isLessThan((int) Math.ceil(figures.clean * MOST_NEEDLESS));
      assertThat(figures.notUnderstood).isLessThan((int) Math.ceil(figures.answered * MOST_UNREAD));
      assertThat(figures.timedOut).isLessThan((int) Math.ceil(figures.answered * MOST_TIMED_OUT));
    }
  }

  static void askFixed(LineageOracle oracle, Forms forms) throws SQLException {
    for (int i = 0; i < forms.fixed.size(); i++) {
      oracle.ask(new QueryWriter(forms, 0).statement(forms.fixed.get(i)), i);
    }
  }

  /** Asks until so many more are answered; the seed of the next. */
  static long askRandom(LineageOracle oracle, Forms forms, int queries, long first)
      throws SQLException {
    int wanted = oracle.figures.answered + queries;
    long seed = first;
    while (oracle.figures.answered < wanted) {
      oracle.ask(new QueryWriter(forms, seed).statement(), seed);
      seed++;
    }
    return seed;
  }

  static List<String> reduced(LineageOracle oracle) throws SQLException {
    List<String> reduced = new ArrayList<>();
    for (LineageOracle.Leak leak : oracle.leaks) {
      String shorter =
          reduced.size() < MOST_REDUCED
              ? Reducer.reduce(leak.query(), query -> oracle.leaks(query, leak.seed()))
              : "";
      reduced.add(leak + "\n  shorter: " + shorter);
    }
    return reduced;
  }
}
