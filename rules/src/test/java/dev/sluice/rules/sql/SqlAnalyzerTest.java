package dev.sluice.rules.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.Family;
import dev.sluice.rules.Operation;
import dev.sluice.rules.OutputColumn;
import dev.sluice.rules.Shape;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.TableName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SqlAnalyzerTest {

  private final SqlAnalyzer analyzer = new SqlAnalyzer();

  private StatementFacts postgres(String text) {
    return analyzer.analyze(text, AnalysisContext.of(Dialect.POSTGRESQL));
  }

  private static ColumnName column(String table, String name) {
    return new ColumnName(TableName.of(table), name);
  }

  private static EffectiveStatement only(StatementFacts facts) {
    assertThat(facts.statements()).hasSize(1);
    return facts.statements().get(0);
  }

  @ParameterizedTest
  @EnumSource(
      value = Dialect.class,
      names = {"POSTGRESQL", "MYSQL", "MARIADB", "H2", "ANSI"})
  void analyze_startOfATransaction_isABegin(Dialect dialect) {
    for (String text :
        List.of("START TRANSACTION", "START TRANSACTION READ ONLY", "BEGIN", "start transaction")) {
      StatementFacts facts = analyzer.analyze(text, AnalysisContext.of(dialect));
      assertThat(facts.understood()).as(text).isTrue();
      assertThat(only(facts).operations()).as(text).containsExactly(Operation.BEGIN);
    }
  }

  @Test
  void analyze_plainColumns_notDerived() {
    StatementFacts facts =
        postgres("SELECT email AS contact, lower(name), 1 FROM users WHERE id = ?");

    assertThat(facts.understood()).isTrue();
    assertThat(facts.outputKnown()).isTrue();
    OutputColumn first = facts.output().get(0);
    assertThat(first.label()).isEqualTo("contact");
    assertThat(first.derived()).isFalse();
    assertThat(first.sources()).containsExactly(column("users", "email"));
    assertThat(facts.output().get(1).derived()).isTrue();
    assertThat(facts.output().get(2).sources()).isEmpty();
    assertThat(only(facts).predicates()).containsExactly(column("users", "id"));
    assertThat(only(facts).families()).containsExactly(Family.READ);
    assertThat(facts.parameterCount()).isEqualTo(1);
  }

  @Test
  void analyze_plainThroughDerivedTablesAndWith_staysPlain() {
    StatementFacts facts =
        postgres(
            "WITH a AS (SELECT email AS x FROM users) SELECT s.y FROM (SELECT x AS y FROM a) s");

    assertThat(facts.output().get(0).derived()).isFalse();
    assertThat(facts.output().get(0).sources()).containsExactly(column("users", "email"));
  }

  @Test
  void analyze_starWithoutCatalog_outputNotKnown() {
    StatementFacts facts = postgres("SELECT * FROM users");

    assertThat(facts.understood()).isTrue();
    assertThat(facts.outputKnown()).isFalse();
    assertThat(only(facts).shapes()).contains(Shape.SELECT_STAR, Shape.NO_LIMIT);
  }

  @Test
  void analyze_bareColumnOfSeveralTables_allAreCandidates() {
    StatementFacts facts = postgres("SELECT email FROM users, orders");

    assertThat(facts.output().get(0).sources())
        .containsExactlyInAnyOrder(column("users", "email"), column("orders", "email"));
  }

  @Test
  void analyze_armsOfDifferentWidth_outputNotKnown() {
    assertThat(postgres("SELECT 1 UNION SELECT 1, 2").outputKnown()).isFalse();
  }

  @Test
  void analyze_severalResults_outputNotKnown() {
    assertThat(postgres("SELECT email FROM users; SELECT 1").outputKnown()).isFalse();
  }

  @Test
  void analyze_commentOnly_oneStatementWithoutOperations() {
    StatementFacts facts = postgres("/* nothing */ -- at all");

    assertThat(facts.understood()).isTrue();
    assertThat(facts.statementCount()).isZero();
    assertThat(only(facts).operations()).isEmpty();
  }

  @Test
  void analyze_notUnderstood_saysSoAndShowsWhatItCan() {
    StatementFacts facts = postgres("DELETE FROM orders WHEREVER id = 'secret' nonsense (");

    assertThat(facts.understood()).isFalse();
    assertThat(facts.problem()).isNotBlank().doesNotContain("secret");
    assertThat(only(facts).understood()).isFalse();
    assertThat(only(facts).operations()).contains(Operation.DELETE);
    assertThat(only(facts).writes()).contains(TableName.of("orders"));
    assertThat(only(facts).shapes()).contains(Shape.UNKNOWN);
  }

  @Test
  void analyze_readWithEffect_isNoRead() {
    assertThat(only(postgres("SELECT setval('s', 1)")).families()).doesNotContain(Family.READ);
    assertThat(only(postgres("SELECT pg_sleep(1)")).families()).contains(Family.READ);
  }

  @Test
  void fingerprint_literalsSpaceAndCase_same() {
    String one =
        postgres("SELECT id FROM users WHERE id IN (1, 2, 3) AND name = 'x'").fingerprint();

    assertThat(
            postgres("select  ID from users /* c */ where id in (7) and name='yy'").fingerprint())
        .isEqualTo(one);
    assertThat(postgres("SELECT id FROM users WHERE id IN (1) OR name = 'x'").fingerprint())
        .isNotEqualTo(one);
  }

  @Test
  void sanitizedText_literalsAndComments_gone() {
    assertThat(
            postgres("SELECT 'a', 12 /* secret */ FROM t -- secret\n WHERE x = $$b$$")
                .sanitizedText())
        .isEqualTo("SELECT ?, ? FROM t WHERE x = ?");
    assertThat(
            analyzer
                .analyze("CREATE USER bob IDENTIFIED BY tiger", AnalysisContext.of(Dialect.ORACLE))
                .sanitizedText())
        .doesNotContain("tiger");
  }

  @Test
  void summary_operationsAndTargets_inOrder() {
    assertThat(postgres("INSERT INTO shop.orders SELECT * FROM users u").summary())
        .isEqualTo("INSERT shop.orders SELECT users");
    assertThat(postgres("SELECT * FROM t" + ", verylongname".repeat(100)).summary().length())
        .isLessThanOrEqualTo(255);
  }

  @Test
  void analyze_searchPath_decidesTheTable() {
    Catalog.Table a =
        new Catalog.Table(new TableName("a", "users"), List.of("secret"), null, false);
    Catalog.Table b = new Catalog.Table(new TableName("b", "users"), List.of("open"), null, false);
    Map<TableName, Catalog.Table> tables = Map.of(a.name(), a, b.name(), b);

    for (String first : List.of("a", "b")) {
      AnalysisContext context =
          new AnalysisContext(
              Dialect.POSTGRESQL,
              AnalysisContext.SessionMode.defaultOf(Dialect.POSTGRESQL),
              new Catalog(1, List.of(first), tables, true));
      StatementFacts facts = analyzer.analyze("SELECT * FROM users", context);
      assertThat(facts.output()).hasSize(1);
      assertThat(only(facts).reads()).containsExactly(new TableName(first, "users"));
    }
  }

  @Test
  void analyze_viewsInACircle_stopsAndIsNotKnown() {
    Catalog.Table a = new Catalog.Table(TableName.of("a"), List.of("x"), "SELECT x FROM b", true);
    Catalog.Table b = new Catalog.Table(TableName.of("b"), List.of("x"), "SELECT x FROM a", true);
    AnalysisContext context =
        new AnalysisContext(
            Dialect.POSTGRESQL,
            AnalysisContext.SessionMode.defaultOf(Dialect.POSTGRESQL),
            new Catalog(1, List.of(), Map.of(a.name(), a, b.name(), b), true));

    StatementFacts facts = analyzer.analyze("SELECT x FROM a", context);

    assertThat(facts.output().get(0).known()).isFalse();
  }

  @Test
  void analyze_viewWithoutText_notKnown() {
    Catalog.Table view = new Catalog.Table(TableName.of("v"), List.of("x"), null, true);
    AnalysisContext context =
        new AnalysisContext(
            Dialect.POSTGRESQL,
            AnalysisContext.SessionMode.defaultOf(Dialect.POSTGRESQL),
            new Catalog(1, List.of(), Map.of(view.name(), view), true));

    StatementFacts facts = analyzer.analyze("SELECT x FROM v", context);

    assertThat(facts.output().get(0).known()).isFalse();
    assertThat(facts.output().get(0).sources()).containsExactly(column("v", "x"));
  }
}
