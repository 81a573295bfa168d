package dev.sluice.rules.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.Operation;
import dev.sluice.rules.OutputColumn;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.sql.AnalysisContext.SessionMode;
import dev.sluice.rules.sql.session.SessionTexts;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text does that runs what its session prepared or declared. */
class SessionTextsTest {

  private static final String SCHEMA =
      "CREATE TABLE users (id INT, name TEXT, email TEXT);"
          + "CREATE TABLE notes (id INT, body TEXT);"
          + "CREATE VIEW v AS SELECT id, email AS x FROM users";

  private final SqlAnalyzer analyzer = new SqlAnalyzer();
  private final FactCache cache = new FactCache(analyzer);
  private final SessionReader reader = new SessionReader(analyzer);
  private Dialect dialect = Dialect.POSTGRESQL;
  private Catalog catalog = DdlCatalog.read(SCHEMA, dialect).catalog();
  private SessionTexts texts = SessionTexts.NONE;

  private AnalysisContext context() {
    return new AnalysisContext(dialect, SessionMode.defaultOf(dialect), catalog, texts);
  }

  private StatementFacts read(String sql) {
    return cache.facts(sql, context());
  }

  private void ran(String... all) {
    for (String sql : all) {
      texts = reader.ran(sql, context());
    }
  }

  private void failed(String sql, boolean nameTaken) {
    texts = reader.failed(sql, context(), read(sql), nameTaken);
  }

  private static Set<Operation> operations(StatementFacts facts) {
    Set<Operation> all = EnumSet.noneOf(Operation.class);
    for (EffectiveStatement each : facts.statements()) {
      all.addAll(each.operations());
    }
    return all;
  }

  private static Set<String> reads(StatementFacts facts) {
    Set<String> all = new TreeSet<>();
    for (EffectiveStatement each : facts.statements()) {
      each.reads().forEach(table -> all.add(table.name()));
    }
    return all;
  }

  private static String sources(StatementFacts facts) {
    Set<String> all = new TreeSet<>();
    for (OutputColumn column : facts.output()) {
      column.sources().forEach(source -> all.add(source.table().name() + "." + source.name()));
      if (!column.known()) {
        all.add("?");
      }
    }
    return String.join(" ", all);
  }

  private void unknown(String sql) {
    assertThat(read(sql).understood()).as(sql).isFalse();
  }

  private StatementFacts known(String sql) {
    StatementFacts facts = read(sql);
    assertThat(facts.understood()).as(sql + " " + facts.problem()).isTrue();
    return facts;
  }

  @Test
  void execute_ofWhatWasPrepared_hasItsFacts() {
    unknown("EXECUTE p");
    ran("PREPARE p AS SELECT email FROM users WHERE id = $1");
    StatementFacts facts = known("EXECUTE p(1)");
    assertThat(operations(facts)).contains(Operation.EXECUTE, Operation.SELECT);
    assertThat(reads(facts)).contains("users");
    assertThat(sources(facts)).isEqualTo("users.email");
    assertThat(facts.outputKnown()).isTrue();
    ran("PREPARE d AS DELETE FROM users");
    assertThat(operations(known("EXECUTE d"))).contains(Operation.DELETE);
  }

  @Test
  void execute_ofTheSameTextInAnotherSession_isReadAnew() {
    ran("PREPARE p AS SELECT id FROM notes");
    assertThat(reads(known("EXECUTE p"))).containsExactly("notes");
    texts = SessionTexts.NONE;
    unknown("EXECUTE p");
    ran("PREPARE p AS SELECT email FROM users");
    assertThat(reads(known("EXECUTE p"))).containsExactly("users");
  }

  @Test
  void explainAndCreateTableAs_ofWhatWasPrepared_haveItsFacts() {
    unknown("EXPLAIN EXECUTE p");
    unknown("CREATE TABLE c AS EXECUTE p");
    ran("PREPARE p AS SELECT id, email FROM users", "PREPARE d AS DELETE FROM users");
    assertThat(reads(known("EXPLAIN EXECUTE p"))).contains("users");
    assertThat(operations(known("EXPLAIN ANALYZE EXECUTE d"))).contains(Operation.DELETE);
    StatementFacts copy = known("CREATE TABLE c AS EXECUTE p");
    assertThat(copy.statements().get(0).flows().toString()).contains("email");
    assertThat(operations(copy)).contains(Operation.CREATE, Operation.SELECT);
  }

  @Test
  void deallocate_forgetsTheName() {
    ran("PREPARE p AS SELECT 1", "PREPARE q AS SELECT 2", "DEALLOCATE p");
    unknown("EXECUTE p");
    known("EXECUTE q");
    ran("DEALLOCATE PREPARE ALL");
    unknown("EXECUTE q");
    ran("PREPARE q AS SELECT 2", "DISCARD ALL");
    unknown("EXECUTE q");
  }

  @Test
  void prepare_thatFailed_leavesTheOldTextOrNone() {
    ran("PREPARE p AS SELECT id FROM notes");
    failed("PREPARE p AS SELECT email FROM users", true);
    assertThat(reads(known("EXECUTE p"))).containsExactly("notes");
    failed("PREPARE p AS SELECT email FROM users", false);
    unknown("EXECUTE p");
  }

  @Test
  void textOfSeveralStatements_thatFailed_forgetsAll() {
    ran("PREPARE p AS SELECT id FROM notes");
    failed("DEALLOCATE p; PREPARE p AS SELECT email FROM users; SELECT 1 / 0", false);
    unknown("EXECUTE p");
  }

  @Test
  void names_areFoldedAndQuotedAsTheDatabaseDoes() {
    ran("PREPARE P AS SELECT id FROM notes", "PREPARE \"P\" AS SELECT email FROM users");
    assertThat(reads(known("EXECUTE p"))).containsExactly("notes");
    assertThat(reads(known("EXECUTE \"p\""))).containsExactly("notes");
    assertThat(reads(known("EXECUTE \"P\""))).containsExactly("users");
    ran("DEALLOCATE \"all\"");
    known("EXECUTE p");
  }

  @Test
  void names_thatTheDatabaseMayCutOrFold_areNeverKnown() {
    String cut = "a".repeat(63);
    ran("PREPARE p AS SELECT 1", "PREPARE " + cut + "b AS SELECT 1");
    unknown("EXECUTE " + cut + "b");
    unknown("EXECUTE p");
    ran("PREPARE p AS SELECT 1", "DEALLOCATE \"\u212a\"");
    unknown("EXECUTE p");
    ran("PREPARE \"S_1\" AS SELECT 1");
    unknown("EXECUTE \"S_1\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DO $$ BEGIN EXECUTE 'DEALLOCATE p'; END $$",
        "DO $$ BEGIN NULL; END $$",
        "SELECT own_function()",
        "CALL own_procedure()",
        "SET search_path = other",
        "SET standard_conforming_strings = off",
        "SELECT set_config('search_path', 'x', false)",
        "EXECUTE unknown",
        "FETCH FROM unknown",
        "not a statement"
      })
  void whatMayNameThingsUnseen_forgetsAll(String sql) {
    ran("PREPARE p AS SELECT id FROM notes", "DECLARE c CURSOR WITH HOLD FOR SELECT id FROM notes");
    ran(sql);
    unknown("EXECUTE p");
    unknown("FETCH c");
    ran("PREPARE p AS SELECT id FROM notes");
    unknown(sql + "; EXECUTE p");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET plan_cache_mode = force_generic_plan",
        "RESET plan_cache_mode",
        "SET ROLE other",
        "SET SESSION AUTHORIZATION other",
        "RESET SESSION AUTHORIZATION",
        "SET XML OPTION DOCUMENT",
        "SET row_security TO off"
      })
  void settingThatLeavesNamesAlone_forgetsNothing(String sql) {
    ran("PREPARE p AS SELECT id FROM notes", sql);
    known("EXECUTE p");
  }

  @Test
  void move_givesNoRows() {
    ran("DECLARE c CURSOR FOR SELECT email FROM users");
    assertThat(known("MOVE ALL IN c").output()).isEmpty();
    assertThat(reads(known("MOVE ALL IN c"))).containsExactly("users");
  }

  @Test
  void viewThatNobodyKnows_forgetsAll() {
    ran("PREPARE p AS SELECT id FROM notes", "SELECT * FROM a_view_of_the_session");
    unknown("EXECUTE p");
  }

  @Test
  void functionInsideWhatWasPrepared_forgetsWhenItRuns() {
    ran("PREPARE p AS SELECT own_function()");
    known("EXECUTE p");
    ran("EXECUTE p");
    unknown("EXECUTE p");
  }

  @Test
  void settingInsideWhatWasPrepared_isAnEffectOfExecute() {
    ran("PREPARE p AS SELECT set_config('search_path', $1, false)");
    StatementFacts facts = known("EXECUTE p('x')");
    assertThat(facts.statements().toString()).contains("SESSION");
    ran("EXECUTE p('x')");
    unknown("EXECUTE p('x')");
  }

  @Test
  void fetch_ofWhatWasDeclared_hasItsFacts() {
    unknown("FETCH ALL FROM c");
    ran("DECLARE c SCROLL CURSOR FOR SELECT email FROM users ORDER BY name");
    for (String sql : List.of("FETCH c", "FETCH BACKWARD 3 IN c", "FETCH ABSOLUTE -1 c")) {
      StatementFacts facts = known(sql);
      assertThat(reads(facts)).containsExactly("users");
      assertThat(sources(facts)).isEqualTo("users.email");
    }
    ran("CLOSE c");
    unknown("FETCH c");
  }

  @Test
  void fetch_afterTheViewChanged_hasTheFactsOfTheDeclaration() {
    ran("DECLARE c CURSOR FOR SELECT x FROM v");
    catalog =
        DdlCatalog.read(
                "CREATE TABLE users (id INT, name TEXT, email TEXT);"
                    + "CREATE VIEW v AS SELECT id, name AS x FROM users",
                dialect)
            .catalog();
    assertThat(sources(known("FETCH c"))).contains("users.email");
  }

  @Test
  void execute_afterTheViewChanged_hasTheFactsOfNow() {
    ran("PREPARE p AS SELECT x FROM v");
    catalog =
        DdlCatalog.read(
                "CREATE TABLE users (id INT, name TEXT, email TEXT);"
                    + "CREATE VIEW v AS SELECT id, name AS x FROM users",
                dialect)
            .catalog();
    assertThat(sources(known("EXECUTE p"))).contains("users.name");
  }

  @Test
  void transactions_endCursors() {
    ran(
        "BEGIN",
        "DECLARE h CURSOR WITH HOLD FOR SELECT 1",
        "DECLARE c CURSOR FOR SELECT 1",
        "PREPARE p AS SELECT 1",
        "COMMIT");
    known("FETCH h");
    known("EXECUTE p");
    unknown("FETCH c");
    ran("BEGIN", "DECLARE h2 CURSOR WITH HOLD FOR SELECT 1", "PREPARE q AS SELECT 1", "ROLLBACK");
    known("FETCH h");
    unknown("FETCH h2");
    known("EXECUTE q");
  }

  @Test
  void savepoints_endCursorsDeclaredBehindThem() {
    ran("BEGIN", "DECLARE a CURSOR FOR SELECT 1", "SAVEPOINT s");
    ran("DECLARE b CURSOR FOR SELECT 1", "ROLLBACK TO s");
    known("FETCH a");
    unknown("FETCH b");
  }

  @Test
  void oneText_isReadInItsOrder() {
    StatementFacts facts = known("PREPARE p AS DELETE FROM users; EXECUTE p");
    assertThat(operations(facts)).contains(Operation.DELETE);
    unknown("EXECUTE p; PREPARE p AS SELECT 1");
    unknown("PREPARE p AS SELECT 1; DEALLOCATE p; EXECUTE p");
    ran("PREPARE p AS SELECT id FROM notes");
    unknown("DEALLOCATE ALL; EXECUTE p");
    assertThat(reads(known("DEALLOCATE p; PREPARE p AS SELECT email FROM users; EXECUTE p")))
        .contains("users");
    assertThat(sources(known("BEGIN; DECLARE c CURSOR FOR SELECT email FROM users; FETCH c")))
        .isEqualTo("users.email");
    unknown("BEGIN; DECLARE c CURSOR FOR SELECT email FROM users; ROLLBACK; FETCH c");
  }

  @Test
  void mysql_prepareFromALiteral_isKnown() {
    dialect = Dialect.MYSQL;
    ran("PREPARE P FROM 'SELECT email FROM users WHERE id = ?'");
    StatementFacts facts = known("EXECUTE `p` USING @a");
    assertThat(reads(facts)).containsExactly("users");
    assertThat(sources(facts)).isEqualTo("users.email");
    ran("PREPARE p FROM 'SELECT body FROM notes'");
    assertThat(reads(known("EXECUTE p"))).containsExactly("notes");
    ran("PREPARE p FROM @text");
    unknown("EXECUTE p");
    ran("PREPARE p FROM 'SELECT 1'", "PREPARE `\u00fe` FROM 'SELECT email FROM users'");
    unknown("EXECUTE p");
    ran("PREPARE p FROM 'SELECT 1'", "DROP PREPARE p");
    unknown("EXECUTE p");
    ran("PREPARE p FROM 'SELECT 1'", "CALL routine()");
    unknown("EXECUTE p");
  }

  @Test
  void mysql_whatAVariableHolds_isOfUnknownOrigin() {
    dialect = Dialect.MYSQL;
    ran("PREPARE p FROM 'SELECT ? AS x'");
    assertThat(sources(known("EXECUTE p USING @mail"))).isEqualTo("?");
    assertThat(sources(known("EXECUTE p USING 1"))).isEmpty();
  }

  @Test
  void mysql_preparedTransactionsAndSettings_areNotUnderstood() {
    dialect = Dialect.MYSQL;
    for (String text :
        List.of("ROLLBACK", "COMMIT", "SET @a = 1", "CALL p()", "SELECT 1; SELECT 2")) {
      ran("PREPARE p FROM '" + text + "'");
      unknown("EXECUTE p");
    }
  }

  @Test
  void memory_isBounded() {
    for (int i = 0; i < 200; i++) {
      ran("PREPARE n" + i + " AS SELECT " + i);
    }
    known("EXECUTE n0");
    unknown("EXECUTE n199");
    ran("DEALLOCATE n0", "PREPARE long AS SELECT '" + "x".repeat(70_000) + "'");
    unknown("EXECUTE long");
    ran("PREPARE n199 AS SELECT 1");
    known("EXECUTE n199");
    assertThat(texts.toString()).doesNotContain("SELECT");
  }

  @Test
  void manyExecutesInOneText_takeLinearTime() {
    ran("PREPARE p AS SELECT " + "id + ".repeat(5_000) + "1 FROM notes");
    StatementFacts facts = read("EXECUTE p;".repeat(9_000));
    assertThat(facts.understood()).isFalse();
    assertThat(facts.problem()).contains("too long");
  }
}
