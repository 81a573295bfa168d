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

  private static DdlCatalog history(Dialect dialect, String... statements) {
    DdlCatalog read = DdlCatalog.read(String.join(";\n", statements), dialect);
    assertThat(read.problems()).isEmpty();
    return read;
  }

  @Test
  void read_migrationHistory_tablesAsTheLastStatementLeavesThem() {
    DdlCatalog read =
        history(
            Dialect.POSTGRESQL,
            "CREATE TABLE users (id int, mail text, gone text)",
            "CREATE TABLE old (id int)",
            "ALTER TABLE users RENAME COLUMN mail TO email",
            "ALTER TABLE IF EXISTS ONLY users DROP COLUMN gone CASCADE, ADD COLUMN IF NOT EXISTS ssn"
                + " varchar(11) DEFAULT 'a,b', ADD CONSTRAINT c CHECK (id > 0), ALTER COLUMN id TYPE"
                + " bigint",
            "CREATE TABLE IF NOT EXISTS users (x int)",
            "ALTER TABLE users RENAME TO people",
            "DROP TABLE IF EXISTS old, never",
            "COMMENT ON COLUMN people.email IS 'x'");

    assertThat(read.catalog().tables()).containsOnlyKeys(TableName.of("people"));
    assertThat(table(read, "people").columns()).containsExactly("id", "email", "ssn");
  }

  @Test
  void read_mysqlHistory_columnsInTheirPlaces() {
    DdlCatalog read =
        history(
            Dialect.MYSQL,
            "CREATE TABLE t (a int, b int, c int)",
            "ALTER TABLE t ADD first_one int FIRST, ADD COLUMN d int NOT NULL AFTER a, ADD KEY k (a)",
            "ALTER TABLE t CHANGE b bb varchar(10), MODIFY c int FIRST, DROP INDEX k",
            "ALTER TABLE t ADD (x int, y decimal(10,2))",
            "RENAME TABLE t TO t2, nowhere TO t3");

    assertThat(table(read, "t2").columns())
        .containsExactly("c", "first_one", "a", "d", "bb", "x", "y");
    assertThat(read.catalog().tables()).hasSize(1);
  }

  @Test
  void read_otherDialects_followed() {
    DdlCatalog server =
        history(
            Dialect.SQLSERVER,
            "CREATE TABLE dbo.t (a int, b int, c int)",
            "ALTER TABLE dbo.t ADD d int, e int",
            "ALTER TABLE dbo.t DROP COLUMN a, b",
            "EXEC sp_rename 'dbo.t.c', 'cc', 'COLUMN'",
            "EXEC sp_rename 'dbo.t', 'u'");
    assertThat(server.catalog().tables().get(new TableName("dbo", "u")).columns())
        .containsExactly("cc", "d", "e");

    DdlCatalog oracle =
        history(
            Dialect.ORACLE,
            "CREATE TABLE t (a NUMBER, b NUMBER)",
            "ALTER TABLE t ADD (c NUMBER(10, 2), d VARCHAR2(10))",
            "ALTER TABLE t DROP (a, b)",
            "RENAME t TO u");
    assertThat(table(oracle, "U").columns()).containsExactly("C", "D");

    DdlCatalog h2 =
        history(
            Dialect.H2,
            "CREATE TABLE t (a INT, b INT)",
            "ALTER TABLE t ADD COLUMN c INT BEFORE b",
            "ALTER TABLE t ALTER COLUMN a RENAME TO z");
    assertThat(table(h2, "T").columns()).containsExactly("Z", "C", "B");
  }

  @Test
  void read_searchPath_tablesInItsFirstSchema() {
    DdlCatalog read =
        history(
            Dialect.POSTGRESQL,
            "CREATE TABLE a (id int)",
            "SET search_path TO app, public",
            "CREATE TABLE b (id int)",
            "ALTER TABLE b SET SCHEMA other",
            "CREATE TABLE c (id int)");

    assertThat(read.catalog().searchPath()).containsExactly("app", "public");
    assertThat(read.catalog().tables())
        .containsOnlyKeys(
            TableName.of("a"), new TableName("other", "b"), new TableName("app", "c"));
  }

  @Test
  void read_viewOverAnAlteredTable_columnsAsThen() {
    DdlCatalog read =
        history(
            Dialect.POSTGRESQL,
            "CREATE TABLE t (a int)",
            "ALTER TABLE t ADD b text",
            "CREATE VIEW v AS SELECT * FROM t",
            "DROP VIEW v",
            "CREATE VIEW w AS SELECT b FROM t");

    assertThat(read.catalog().tables()).containsOnlyKeys(TableName.of("t"), TableName.of("w"));
    assertThat(table(read, "w").columns()).containsExactly("b");
  }

  @Test
  void read_otherText_otherVersion() {
    long one = DdlCatalog.read("CREATE TABLE a (id int)", Dialect.H2).catalog().version();
    long two = DdlCatalog.read("CREATE TABLE a (ie int)", Dialect.H2).catalog().version();

    assertThat(one).isNotEqualTo(two).isNotZero();
  }
}
