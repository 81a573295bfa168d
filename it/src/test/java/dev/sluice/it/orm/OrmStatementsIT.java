package dev.sluice.it.orm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.DatabaseServer;
import dev.sluice.it.kit.DatabaseServer.Kind;
import dev.sluice.it.kit.DatabaseServer.Place;
import dev.sluice.rules.Dialect;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hibernate, EclipseLink, jOOQ and MyBatis run over a small shop, and what they send is judged
 * under the usual rules: all of it is understood, with its tables, and nothing is refused. With
 * {@code -Dorm.dump=DIRECTORY} the statements are written there as files of the corpus.
 */
class OrmStatementsIT {

  @TempDir Path temporary;

  @Test
  void orm_onPostgresql_understoodAndAllowed() throws Exception {
    check(Kind.POSTGRESQL, SQLDialect.POSTGRES, List.of(Dialect.POSTGRESQL));
  }

  @Test
  void orm_onMariaDb_understoodAndAllowed() throws Exception {
    check(Kind.MARIADB, SQLDialect.MARIADB, List.of(Dialect.MARIADB, Dialect.MYSQL));
  }

  private void check(Kind kind, SQLDialect jooq, List<Dialect> dialects) throws Exception {
    Map<String, List<String>> sent = new LinkedHashMap<>();
    try (DatabaseServer server = DatabaseServer.start(kind, temporary)) {
      sent.put("hibernate", jpa(server.create("hibernate"), kind, Providers::hibernate));
      sent.put("eclipselink", jpa(server.create("eclipselink"), kind, Providers::eclipseLink));
      sent.put("jooq", heard(server.create("jooq"), kind, source -> JooqShapes.run(source, jooq)));
      sent.put("mybatis", heard(server.create("mybatis"), kind, MybatisShapes::run));
    }
    List<String> wrong = new ArrayList<>();
    int count = 0;
    for (Map.Entry<String, List<String>> one : sent.entrySet()) {
      System.out.println(kind + " " + one.getKey() + ": " + one.getValue().size() + " statements");
      assertThat(one.getValue()).as(one.getKey()).hasSizeGreaterThan(20);
      count += one.getValue().size();
      for (String text : one.getValue()) {
        for (Dialect dialect : dialects) {
          wrong.addAll(Judge.problems(one.getKey(), text, dialect));
        }
        dump(one.getKey(), text, dialects.get(0));
      }
    }
    assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
    assertThat(count).isGreaterThan(250);
  }

  private static List<String> jpa(
      Place place, Kind kind, Function<DataSource, EntityManagerFactory> provider)
      throws Exception {
    return heard(
        place,
        kind,
        source -> {
          try (EntityManagerFactory factory = provider.apply(source)) {
            return new JpaShapes(factory).run();
          }
        });
  }

  private static List<String> heard(
      Place place, Kind kind, Function<DataSource, Integer> application) throws Exception {
    Shop.build(place, kind);
    Recorder recorder = new Recorder();
    int ran = application.apply(recorder.over(new Direct(place)));
    assertThat(ran).isGreaterThan(15);
    return recorder.texts();
  }

  private static void dump(String origin, String text, Dialect dialect) throws Exception {
    String directory = System.getProperty("orm.dump", "");
    if (!directory.isEmpty()) {
      Path folder = Files.createDirectories(Path.of(directory, dialect.word()));
      String hash = String.format("%08x", text.hashCode());
      Files.writeString(
          folder.resolve("orm-" + origin + "-" + hash + ".sql"),
          "reads: "
              + String.join(",", Judge.read(text))
              + "\nwrites: "
              + String.join(",", Judge.written(text))
              + "\n---\n"
              + text);
    }
  }

  /** A data source without a pool. */
  private record Direct(Place place) implements DataSource {
    @Override
    public Connection getConnection() throws java.sql.SQLException {
      return place.connect();
    }

    @Override
    public Connection getConnection(String user, String password) throws java.sql.SQLException {
      return place.connect();
    }

    @Override
    public java.io.PrintWriter getLogWriter() {
      return null;
    }

    @Override
    public void setLogWriter(java.io.PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
      return 0;
    }

    @Override
    public java.util.logging.Logger getParentLogger() {
      return java.util.logging.Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws java.sql.SQLException {
      throw new java.sql.SQLException("wraps nothing: type=" + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
      return false;
    }
  }
}
