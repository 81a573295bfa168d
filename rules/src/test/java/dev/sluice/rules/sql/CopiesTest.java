package dev.sluice.rules.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.OutputColumn;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.TableName;
import dev.sluice.rules.sql.AnalysisContext.SessionMode;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a read says of its sources after statements that filled tables. */
class CopiesTest {

  private static final String SCHEMA =
      "CREATE TABLE users (id INT, name TEXT, email TEXT);"
          + "CREATE TABLE notes (id INT, body TEXT, kind TEXT)";

  private final SqlAnalyzer analyzer = new SqlAnalyzer();
  private final Dialect dialect = Dialect.POSTGRESQL;
  private Catalog catalog = DdlCatalog.read(SCHEMA, dialect).catalog();
  private Copies copies = Copies.NONE;

  private StatementFacts read(String sql) {
    return analyzer.analyze(
        sql, new AnalysisContext(dialect, SessionMode.defaultOf(dialect), copies.over(catalog, 9)));
  }

  private void ran(String sql) {
    StatementFacts facts = read(sql);
    assertThat(facts.understood()).as(sql).isTrue();
    copies = copies.and(Copies.temporary(facts)).and(Copies.lasting(facts, flow -> true));
  }

  private static Set<String> sources(OutputColumn column) {
    Set<String> sources = new TreeSet<>();
    column.sources().forEach(source -> sources.add(source.toString()));
    return sources;
  }

  private void knows(String more) {
    catalog = DdlCatalog.read(SCHEMA + ";" + more, dialect).catalog();
  }

  @Test
  void temporaryTable_readBack_endsAtTheBaseColumns() {
    ran("CREATE TEMP TABLE c AS SELECT id, lower(email) AS e, name FROM users");
    StatementFacts facts = read("SELECT * FROM c");
    assertThat(facts.outputKnown()).isTrue();
    assertThat(facts.output()).hasSize(3).allMatch(OutputColumn::known);
    assertThat(sources(facts.output().get(1))).contains("users.email", "c.e");
    assertThat(sources(facts.output().get(2))).doesNotContain("users.email");
    assertThat(facts.statements().get(0).hidden()).isFalse();
  }

  @Test
  void temporaryTable_copiedAgain_endsAtTheBaseColumns() {
    ran("SELECT email INTO TEMP c FROM users");
    ran("CREATE TEMP TABLE d AS SELECT email AS x FROM c");
    assertThat(sources(read("SELECT x FROM d").output().get(0))).contains("users.email");
  }

  @Test
  void temporaryTable_filledLater_holdsThatToo() {
    ran("CREATE TEMP TABLE c AS SELECT id, name AS v FROM users");
    StatementFacts later = read("INSERT INTO c SELECT id, email FROM users");
    copies = copies.and(Copies.lasting(later, flow -> true).within(copies));
    assertThat(sources(read("SELECT v FROM c").output().get(0)))
        .contains("users.name", "users.email");
  }

  @Test
  void temporaryTable_thatWasThereAlready_keepsWhatIsKnownOfIt() {
    ran("CREATE TEMP TABLE c AS SELECT email AS v FROM users");
    ran("CREATE TEMP TABLE IF NOT EXISTS c AS SELECT name AS v FROM users");
    assertThat(sources(read("SELECT v FROM c").output().get(0))).contains("users.email");
    ran("CREATE TEMP TABLE IF NOT EXISTS c AS SELECT name AS other FROM users");
    assertThat(read("SELECT other FROM c").output()).noneMatch(OutputColumn::known);
  }

  @Test
  void temporaryView_readBack_endsAtTheBaseColumns() {
    ran("CREATE TEMP VIEW v AS SELECT email AS x FROM users");
    assertThat(sources(read("SELECT x FROM v").output().get(0))).contains("users.email");
  }

  @Test
  void temporaryTable_named_likeAnother_isUnknown() {
    ran("CREATE TEMP TABLE notes AS SELECT email AS body FROM users");
    StatementFacts facts = read("SELECT kind FROM notes");
    assertThat(facts.output()).noneMatch(OutputColumn::known);
    assertThat(facts.statements().get(0).hidden()).isTrue();
  }

  @Test
  void update_openColumn_holdsBothAfterwards() {
    ran("UPDATE notes SET kind = (SELECT max(email) FROM users)");
    assertThat(sources(read("SELECT kind FROM notes").output().get(0)))
        .contains("notes.kind", "users.email");
    assertThat(sources(read("SELECT body FROM notes").output().get(0)))
        .containsExactly("notes.body");
  }

  @Test
  void update_byAFunctionThatNobodyKnows_isUnknownAfterwards() {
    ran("UPDATE notes SET kind = any_function(id)");
    StatementFacts facts = read("SELECT kind FROM notes");
    assertThat(facts.output()).noneMatch(OutputColumn::known);
    assertThat(facts.statements().get(0).hidden()).isTrue();
  }

  @Test
  void insert_columnRenamedLater_nothingIsKnownOfTheTable() {
    ran("INSERT INTO notes (id, kind) SELECT id, email FROM users");
    catalog =
        DdlCatalog.read("CREATE TABLE notes (id INT, body TEXT, sort TEXT)", dialect).catalog();
    assertThat(read("SELECT sort FROM notes").output()).noneMatch(OutputColumn::known);
  }

  @Test
  void table_renamed_takesItsColumnsAlong() {
    ran("ALTER TABLE users RENAME TO people");
    knows("CREATE TABLE people (id INT, name TEXT, email TEXT)");
    StatementFacts facts = read("SELECT email, name FROM people");
    assertThat(sources(facts.output().get(0))).contains("users.email");
    assertThat(sources(facts.output().get(1))).doesNotContain("users.email");
  }

  @Test
  void column_renamed_anyColumnMayHoldIt() {
    ran("ALTER TABLE users RENAME COLUMN email TO contact");
    catalog =
        DdlCatalog.read("CREATE TABLE users (id INT, name TEXT, contact TEXT)", dialect).catalog();
    assertThat(sources(read("SELECT contact FROM users").output().get(0))).contains("users.email");
  }

  @Test
  void without_droppedTable_isForgotten() {
    ran("CREATE TEMP TABLE c AS SELECT email FROM users");
    assertThat(copies.without(Set.of(TableName.of("c"))).isEmpty()).isTrue();
    assertThat(copies.size()).isEqualTo(1);
  }

  @Test
  void lasting_flowThatIsNotWorthIt_isNotKept() {
    StatementFacts facts = read("UPDATE notes SET kind = body");
    ColumnName body = new ColumnName(TableName.of("notes"), "body");
    assertThat(Copies.lasting(facts, flow -> !flow.source().equals(body)).isEmpty()).isTrue();
    assertThat(Copies.lasting(facts, flow -> true).isEmpty()).isFalse();
    assertThat(Copies.temporary(facts).isEmpty()).isTrue();
  }
}
