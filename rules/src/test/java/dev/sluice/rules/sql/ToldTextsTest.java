package dev.sluice.rules.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.TableName;
import dev.sluice.rules.sql.AnalysisContext.SessionMode;
import dev.sluice.rules.sql.session.Missing;
import dev.sluice.rules.sql.session.SessionTexts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of a session that nobody saw being given: what is asked for, and what is believed. */
class ToldTextsTest {

  private static final String SCHEMA =
      "CREATE TABLE users (id INT, name TEXT, email TEXT); CREATE TABLE notes (id INT, body TEXT)";

  private final SqlAnalyzer analyzer = new SqlAnalyzer();
  private final FactCache cache = new FactCache(analyzer);
  private final SessionReader reader = new SessionReader(analyzer);
  private final Catalog catalog = DdlCatalog.read(SCHEMA, Dialect.POSTGRESQL).catalog();
  private SessionTexts texts = SessionTexts.NONE;

  private AnalysisContext context() {
    SessionMode mode = SessionMode.defaultOf(Dialect.POSTGRESQL);
    return new AnalysisContext(Dialect.POSTGRESQL, mode, catalog, texts);
  }

  private Missing missing(String sql) {
    return reader.missing(sql, context());
  }

  private StatementFacts told(String name, String source, String sql) {
    texts = reader.told(SessionTexts.NONE, name, source, context());
    return cache.facts(sql, context());
  }

  @Test
  void namesThatRunAndAreNotKnown_areAskedFor() {
    assertThat(missing("EXECUTE p").prepared()).containsExactly("p");
    assertThat(missing("EXPLAIN ANALYZE EXECUTE \"P\" (1)").prepared()).containsExactly("P");
    assertThat(missing("CREATE TABLE t AS EXECUTE p").prepared()).containsExactly("p");
    assertThat(missing("FETCH ALL FROM c").cursors()).containsExactly("c");
    assertThat(missing("SELECT cursor_to_xml('c', 1, true, true, '')").cursors())
        .containsExactly("c");
    assertThat(missing("EXECUTE p; EXECUTE q").prepared())
        .as("what p runs may prepare q")
        .containsExactly("p");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "SELECT own_function(); EXECUTE p",
        "DO $$ BEGIN PERFORM f(); END $$; EXECUTE p",
        "PREPARE p AS SELECT 1; EXECUTE p",
        "EXECUTE p; not a statement",
        "FETCH ALL FROM \"C_1\"",
        "EXECUTE \"S_1\"",
      })
  void whatMayBeNamedByTheTextItself_isNotAskedFor(String sql) {
    assertThat(missing(sql).isEmpty()).isTrue();
  }

  @Test
  void onePrepare_isBelieved() {
    String source = "PREPARE p (int) AS SELECT email FROM users WHERE id = $1;";
    StatementFacts facts = told("p", source, "EXECUTE p (1)");
    assertThat(facts.understood()).isTrue();
    assertThat(facts.output().toString()).contains("email");
    facts = told("p", "DEALLOCATE p; PREPARE p AS SELECT email FROM users", "EXECUTE p");
    assertThat(facts.understood()).isTrue();
    assertThat(facts.output().toString()).contains("email");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT email FROM users",
        "PREPARE q AS SELECT body FROM notes",
        "PREPARE \"P\" AS SELECT body FROM notes",
        "PREPARE p AS SELECT body FROM notes; DEALLOCATE p; PREPARE p AS SELECT email FROM users",
        "PREPARE p AS SELECT body, '\\', email, ' FROM notes --' FROM users",
        "PREPARE p AS SELECT body FROM notes; PREPARE \"S_1\" AS SELECT 1",
        "PREPARE p AS SELECT body FROM",
        ""
      })
  void anythingElse_isNotBelieved(String source) {
    StatementFacts facts = told("p", source, "EXECUTE p");
    assertThat(facts.understood()).isFalse();
    assertThat(texts.isEmpty()).isTrue();
  }

  @Test
  void cursorThatIsNotThere_givesNothingAsLongAsNothingMayOpenIt() {
    texts = SessionTexts.NONE.noCursor("c");
    StatementFacts facts = cache.facts("FETCH ALL FROM c", context());
    assertThat(facts.understood()).isTrue();
    assertThat(facts.outputKnown()).isFalse();
    assertThat(facts.statements().get(0).hidden()).isTrue();
    assertThat(facts.statements().get(0).opaque()).isTrue();
    assertThat(cache.facts("SELECT own(); FETCH ALL FROM c", context()).understood()).isFalse();
    texts = reader.ran("SELECT own()", context());
    assertThat(cache.facts("FETCH ALL FROM c", context()).understood()).isFalse();
    texts = SessionTexts.NONE.noCursor("c");
    texts = reader.ran("DECLARE c CURSOR FOR SELECT email FROM users", context());
    assertThat(cache.facts("FETCH ALL FROM c", context()).output().toString()).contains("email");
    texts = SessionTexts.NONE.noCursor("c").ended(true);
    assertThat(cache.facts("FETCH ALL FROM c", context()).understood()).isFalse();
  }

  @Test
  void cursorAsDocument_isReadAndForgetsNothing() {
    texts = reader.ran("DECLARE c CURSOR FOR SELECT email FROM users", context());
    String sql = "SELECT cursor_to_xml('c'::refcursor, 5, false, true, '')";
    StatementFacts facts = cache.facts(sql, context());
    assertThat(facts.understood()).isTrue();
    assertThat(facts.statements().toString()).contains("users");
    assertThat(facts.output().get(0).known()).isFalse();
    texts = reader.ran(sql, context());
    assertThat(cache.facts("FETCH c", context()).understood()).isTrue();
    texts = reader.ran("SELECT cursor_to_xml('c', 5, false, true, ''), own()", context());
    assertThat(cache.facts("FETCH c", context()).understood()).isFalse();
  }

  @Test
  void bareNameOfSeveralSchemas_withoutASearchPath_meansNoneForSure() {
    TableName one = new TableName("public", "people");
    TableName two = new TableName("other", "people");
    List<String> columns = List.of("id", "name");
    Map<TableName, Catalog.Table> tables =
        Map.of(
            one, new Catalog.Table(one, columns, null, false),
            two, new Catalog.Table(two, columns, "SELECT id, email AS name FROM users", true));
    SessionMode mode = SessionMode.defaultOf(Dialect.POSTGRESQL);
    Catalog pathless = new Catalog(7, List.of(), tables, false);
    StatementFacts facts =
        analyzer.analyze(
            "SELECT name FROM people", new AnalysisContext(Dialect.POSTGRESQL, mode, pathless));
    assertThat(facts.output().get(0).known()).isFalse();
    assertThat(facts.statements().get(0).opaque()).isTrue();
    TableName three = new TableName("third", "people");
    tables =
        Map.of(
            one, new Catalog.Table(one, columns, null, false),
            three, new Catalog.Table(three, columns, null, false));
    facts =
        analyzer.analyze(
            "SELECT name FROM people",
            new AnalysisContext(
                Dialect.POSTGRESQL, mode, new Catalog(9, List.of(), tables, false)));
    assertThat(facts.output().get(0).sources().toString()).doesNotContain("public", "third");
    assertThat(facts.output().get(0).known()).isTrue();
    assertThat(facts.statements().get(0).reads()).isEqualTo(Set.of(TableName.of("people")));
    Catalog searched = new Catalog(8, List.of("public"), tables, true);
    facts =
        analyzer.analyze(
            "SELECT name FROM people", new AnalysisContext(Dialect.POSTGRESQL, mode, searched));
    assertThat(facts.output().get(0).known()).isTrue();
    assertThat(facts.statements().get(0).reads()).isEqualTo(Set.of(one));
  }
}
