package dev.sluice.it.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.Collector;
import dev.sluice.it.kit.EachJdk;
import dev.sluice.it.kit.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * One conversation over each ORM and data library, in its oldest and in its newest version: each
 * record tells agent, tool, call, conversation and where the SQL comes from, and rules on tool and
 * origin bite in what a library writes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OriginIT {

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
  void newestVersions_underToolCalls_tellWhereTheirSqlComesFrom(Jdk jdk) throws IOException {
    OriginRun.of(collector, directory, jdk, "newest", Row.LANGCHAIN4J).assertTells(Origins.tools());
  }

  @Test
  void oldestVersions_underToolCalls_tellWhereTheirSqlComesFrom() throws IOException {
    Set<String> tools = Origins.tools();
    tools.remove("client");
    OriginRun.of(collector, directory, Jdk.installed().get(0), "oldest", Row.LANGCHAIN4J)
        .assertTells(tools);
  }

  @Test
  void versions_ofTheTable_areThoseThatRun() throws IOException {
    Versions oldest = Versions.of("oldest");
    Versions newest = Versions.of("newest");
    String table = Files.readString(Path.of("../agent/README.md"));
    for (String artifact :
        List.of(
            "hibernate-core",
            "spring-data-commons",
            "spring-jdbc",
            "mybatis",
            "jooq",
            "jdbi3-core",
            "ebean-core",
            "org.eclipse.persistence.core")) {
      assertThat(table)
          .contains(
              "| `"
                  + artifact
                  + "` | "
                  + oldest.version(artifact)
                  + " | "
                  + newest.version(artifact)
                  + " | ");
    }
  }
}
