package dev.sluice.it.suites;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A database that says what it makes of queries, without running them. */
interface QueryWitness extends AutoCloseable {

  /** How far a database follows a text. */
  enum Validity {
    /** Its grammar does not read it. */
    NONE,
    /** Its grammar reads it; names or types do not fit, or nobody knows the tables. */
    PARSED,
    /** It could be run. */
    PREPARED
  }

  /** A schema of this name, with these tables alone. */
  void use(String database, List<String> ddl) throws Exception;

  Validity validity(String sql) throws SQLException;

  /** The tables that a query opens; null if it cannot be told. */
  @Nullable Touched touched(String sql) throws SQLException;

  @Override
  void close() throws Exception;
}
