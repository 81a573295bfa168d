package dev.sluice.it.lineage;

import static org.assertj.core.api.Assertions.assertThat;

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
 * -Dsluice.lineage.queries=100000 -Dsluice.lineage.seed=7} asks more, and others.
 */
class LineageIT {

  private static final int QUERIES = Integer.getInteger("sluice.lineage.queries", 2000);
  private static final long SEED = Long.getLong("sluice.lineage.seed", 1);
  private static final int MOST_REDUCED = 5;
  private static final double MOST_NEEDLESS = 0.06;
  private static final double MOST_UNREAD = 0.02;

  @TempDir static Path directory;

  @ParameterizedTest
  @EnumSource(Kind.class)
  void cleanColumns_ofRandomQueries_tellNothing(Kind kind) throws Exception {
    try (DatabaseServer server = DatabaseServer.start(kind, directory.resolve(kind.name()));
        LineageOracle oracle = new LineageOracle(server)) {
      Forms forms = Forms.of(kind);
      for (String form : forms.fixed) {
        oracle.ask(new QueryWriter(forms, 0).statement(form), 0);
      }
      int fixed = oracle.answered;
      assertThat(fixed).as("fixed forms answered").isGreaterThan(forms.fixed.size() * 3 / 4);
      oracle.countAnew(); // of each odd form there is one: the share is that of the random ones
      int wanted = fixed + QUERIES / Kind.values().length;
      for (long seed = SEED; oracle.answered < wanted; seed++) {
        oracle.ask(new QueryWriter(forms, seed).statement(), seed);
      }
      System.out.println(summary(kind, oracle));

      assertThat(reduced(oracle)).isEmpty();
      assertThat(oracle.needless).isLessThan((int) Math.ceil(oracle.clean * MOST_NEEDLESS));
      assertThat(oracle.notUnderstood).isLessThan((int) Math.ceil(oracle.answered * MOST_UNREAD));
    }
  }

  private static String summary(Kind kind, LineageOracle oracle) {
    return "Lineage on %s, seed %d: %d queries answered, %d refused by the database, %d not understood; %d columns, %d clean ones, %d of them masked needlessly (%.2f %%); %d leaks"
        .formatted(
            kind,
            SEED,
            oracle.answered,
            oracle.refused,
            oracle.notUnderstood,
            oracle.columns,
            oracle.clean,
            oracle.needless,
            100.0 * oracle.needless / oracle.clean,
            oracle.leaks.size());
  }

  private static List<String> reduced(LineageOracle oracle) throws SQLException {
    List<String> reduced = new ArrayList<>();
    for (LineageOracle.Leak leak : oracle.leaks) {
      String shorter =
          reduced.size() < MOST_REDUCED ? Reducer.reduce(leak.query(), oracle::leaks) : "";
      reduced.add(leak + "\n  shorter: " + shorter);
    }
    return reduced;
  }
}
