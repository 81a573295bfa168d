package dev.sluice.rules.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.Dialect;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenPlacesTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '^',
      value = {
        "INSERT INTO t VALUES (?, 'a', ?) -> 1#1 a#2 2#3",
        "INSERT INTO s.t (x, \"Y\") VALUES (?, 'a'), (?, lower(?)) -> 1>x a>y 2>x 3",
        "INSERT INTO t(a) SELECT ? FROM s WHERE b = ? AND c = 'x' -> 1",
        "INSERT INTO t(a, b) VALUES (? || 'z', (SELECT ?)) -> 1 z 2",
        "UPDATE t SET a = ?, b = 'x' WHERE c = ? -> 1>a x>b",
        "UPDATE t SET a = a, t.b = ? -> 1>b",
        "UPDATE t SET a = 'x' || ?, b = ? + 1 -> x 1 2",
        "UPDATE t SET a = (SELECT b FROM s WHERE c = ?), d = ? WHERE e = ? -> 2>d",
        "UPDATE t SET (a, b) = (?, ?) -> 1 2",
        "UPDATE t SET a = (b = ?) -> 1>b",
        "UPDATE t JOIN s ON t.a = ? SET t.b = ? WHERE t.c = 'x' -> 2>b",
        "DELETE FROM t WHERE a = ? ->",
        "INSERT INTO t VALUES (?) ON CONFLICT (a) DO UPDATE SET b = ? WHERE t.c = ? -> 1#1 2>b",
        "INSERT INTO t VALUES (?) ON DUPLICATE KEY UPDATE b = ? -> 1#1 2>b",
        "UPDATE t SET a = 1 WHERE b = ?; UPDATE t SET a = ? -> 2>a",
        "MERGE INTO t USING s ON (t.a = ?) WHEN MATCHED THEN UPDATE SET b = ? -> 2>b",
        "CALL p(?, 'x') -> 1 x",
        "WITH x AS (SELECT ? AS a) INSERT INTO t SELECT a FROM x WHERE a <> ? -> 1",
        "UPDATE t SET a = ? /* WHERE */ , b = ? -> 1>a 2>b",
      })
  void visit_aText_tellsWhatIsWritten(String sql, String places) {
    StringBuilder told = new StringBuilder();
    WrittenPlaces.visit(
        sql,
        AnalysisContext.of(Dialect.POSTGRESQL),
        new WrittenPlaces.Visitor() {
          @Override
          public void parameter(int number, WrittenPlaces.Target target) {
            told.append(' ').append(number).append(shown(target));
          }

          @Override
          public void string(String value, WrittenPlaces.Target target) {
            told.append(' ').append(value).append(shown(target));
          }
        });
    assertThat(told.toString().strip()).isEqualTo(places == null ? "" : places);
  }

  private static String shown(WrittenPlaces.Target target) {
    if (target.column() != null) {
      return ">" + target.column().toLowerCase(Locale.ROOT);
    }
    return target.position() > 0 ? "#" + target.position() : "";
  }
}
