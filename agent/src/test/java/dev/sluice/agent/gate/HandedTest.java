package dev.sluice.agent.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.ColumnName;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.Policy;
import dev.sluice.rules.TableName;
import dev.sluice.rules.sql.AnalysisContext;
import dev.sluice.rules.sql.SqlAnalyzer;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HandedTest {

  private static final String AGE = "pii.age";
  private static final ColumnName ID = new ColumnName(TableName.of("person"), "id");
  private static final String BY_ID = "UPDATE person SET age = ? WHERE id = ?";

  private final ValueDigests digests = new ValueDigests(new byte[16]);
  private final Handed handed = new Handed(digests, 10_000, 1_000);

  @Test
  void value_ofARow_comesBackToThatRowAlone() {
    gave(40, 1);

    assertThat(comesBack(BY_ID, 40, 1, false)).isTrue();
    assertThat(comesBack(BY_ID, 40, 2, true)).isFalse();
    assertThat(comesBack(BY_ID, 41, 1, true)).isFalse();
    assertThat(comesBack("UPDATE other SET age = ? WHERE id = ?", 40, 1, true)).isFalse();
  }

  @Test
  void value_withoutARowToGoBy_countsForWhoIsMasked() {
    gave(40, 1);
    for (String text :
        new String[] {
          "UPDATE person SET age = ?",
          "UPDATE person SET age = ? WHERE name = ?",
          "UPDATE person SET age = ? WHERE id > ?",
          "UPDATE person SET id = 7, age = ? WHERE name = ?"
        }) {
      assertThat(comesBack(text, 40, 9, true)).as(text).isTrue();
      assertThat(comesBack(text, 40, 9, false)).as(text).isFalse();
      assertThat(comesBack(text, 41, 9, true)).as(text).isFalse();
    }
  }

  @Test
  void row_thatIsAdded_isRefusedForTheVeryRowAlone() {
    gave(40, 1);
    String insert = "INSERT INTO person (age, id) VALUES (?, ?)";
    String upsert = insert + " ON CONFLICT (id) DO UPDATE SET age = excluded.age";

    assertThat(comesBack(insert, 40, 1, false)).isTrue();
    assertThat(comesBack(insert, 40, 2, true)).isFalse();
    assertThat(comesBack("INSERT INTO person (age) VALUES (?)", 40, 2, true)).isFalse();
    assertThat(comesBack(upsert, 40, 1, false)).isTrue();
    assertThat(comesBack(upsert, 40, 2, true)).isFalse();
  }

  @Test
  void row_thatWasForgottenWithinTheHour_isMadeUpForByTheValue() {
    gave(40, 0);
    for (int id = 1; id < 200_000; id++) {
      gave(50, id);
    }
    assertThat(comesBack(BY_ID, 40, 0, true)).isTrue();
    assertThat(comesBack(BY_ID, 50, 199_999, false)).isTrue();
    assertThat(comesBack(BY_ID, 41, 0, true)).isFalse();
  }

  @Test
  void rows_withinTheBound_areAllKept() {
    for (int id = 0; id < 5_000; id++) {
      gave(id % 10 * 10, id);
    }
    for (int id = 0; id < 5_000; id++) {
      assertThat(comesBack(BY_ID, id % 10 * 10, id, false)).isTrue();
      assertThat(comesBack(BY_ID, (id + 1) % 10 * 10, id, true)).isFalse();
    }
  }

  private void gave(int age, int id) {
    handed.gave(handed.tied(AGE, ID), digests.of((long) age), digests.of((long) id), now());
  }

  private static long now() {
    return System.nanoTime();
  }

  private boolean comesBack(String sql, int age, int id, boolean masked) {
    AnalysisContext context = AnalysisContext.of(Dialect.POSTGRESQL);
    StatementState.Inspected inspected =
        new StatementState.Inspected(
            sql, context, 0, new String[0], new SqlAnalyzer().analyze(sql, context));
    Writing writing = new Writing(inspected, policy(), digests, (text, classes) -> false);
    long value = digests.of((long) age);
    long[] keys = {value, digests.of((long) id)};
    return handed.comesBack(AGE, writing, keys, 0, masked);
  }

  /** Of which nothing but the classes of columns is asked. */
  private static Policy policy() {
    return (Policy)
        Proxy.newProxyInstance(
            HandedTest.class.getClassLoader(),
            new Class<?>[] {Policy.class},
            (proxy, method, arguments) ->
                method.getName().equals("classesOf")
                        && ((ColumnName) arguments[0]).name().equals("age")
                    ? Set.of(AGE)
                    : Set.of());
  }
}
