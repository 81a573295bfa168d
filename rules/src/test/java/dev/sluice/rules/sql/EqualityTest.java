package dev.sluice.rules.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.EffectiveStatement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tells of a value only whether it is a given one, and what tells more. */
class EqualityTest {

  private static final Catalog TABLES =
      DdlCatalog.read(
              """
              CREATE TABLE users (id INT, email VARCHAR(90), name VARCHAR(90));
              CREATE TABLE orders (id INT, email VARCHAR(90), total INT);
              """,
              Dialect.POSTGRESQL)
          .catalog();

  /** The last of the statements that the text would run. */
  private static EffectiveStatement statement(String sql) {
    AnalysisContext context =
        new AnalysisContext(
            Dialect.POSTGRESQL, AnalysisContext.of(Dialect.POSTGRESQL).mode(), TABLES);
    List<EffectiveStatement> all = new SqlAnalyzer().analyze(sql, context).statements();
    return all.get(all.size() - 1);
  }

  private static Set<String> names(Set<?> columns) {
    Set<String> names = new TreeSet<>();
    columns.forEach(each -> names.add(each.toString()));
    return names;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id FROM users WHERE email = ?",
        "SELECT id FROM users WHERE 'a@b.c' = email",
        "SELECT id FROM users WHERE email IN ('a', ?, 'c')",
        "SELECT id FROM users WHERE email = 'a'::text AND id > 3",
        "SELECT id FROM users WHERE email = 'a' OR email = 'b'",
        "SELECT u.id FROM users u JOIN orders o ON o.email = u.email",
        "SELECT u.id FROM users u JOIN orders o USING (email)",
        "SELECT count(*) FROM users GROUP BY email",
        "SELECT DISTINCT email FROM users",
        "SELECT email FROM users UNION SELECT email FROM orders",
        "DELETE FROM users WHERE email = ?",
      })
  void predicates_thatOnlyCompareForSameness_areNotInferred(String sql) {
    EffectiveStatement statement = statement(sql);
    assertThat(names(statement.predicates())).contains("users.email");
    assertThat(names(statement.inferred())).doesNotContain("users.email");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id FROM users WHERE email LIKE 'a%'",
        "SELECT id FROM users WHERE email > 'a'",
        "SELECT id FROM users WHERE email BETWEEN 'a' AND 'b'",
        "SELECT id FROM users WHERE email <> 'a'",
        "SELECT id FROM users WHERE NOT email = 'a'",
        "SELECT id FROM users WHERE email IS NULL",
        "SELECT id FROM users WHERE lower(email) = 'a'",
        "SELECT id FROM users WHERE left(email, 1) = 'a'",
        "SELECT id FROM users WHERE email || '' = 'a'",
        "SELECT id FROM users WHERE email = name || '@x'",
        "SELECT id FROM users WHERE (email, id) = ('a', 1)",
        "SELECT id FROM users WHERE email = ANY (SELECT email FROM orders)",
        "SELECT id FROM users WHERE email IN (SELECT email FROM orders)",
        "SELECT id FROM users WHERE (email = 'a') = (id = 1)",
        "SELECT id FROM users WHERE CASE WHEN email LIKE 'a%' THEN true ELSE false END",
        "SELECT id FROM users WHERE position('a' in email) = 1",
        "SELECT id FROM users ORDER BY email",
        "SELECT id, email AS e FROM users ORDER BY 2",
        "SELECT id, email AS e FROM users ORDER BY e",
        "SELECT row_number() OVER (ORDER BY email) FROM users",
        "SELECT count(*) FROM users GROUP BY left(email, 2)",
        "SELECT count(*) FROM users GROUP BY id HAVING max(email) > 'm'",
        "SELECT count(CASE WHEN email > 'm' THEN 1 END) FROM users",
        "SELECT count(*) FILTER (WHERE email LIKE 'a%') FROM users",
        "SELECT u.id FROM users u JOIN orders o ON o.email < u.email",
        "SELECT id FROM users u WHERE EXISTS (SELECT 1 FROM orders o WHERE o.email > u.email)",
        "UPDATE users SET id = 1 WHERE email ~ '^a'",
        "EXPLAIN ANALYZE SELECT id FROM users WHERE email > 'm'",
      })
  void predicates_thatTellMore_areInferred(String sql) {
    EffectiveStatement statement = statement(sql);
    assertThat(names(statement.predicates())).contains("users.email");
    assertThat(names(statement.inferred())).contains("users.email");
  }
}
