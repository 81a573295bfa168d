package dev.sluice.it.origin;

import dev.sluice.it.kit.Collector;
import dev.sluice.it.kit.EachJdk;
import dev.sluice.it.kit.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One conversation of each AI framework over each ORM and data library, all in their newest
 * versions; {@link OriginIT} has LangChain4j's.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatrixIT {

  @TempDir static Path directory;

  private Collector collector;

  @BeforeAll
  void start() throws IOException {
    collector = Collector.start(directory);
  }

  @AfterAll
  void stop() {
    collector.close();
  }

  @EachJdk
  void toolsOfSpringAi_overEachLibrary_tellWhoAsksAndWhereTheirSqlComesFrom(Jdk jdk)
      throws IOException {
    converse(jdk, Row.SPRING_AI);
  }

  @ParameterizedTest
  @MethodSource("dev.sluice.it.origin.Row#others")
  void toolsOfAFramework_overEachLibrary_tellWhoAsksAndWhereTheirSqlComesFrom(Row row)
      throws IOException {
    converse(Jdk.current(), row);
  }

  private void converse(Jdk jdk, Row row) throws IOException {
    OriginRun.of(collector, directory, jdk, "newest", row).assertTells(Origins.tools());
  }
}
