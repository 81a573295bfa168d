package dev.sluice.rules.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.Dialect;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenValuesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE t SET a = ?, b = 'x' WHERE c = ? | ?1>A 'x'>B ?2>-",
        "UPDATE s.t AS u SET u.a = coalesce(?, 5) + ?, \"b\" = NULL WHERE d IS NULL"
            + " | ?1>A 5>A ?2>A null>b",
        "UPDATE t SET a = -5 RETURNING id | -5>A",
        "UPDATE t SET a = (SELECT max(x) FROM u WHERE y = ?), b = ? FROM v WHERE v.i = 1"
            + " | ?1>A ?2>B 1>-",
        "INSERT INTO t (a, b) VALUES (?, lower(?)), (NULL, 'x') | ?1>A ?2>B null>A 'x'>B",
        "INSERT INTO t (a) VALUES (?) ON CONFLICT (a) WHERE a = 'x' DO UPDATE SET b = ?"
            + " WHERE t.c = 3 | ?1>A 'x'>- ?2>B 3>-",
        "INSERT INTO t (a) VALUES (1) ON DUPLICATE KEY UPDATE a = 2, b = ? | 1>A 2>A ?1>B",
        "REPLACE INTO t SET a = ?, b = 7 | ?1>A 7>B",
        "UPDATE t JOIN u ON t.i = u.i AND u.k = 4 SET t.a = ? WHERE 1 = 1 | 4>- ?1>A 1>- 1>-",
      })
  void values_ofPlainWrites_goWhereTheyAreNamed(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }

  /** Each of these could put any of its values anywhere. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO t VALUES (?, 'x')",
        "INSERT INTO t (a, b) SELECT ?, 'x'",
        "UPDATE t SET (a, b) = (?, 'x')",
        "UPDATE t SET a[1] = ?, b = 'x'",
        "WITH q AS (UPDATE t SET a = ? RETURNING a) SELECT 'x'",
        "UPDATE t SET a = ?; UPDATE t SET b = 'x'",
        "INSERT INTO t (a) VALUES (?); DELETE FROM t WHERE a = 'x'",
        "MERGE INTO t USING u ON (t.i = ?) WHEN MATCHED THEN UPDATE SET a = 'x'",
        "UPDATE t SET a = $1, b = 'x'",
        "UPDATE t SET a",
        "UPDATE",
        "INSERT INTO t (a, b) VALUES (?, 'x'",
        "INSERT INTO t (",
        "nonsense ? 'x'",
      })
  void values_ofOtherForms_mayGoAnywhere(String text) {
    assertThat(WrittenValues.of(text, AnalysisContext.of(Dialect.POSTGRESQL)))
        .allSatisfy(each -> assertThat(each.column()).isEqualTo(WrittenValues.ANY));
    assertThat(WrittenValues.of(text, AnalysisContext.of(Dialect.POSTGRESQL)))
        .hasSize(
            (int) text.chars().filter(c -> c == '?' || c == '$').count()
                + (text.contains("'x'") || text.endsWith("'x'") ? 1 : 0)
                + (text.contains("[1]") ? 1 : 0));
  }

  @Test
  void comments_areNoValues() {
    assertThat(read("/* '***' */ UPDATE t SET a = ? -- 'x'")).isEqualTo("?1>A");
  }

  private static String read(String text) {
    return WrittenValues.of(text, AnalysisContext.of(Dialect.POSTGRESQL)).stream()
        .map(WrittenValuesTest::shown)
        .collect(Collectors.joining(" "));
  }

  private static String shown(WrittenValues.Given each) {
    String value = each.parameter() > 0 ? "?" + each.parameter() : String.valueOf(each.literal());
    boolean word = each.literal() != null && Character.isLetter(each.literal().charAt(0));
    return (word ? "'" + value + "'" : value) + ">" + (each.column() == null ? "-" : each.column());
  }
}
