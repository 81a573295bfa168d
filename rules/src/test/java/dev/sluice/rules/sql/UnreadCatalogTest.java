package dev.sluice.rules.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.sql.AnalysisContext.SessionMode;
import org.junit.jupiter.api.Test;

/**
 * A name that the catalog does not have may be a view over anything, unless there is no database.
 */
class UnreadCatalogTest {

  private final SqlAnalyzer analyzer = new SqlAnalyzer();

  @Test
  void column_catalogUnread_hasNoProvenOrigin() {
    assertThat(read(Catalog.UNREAD).output()).noneMatch(column -> column.known());
  }

  @Test
  void column_noDatabase_isTakenForThatOfATable() {
    assertThat(read(Catalog.EMPTY).output()).hasSize(1).allMatch(column -> column.known());
  }

  @Test
  void name_catalogUnread_mayBeAView() {
    assertThat(read(Catalog.UNREAD).statements()).allMatch(statement -> statement.opaque());
    assertThat(read(Catalog.EMPTY).statements()).noneMatch(statement -> statement.opaque());
  }

  @Test
  void dual_catalogUnread_isNoView() {
    Dialect dialect = Dialect.MYSQL;
    AnalysisContext unread =
        new AnalysisContext(dialect, SessionMode.defaultOf(dialect), Catalog.UNREAD);
    assertThat(analyzer.analyze("SELECT 1 FROM dual", unread).statements())
        .noneMatch(statement -> statement.opaque());
  }

  private StatementFacts read(Catalog catalog) {
    Dialect dialect = Dialect.POSTGRESQL;
    return analyzer.analyze(
        "SELECT m FROM vu", new AnalysisContext(dialect, SessionMode.defaultOf(dialect), catalog));
  }
}
