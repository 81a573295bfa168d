package dev.sluice.agent.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.agent.call.CatalogSource;
import dev.sluice.agent.call.catalog.KnownCatalog;
import dev.sluice.agent.call.catalog.LiveCatalog;
import dev.sluice.agent.call.catalog.OwnWork;
import dev.sluice.rules.Catalog;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.sql.Copies;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An analysis that is wrong about a column does not open it: PostgreSQL says where it is from. */
class WitnessTest {

  private static final LiveCatalog LIVE =
      new LiveCatalog(
          new OwnWork() {
            @Override
            public void begin() {
              Gatekeeper.beginOwnWork();
            }

            @Override
            public void end() {
              Gatekeeper.endOwnWork();
            }
          },
          Duration.ofSeconds(10));

  private record Live(KnownCatalog known) implements CatalogSource.Known {
    @Override
    public Catalog current(Connection connection) {
      return known.current(connection);
    }

    @Override
    public void changed() {
      known.changed();
    }

    @Override
    public void fills(Copies copies) {
      // nothing is copied here
    }

    @Override
    public void filledNothing(Copies copies) {
      // nothing is copied here
    }

    @Override
    public @Nullable ColumnName column(long table, int position) {
      return known.column(table, position);
    }
  }

  private static String last(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getObject(rows.getMetaData().getColumnCount()));
    }
  }

  /** The facts of the kit name no sources: to them each column is clean. */
  @Test
  void columns_thatTheAnalysisCallsClean_areMaskedWhereTheServerSaysOtherwise() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        GateKit kit = GateKit.open()) {
      kit.catalogs =
          (connection, database, fresh) ->
              new Live(LIVE.of(connection, database.url(), database.user(), database.dialect()));
      kit.rules.maskedLabel = "no such label";
      String url = postgres.getJdbcUrl("postgres", "postgres");
      try (Connection connection =
          kit.loader.connect("org.postgresql.Driver", url, "user", "postgres")) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("CREATE TABLE users (id int, gone int, email text, name text)");
          statement.execute("ALTER TABLE users DROP COLUMN gone");
          statement.execute("INSERT INTO users VALUES (1, 'ada@x.org', 'Ada')");
        }
        String moved = "SELECT id, z FROM (SELECT id, email AS z FROM users) AS q";
        assertThat(last(connection, moved)).isEqualTo("ada@x.org");

        kit.rules.classesInForce = Set.of("pii");
        kit.rules.sensitiveColumn = "email";

        assertThat(last(connection, moved)).isEqualTo("[redacted]");
        assertThat(last(connection, moved)).isEqualTo("[redacted]");
        assertThat(last(connection, "SELECT email, name FROM users")).isEqualTo("[redacted]");
        assertThat(last(connection, "SELECT name FROM users")).isEqualTo("Ada");

        kit.rules.classesInForce = Set.of("other");
        assertThat(last(connection, moved)).isEqualTo("ada@x.org");
      }
    }
  }
}
