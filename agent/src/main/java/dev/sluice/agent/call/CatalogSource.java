package dev.sluice.agent.call;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.sql.Copies;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/** Tells the tables of databases. Thread safe; never throws: what it cannot read it leaves out. */
public interface CatalogSource {

  /** Knows nothing. */
  CatalogSource NONE =
      (connection, database, fresh) ->
          new Known() {
            @Override
            public Catalog current(Connection any) {
              return Catalog.UNREAD;
            }

            @Override
            public void changed() {
              // nothing is known that could be out of date
            }

            @Override
            public void fills(Copies copies) {
              // the catalog knows no table that could be filled
            }

            @Override
            public void filledNothing(Copies copies) {
              // nothing was kept
            }
          };

  /** The catalog of one database, shared by its connections. */
  interface Known {

    /** Hot path. The catalog now; after a change read anew over this connection. */
    Catalog current(Connection connection);

    /** How often something that may have changed it was run by this JVM. */
    default long changes() {
      return 0;
    }

    /** The catalog as it was read last, for who has no connection; unread while that is stale. */
    default Catalog latest() {
      return Catalog.UNREAD;
    }

    /**
     * The column of the number that the database itself gives to a result's column; null if it
     * gives none, or if it is not known.
     */
    default @Nullable ColumnName column(long table, int position) {
      return null;
    }

    /** Something that may have changed it was run. */
    void changed();

    /** A statement is about to put values into tables that stay. */
    void fills(Copies copies);

    /** That statement failed and changed nothing. */
    void filledNothing(Copies copies);
  }

  /**
   * Reads the catalog over a physical connection, unless it is known.
   *
   * @param fresh true if nobody has used the connection yet; if false it may be in a transaction
   *     that must stay as it is
   */
  Known of(Connection connection, Database database, boolean fresh);

  /**
   * Which database.
   *
   * @param url may hold a password: compared, never shown
   * @param user the database user; empty if unknown
   */
  record Database(String url, String user, Dialect dialect) {
    @Override
    public String toString() {
      return "Database[user=" + user + ", dialect=" + dialect + "]";
    }
  }
}
