package dev.sluice.rules.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.TableName;
import org.junit.jupiter.api.Test;

class DdlCatalogTest {

  private static Catalog.Table table(DdlCatalog read, String name) {
    return read.catalog().tables().get(TableName.of(name));
  }

  @Test
  void read_tablesAndViews_columnsInOrder() {
    DdlCatalog read = DdlCatalog.read(CorpusCase.schema(), Dialect.POSTGRESQL);

    assertThat(read.problems()).isEmpty();
    assertThat(read.catalog().complete()).isTrue();
    assertThat(table(read, "users").columns())
        .containsExactly("id", "name", "email", "ssn", "region", "created_at");
    assertThat(table(read, "v_users").columns()).containsExactly("id", "contact", "name");
    assertThat(table(read, "v_users").view()).isTrue();
    assertThat(table(read, "v_users").viewText()).startsWith("SELECT id");
    assertThat(table(read, "v2").columns()).containsExactly("a", "b");
  }

  @Test
  void read_constraintsAndOptions_areNoColumns() {
    DdlCatalog read =
        DdlCatalog.read(
            "CREATE TABLE `T` (`Id` int NOT NULL, `key` text, x enum('a','b'), PRIMARY KEY (`Id`),"
                + " KEY k (`key`), CONSTRAINT c CHECK (x <> 'a, b')) ENGINE=InnoDB COMMENT='; drop';",
            Dialect.MYSQL);

    assertThat(read.problems()).isEmpty();
    assertThat(table(read, "t").columns()).containsExactly("id", "key", "x");
  }

  @Test
  void read_brokenStatement_problemWithItsPlaceAndTheRest() {
    DdlCatalog read =
        DdlCatalog.read(
            "CREATE TABLE a (id int);\n  CREATE TABLE b (id int;\nCREATE TABLE c (id int);",
            Dialect.POSTGRESQL);

    assertThat(read.catalog().tables()).containsKeys(TableName.of("a"), TableName.of("c"));
    assertThat(read.catalog().complete()).isFalse();
    assertThat(read.problems()).singleElement().asString().startsWith("2:3: ");
  }

  @Test
  void read_columnsThatNobodyCanTell_problem() {
    assertThat(DdlCatalog.read("CREATE TABLE a (LIKE b)", Dialect.POSTGRESQL).problems())
        .hasSize(1);
    assertThat(DdlCatalog.read("CREATE VIEW a AS SELECT * FROM b", Dialect.POSTGRESQL).problems())
        .hasSize(1);
    assertThat(DdlCatalog.read("CREATE TABLE a ('", Dialect.POSTGRESQL).problems()).hasSize(1);
  }

  @Test
  void read_otherStatements_passedOver() {
    DdlCatalog read =
        DdlCatalog.read(
            "SET x = 1; CREATE TABLE a (id int); CREATE INDEX i ON a (id); INSERT INTO a VALUES (1);"
                + " COMMENT ON TABLE a IS 'x';",
            Dialect.POSTGRESQL);

    assertThat(read.problems()).isEmpty();
    assertThat(read.catalog().tables()).hasSize(1);
  }

  @Test
  void read_otherText_otherVersion() {
    long one = DdlCatalog.read("CREATE TABLE a (id int)", Dialect.H2).catalog().version();
    long two = DdlCatalog.read("CREATE TABLE a (ie int)", Dialect.H2).catalog().version();

    assertThat(one).isNotEqualTo(two).isNotZero();
  }
}
