package dev.sluice.collector.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.collector.ledger.Steps;
import dev.sluice.collector.store.RecordStore;
import dev.sluice.collector.store.RecordStoreContract;
import dev.sluice.collector.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbStoreTest extends RecordStoreContract {

  @Override
  protected RecordStore.Opener opener(Path directory) {
    return new DuckDb(directory, Steps.NONE);
  }

  @Test
  void open_batchThatIsThereTwice_isRefused(@TempDir Path other) throws Exception {
    DuckDb opener = new DuckDb(other, Steps.NONE);
    opener.open().close();
    opener.open().close();
    try (DuckDBConnection connection = Schema.open(other.resolve("records.duckdb"));
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO projected VALUES (0, 'a'), (0, 'a')");
    }
    assertThatThrownBy(opener::open)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("twice");
    opener.delete();
    opener.open().close();
  }

  @Test
  void open_database_reachesNothingOutsideItsFile(@TempDir Path other) throws SQLException {
    try (DuckDBConnection connection = Schema.open(other.resolve("a.duckdb"));
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("COPY record TO '" + other + "/out.csv'"))
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> statement.execute("SELECT * FROM read_csv('/etc/passwd')"))
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> statement.execute("SET enable_external_access = true"))
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> statement.execute("INSTALL httpfs"))
          .isInstanceOf(SQLException.class);
    }
    assertThat(other.resolve("out.csv")).doesNotExist();
  }
}
