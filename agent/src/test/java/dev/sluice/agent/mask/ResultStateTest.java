package dev.sluice.agent.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.ColumnMask;
import dev.sluice.rules.MaskPlan;
import dev.sluice.rules.MaskPlan.DetectorMask;
import dev.sluice.rules.MaskPlan.UnknownOrigin;
import dev.sluice.rules.MaskSpec;
import dev.sluice.rules.OutputColumn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultStateTest {

  private static final String EMAIL = "ann@example.com";

  private Connection connection;
  private ResultSet row;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:h2:mem:");
    Statement statement = connection.createStatement();
    row =
        statement.executeQuery(
            "SELECT CAST('x' AS VARCHAR(40)) AS email, 5 AS n, 'y' AS email,"
                + " CAST(NULL AS INT) AS z");
    assertThat(row.next()).isTrue();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void leave_maskedText_isReplaced() {
    ResultState state = state(new MaskSpec.Redact());

    assertThat(read(state, 1, EMAIL, String.class)).isEqualTo("[redacted]");
    assertThat(state.wasNull(false)).isFalse();
    assertThat(state.maskedCounts()).containsExactly(java.util.Map.entry("pii", 1L));
  }

  @Test
  void leave_columnShorterThanTheMask_isCutToItsLength() {
    assertThat(read(state(new MaskSpec.Redact()), 3, "y", String.class)).isEqualTo("*");
  }

  @Test
  void leave_columnWithoutMask_isTheSameObject() {
    Object value = new Object();

    assertThat(read(state(new MaskSpec.Redact()), 2, value, Object.class)).isSameAs(value);
  }

  @Test
  void leave_labelInAnotherCase_findsTheFirstColumnOfThatName() {
    ResultState state = state(new MaskSpec.Redact());
    state.enter();

    assertThat(state.leave(row, 0, "eMaIl", EMAIL, String.class)).isEqualTo("[redacted]");
  }

  @Test
  void leave_unknownLabel_isClosed() {
    ResultState state = state(new MaskSpec.Redact());
    state.enter();

    assertThat(state.leave(row, 0, "nobody", EMAIL, String.class)).isNull();
    assertThat(state.wasNull(false)).isTrue();
  }

  @Test
  void leave_numberFromText_isNullAndNotAParseOfTheMask() {
    ResultState state = state(new MaskSpec.Fixed("4711"));

    assertThat(read(state, 1, 42, int.class)).isEqualTo(0);
    assertThat(state.wasNull(false)).isTrue();
  }

  @Test
  void leave_nextColumnWithoutMask_forgetsTheMaskedNull() {
    ResultState state = state(new MaskSpec.Nullify());
    read(state, 1, EMAIL, String.class);
    assertThat(state.wasNull(false)).isTrue();

    read(state, 2, 5, int.class);

    assertThat(state.wasNull(false)).isFalse();
  }

  @Test
  void leave_primitiveZeroOfSqlNull_staysNull() throws SQLException {
    ResultState state = state(List.of(4), new MaskSpec.Fixed("7"));
    state.enter();
    int zero = row.getInt(4);

    assertThat(state.leave(row, 4, null, zero, int.class)).isEqualTo(0);
    assertThat(state.wasNull(row.wasNull())).isTrue();
    assertThat(state.maskedCounts()).isEmpty();
  }

  @Test
  void leave_typeThatNobodyKnows_isClosed() {
    ResultState state = state(new MaskSpec.Redact());

    assertThat(
            read(state, 1, new java.util.concurrent.atomic.AtomicReference<>(EMAIL), Object.class))
        .isNull();
    assertThat(read(state, 1, List.of(EMAIL), Object.class)).isNull();
    assertThat(read(state, 1, 'a', char.class)).isEqualTo((char) 0);
  }

  @Test
  void leave_replacementDoesNotFitTheDeclaredType_isClosed() {
    ResultState state = state(new MaskSpec.Redact());

    assertThat(read(state, 1, EMAIL, Integer.class)).isNull();
    assertThat(read(state, 1, EMAIL, int.class)).isEqualTo(0);
  }

  @Test
  void leave_streamThatFails_isClosedAndClosesIt() {
    boolean[] closed = new boolean[1];
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException(EMAIL);
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            return read();
          }

          @Override
          public void close() {
            closed[0] = true;
          }
        };

    assertThat(read(state(new MaskSpec.Email()), 1, broken, InputStream.class)).isNull();
    assertThat(closed[0]).isTrue();
  }

  @Test
  void leave_streamsAndReaders_areReplaced() throws IOException {
    ResultState state = state(new MaskSpec.Redact());
    InputStream stream = new ByteArrayInputStream(EMAIL.getBytes(StandardCharsets.UTF_8));

    InputStream masked = (InputStream) read(state, 1, stream, InputStream.class);
    Reader reader = (Reader) read(state, 1, new StringReader(EMAIL), Reader.class);

    assertThat(masked).hasBinaryContent("[redacted]".getBytes(StandardCharsets.UTF_8));
    assertThat(new java.io.BufferedReader(reader).readLine()).isEqualTo("[redacted]");
    assertThat(stream.available()).isZero();
  }

  @Test
  void leave_textLargerThanTheLimit_isClosed() {
    Reader large = new StringReader("x".repeat(LargeValues.LIMIT + 1));

    assertThat(read(state(new MaskSpec.Redact()), 1, large, Reader.class)).isNull();
  }

  @Test
  void leave_errorInsideTheMask_isClosed() {
    Object overflowing =
        new Object() {
          @Override
          public String toString() {
            throw new StackOverflowError();
          }
        };

    assertThat(read(detecting(), 1, overflowing, Object.class)).isNull();
  }

  @Test
  void leave_dateInACalendar_keepsTheYearOfThatCalendar() {
    ResultState state = state(new MaskSpec.DatePart(false));
    Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone("Pacific/Auckland"));
    calendar.clear();
    calendar.set(2020, Calendar.MARCH, 5);
    java.sql.Date date = new java.sql.Date(calendar.getTimeInMillis());
    state.enter();
    state.in(calendar);

    Object masked = state.leave(row, 1, null, date, java.sql.Date.class);

    calendar.set(2020, Calendar.JANUARY, 1);
    assertThat(masked).isEqualTo(new java.sql.Date(calendar.getTimeInMillis()));
  }

  @Test
  void leave_observedMasks_countAndChangeNothing() {
    MaskPlan plan = plan(List.of(1), new MaskSpec.Redact(), true);
    ResultState state = planner().forResult(plan, output(), row);

    assertThat(read(state, 1, EMAIL, String.class)).isEqualTo(EMAIL);
    assertThat(state.maskedCounts()).containsEntry("pii", 1L);
  }

  @Test
  void enter_innerCallOfTheSameThread_isNotOutermost() {
    ResultState state = state(new MaskSpec.Redact());

    assertThat(state.enter()).isTrue();
    assertThat(state.enter()).isFalse();
    state.exit();
    assertThat(state.enter()).isTrue();
    state.abort();
    assertThat(state.enter()).isTrue();
  }

  @Test
  void enter_whileAnotherThreadIsInside_isOutermostAsWell() throws InterruptedException {
    ResultState state = state(new MaskSpec.Redact());
    boolean[] outermost = new boolean[1];
    CountDownLatch done = new CountDownLatch(1);
    state.enter();

    new Thread(
            () -> {
              outermost[0] = state.enter();
              done.countDown();
            })
        .start();
    done.await();

    assertThat(outermost[0]).as("else the other thread would read the raw value").isTrue();
  }

  @Test
  void failed_maskedColumn_quotesNothing() {
    ResultState state = state(new MaskSpec.Redact());
    SQLException thrown = new SQLException("Bad value for type int: " + EMAIL, "22018", 9);
    thrown.setNextException(new SQLException(EMAIL));
    state.enter();

    Throwable shown = state.failed(row, 1, null, thrown);

    assertThat(shown).isInstanceOf(SQLDataException.class).hasNoCause();
    assertThat(shown.toString()).doesNotContain(EMAIL);
    assertThat((Throwable) ((SQLException) shown).getNextException()).isNull();
    assertThat(((SQLException) shown).getSQLState()).as("of any failure").isEqualTo("22000");
    assertThat(((SQLException) shown).getErrorCode()).isZero();
    assertThat(shown.getMessage()).doesNotContain(SQLException.class.getName());
    assertThat(state.enter()).isTrue();
  }

  @Test
  void failed_closedResultSet_saysSo() {
    SQLException thrown = new SQLException("This ResultSet is closed.", "55000");

    Throwable shown = state(new MaskSpec.Redact()).failed(row, 1, null, thrown);

    assertThat(shown).isSameAs(thrown);
  }

  @Test
  void failed_unknownLabel_saysSo() {
    SQLException thrown = new SQLException("whatever");

    Throwable shown = state(new MaskSpec.Redact()).failed(row, 0, "nobody", thrown);

    assertThat(shown).hasMessageContaining("nobody");
  }

  @Test
  void failed_labelOfAnOpenColumn_quotesNothingEither() {
    SQLException thrown = new SQLException("value '5' and what follows it in the row: " + EMAIL);

    Throwable shown = state(new MaskSpec.Redact()).failed(row, 0, "n", thrown);

    assertThat(shown.toString()).doesNotContain(EMAIL);
  }

  @Test
  void failed_openColumn_keepsStateAndCode() {
    SQLException thrown = new SQLException("Bad value", "22018", 9);

    SQLException shown = (SQLException) state(new MaskSpec.Redact()).failed(row, 0, "n", thrown);

    assertThat(shown.getSQLState()).isEqualTo("22018");
    assertThat(shown.getErrorCode()).isEqualTo(9);
  }

  @Test
  void leave_arrayWithoutElements_isNotHandedOn() throws Exception {
    // pgjdbc makes such an array of a text that is none, and tells the text by toString
    java.sql.Array none =
        (java.sql.Array)
            java.lang.reflect.Proxy.newProxyInstance(
                ResultStateTest.class.getClassLoader(),
                new Class<?>[] {java.sql.Array.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "getArray" -> new String[0];
                      case "getBaseType" -> 12;
                      case "getBaseTypeName", "toString" -> EMAIL;
                      default -> null;
                    });

    Object masked = read(state(new MaskSpec.Redact()), 1, none, java.sql.Array.class);
    Object detected = read(detecting(), 1, none, java.sql.Array.class);

    assertThat(masked).isNotSameAs(none);
    assertThat(detected).isNotSameAs(none);
    assertThat(String.valueOf(masked) + detected).doesNotContain(EMAIL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"write to ann@example.com today", "ann@example.com"})
  void leave_unknownOrigin_masksWhatDetectorsFind(String text) throws Exception {
    ResultState state = detecting();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    assertThat((String) read(state, 1, text, String.class)).doesNotContain(EMAIL);
    assertThat(new String((byte[]) read(state, 1, bytes, byte[].class), StandardCharsets.UTF_8))
        .doesNotContain(EMAIL);
    assertThat(
            new String(
                (byte[]) read(state, 1, withControl(bytes), byte[].class),
                StandardCharsets.ISO_8859_1))
        .doesNotContain(EMAIL);
    assertThat((Object[]) read(state, 1, new String[] {text, "b"}, Object.class))
        .doesNotContain(text)
        .contains("b");
    assertThat(state.maskedCounts()).containsOnlyKeys("pii.email");
  }

  @Test
  void leave_unknownOriginWithNothingFound_isTheSameObject() {
    ResultState state = detecting();
    byte[] bytes = {1, 2, 3};
    List<Object> values = new ArrayList<>(List.of("plain", 5, bytes, java.time.LocalDate.MIN));
    values.add(new java.sql.Timestamp(5));
    values.add(java.util.UUID.randomUUID());
    values.add(new String[] {"a"});
    values.add(true);

    for (Object value : values) {
      assertThat(read(state, 1, value, Object.class)).isSameAs(value);
    }
    assertThat(state.maskedCounts()).isEmpty();
  }

  private static byte[] withControl(byte[] bytes) {
    byte[] longer = java.util.Arrays.copyOf(bytes, bytes.length + 1);
    longer[bytes.length] = 1;
    return longer;
  }

  private Object read(ResultState state, int column, Object value, Class<?> declared) {
    assertThat(state.enter()).isTrue();
    return state.leave(row, column, null, value, declared);
  }

  private ResultState detecting() {
    MaskPlan plan =
        new MaskPlan(
            List.of(),
            false,
            UnknownOrigin.DETECT,
            List.of(new DetectorMask("pii.email", "email", new MaskSpec.Email())),
            false);
    return planner().forUnknown(plan);
  }

  private ResultState state(MaskSpec spec) {
    return state(List.of(1, 3), spec);
  }

  private ResultState state(List<Integer> masked, MaskSpec spec) {
    return planner().forResult(plan(masked, spec, false), output(), row);
  }

  private static MaskPlanner planner() {
    return new MaskPlanner(new byte[32], (resultSet, state) -> false);
  }

  private static MaskPlan plan(List<Integer> masked, MaskSpec spec, boolean observed) {
    List<ColumnMask> columns = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      columns.add(masked.contains(i) ? new ColumnMask(Set.of("pii"), spec) : null);
    }
    return new MaskPlan(columns, true, UnknownOrigin.REDACT, List.of(), observed);
  }

  private static List<OutputColumn> output() {
    List<OutputColumn> output = new ArrayList<>();
    for (String label : List.of("email", "n", "email", "z")) {
      output.add(new OutputColumn(output.size() + 1, label, Set.of(), false, true));
    }
    return output;
  }
}
