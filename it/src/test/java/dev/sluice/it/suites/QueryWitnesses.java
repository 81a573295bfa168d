package dev.sluice.it.suites;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The witnesses of MariaDB and SQLite, asked for sets of queries. */
final class QueryWitnesses {

  /** What no schema can mend. */
  private static final List<String> NEVER = List.of("unknown join type", "circular reference");

  private QueryWitnesses() {}

  /** Names of tables in any letter case, as elsewhere. */
  static QueryWitness mariaDb(Path directory) throws Exception {
    MariaDbWitness witness = new MariaDbWitness(directory, "--lower-case-table-names=1");
    return new QueryWitness() {
      @Override
      public void use(String database, List<String> ddl) throws Exception {
        witness.reset();
        ddl.forEach(witness::run);
      }

      @Override
      public Validity validity(String sql) {
        return witness.validity(sql);
      }

      @Override
      public @Nullable Touched touched(String sql) {
        return witness.touched(sql);
      }

      @Override
      public void close() throws Exception {
        witness.close();
      }
    };
  }

  static QueryWitness sqlite() throws SQLException {
    return new QueryWitness() {
      private SqliteWitness witness = new SqliteWitness();

      @Override
      public void use(String database, List<String> ddl) throws SQLException {
        close();
        witness = new SqliteWitness();
        ddl.forEach(witness::run);
      }

      /** SQLite prepares the first statement of a text and looks at nothing behind it. */
      @Override
      public Validity validity(String sql) {
        Validity least = Validity.PREPARED;
        for (String one : SqliteScript.statements(sql)) {
          Validity validity = witness.validity(one);
          String problem = String.valueOf(witness.problem(one));
          boolean never = NEVER.stream().anyMatch(problem::contains);
          Validity own = never ? Validity.NONE : validity;
          least = own.compareTo(least) < 0 ? own : least;
        }
        return least;
      }

      @Override
      public @Nullable Touched touched(String sql) throws SQLException {
        return witness.touched(sql);
      }

      @Override
      public void close() {
        try {
          witness.close();
        } catch (SQLException e) {
          // The driver counts a statement that failed to be prepared; the database is gone anyway.
        }
      }
    };
  }
}
