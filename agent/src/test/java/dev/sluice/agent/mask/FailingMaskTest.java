package dev.sluice.agent.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.ColumnMask;
import dev.sluice.rules.MaskPlan;
import dev.sluice.rules.MaskPlan.DetectorMask;
import dev.sluice.rules.MaskPlan.UnknownOrigin;
import dev.sluice.rules.MaskSpec;
import dev.sluice.rules.OutputColumn;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What cannot be masked becomes null and is counted; the next value is masked as ever. */
class FailingMaskTest {

  private static final String EMAIL = "ann@example.com";

  private Connection connection;
  private ResultSet row;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:h2:mem:");
    row = connection.createStatement().executeQuery("SELECT 'x' AS email, 5 AS n");
    assertThat(row.next()).isTrue();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void leave_largeObjectThatThrows_isNullAndCounted() {
    ResultState state = planner().forResult(masked(), output(), row);
    Clob broken =
        (Clob)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Clob.class},
                (self, method, arguments) -> {
                  throw new SQLException("cannot read " + EMAIL);
                });

    assertThat(read(state, broken, Clob.class)).isNull();
    assertThat(state.wasNull(false)).isTrue();
    assertThat(read(state, EMAIL, String.class)).isEqualTo("*");
    assertThat(state.wasNull(false)).isFalse();
    assertThat(state.maskedCounts()).containsEntry("pii", 2L).containsEntry("mask-failed", 1L);
  }

  @Test
  void leave_valueThatOverflowsTheDetectors_isNullAndCounted() {
    MaskPlan detectors =
        new MaskPlan(
            List.of(),
            false,
            UnknownOrigin.DETECT,
            List.of(new DetectorMask("pii", "email", new MaskSpec.Redact())),
            false);
    ResultState state = planner().forResult(detectors, List.of(), row);
    Object endless =
        new Object() {
          @Override
          public String toString() {
            throw new StackOverflowError("as deep as " + EMAIL);
          }
        };

    assertThat(read(state, endless, Object.class)).isNull();
    assertThat(read(state, "to " + EMAIL, String.class)).isEqualTo("to [redacted]");
    assertThat(state.maskedCounts()).containsEntry("mask-failed", 1L);
  }

  @Test
  void forResult_metadataThatThrows_redactsEachColumn() {
    ResultSet mute = failing("getMetaData", new SQLException("no metadata"));
    ResultState state = planner().forResult(masked(), output(), mute);

    state.enter();
    assertThat(state.leave(mute, 2, null, "5", String.class)).isNotEqualTo("5");
    state.enter();
    assertThat(state.leave(mute, 1, null, EMAIL, String.class)).isNotEqualTo(EMAIL);
  }

  @Test
  void leave_resultSetClosedMeanwhile_tellsNothing() throws SQLException {
    ResultState state = planner().forResult(masked(), output(), row);
    state.enter();
    row.close();

    assertThat(state.leave(row, 0, "email", EMAIL, String.class)).isNull();
    assertThat(state.maskedCounts()).containsEntry("mask-failed", 1L);
    state.enter();
    assertThat(state.leave(row, 2, null, "5", String.class)).isEqualTo("5");
  }

  private static Object read(ResultState state, Object value, Class<?> declared, ResultSet row) {
    state.enter();
    return state.leave(row, 1, null, value, declared);
  }

  private Object read(ResultState state, Object value, Class<?> declared) {
    return read(state, value, declared, row);
  }

  private ResultSet failing(String method, SQLException thrown) {
    return (ResultSet)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {ResultSet.class},
            (self, called, arguments) -> {
              if (called.getName().equals(method)) {
                throw thrown;
              }
              try {
                return called.invoke(row, arguments);
              } catch (InvocationTargetException inside) {
                throw inside.getCause();
              }
            });
  }

  private static MaskPlanner planner() {
    return new MaskPlanner(null, (resultSet, state) -> true);
  }

  private static MaskPlan masked() {
    ColumnMask mask = new ColumnMask(Set.of("pii"), new MaskSpec.Redact());
    List<ColumnMask> columns = new ArrayList<>();
    columns.add(mask);
    columns.add(null);
    return new MaskPlan(columns, true, UnknownOrigin.PASS, List.of(), false);
  }

  private static List<OutputColumn> output() {
    return List.of(
        new OutputColumn(1, "email", Set.of(), false, true),
        new OutputColumn(2, "n", Set.of(), false, true));
  }
}
