package dev.sluice.agent.start;

import dev.sluice.agent.call.CatalogSource;
import dev.sluice.agent.call.catalog.KnownCatalog;
import dev.sluice.agent.call.catalog.LiveCatalog;
import dev.sluice.agent.call.catalog.OwnWork;
import dev.sluice.agent.gate.Gatekeeper;
import dev.sluice.rules.Catalog;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.sql.Copies;
import java.sql.Connection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Gives the gate the live catalogs, whose reading the gate does not judge. Any thread. */
final class Catalogs implements CatalogSource {

  /** The longest that a fresh connection is held back. */
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final LiveCatalog live =
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
          LIMIT);

  @Override
  public Known of(Connection connection, Database database, boolean fresh) {
    KnownCatalog known =
        fresh
            ? live.of(connection, database.url(), database.user(), database.dialect())
            : live.known(database.url(), database.user(), database.dialect());
    return new Known() {
      @Override
      public Catalog current(Connection now) {
        return known.current(now);
      }

      @Override
      public long changes() {
        return known.changes();
      }

      @Override
      public Catalog latest() {
        return known.latest();
      }

      @Override
      public @Nullable ColumnName column(long table, int position) {
        return known.column(table, position);
      }

      @Override
      public void changed() {
        known.changed();
      }

      @Override
      public void fills(Copies copies) {
        known.fills(copies);
      }

      @Override
      public void filledNothing(Copies copies) {
        known.filledNothing(copies);
      }
    };
  }
}
