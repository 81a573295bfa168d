package dev.sluice.agent.gate;

import static net.bytebuddy.matcher.ElementMatchers.isDeclaredBy;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.RecordType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.implementation.MethodCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Wrappers that a library makes around a statement by itself, past any connection, as jOOQ does for
 * its batches: prepared statements without a text around plain ones.
 */
class UnseenWrapperTest {

  private static final String INSERT = "INSERT INTO t VALUES (3)";
  private static final String UPDATE = "UPDATE t SET id = id + 10";

  private GateKit kit;
  private Connection connection;
  private Class<?> handing;
  private Class<?> other;

  @BeforeEach
  void open() throws Exception {
    kit = GateKit.open();
    handing = wrapper("org.example.Handing", MethodCall::withAllArguments);
    other = wrapper("org.example.Other", call -> call.with(INSERT));
    connection = kit.loader.connect("org.h2.Driver", "jdbc:h2:mem:wrapper", "user", "sa");
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t(id INT PRIMARY KEY)");
      statement.execute("INSERT INTO t VALUES (1), (2)");
    }
    kit.records.clear();
    kit.judged.clear();
  }

  @AfterEach
  void close() throws Exception {
    connection.close();
    kit.close();
  }

  /** Hands all calls on, and to a batch what is said. */
  private Class<?> wrapper(String name, UnaryOperator<MethodCall> adding) {
    byte[] bytes =
        new ByteBuddy()
            .subclass(Object.class)
            .name(name)
            .implement(PreparedStatement.class)
            .defineField("to", Statement.class, Visibility.PUBLIC)
            .method(isDeclaredBy(Statement.class))
            .intercept(MethodCall.invokeSelf().onField("to").withAllArguments())
            .method(named("addBatch").and(takesArguments(String.class)))
            .intercept(adding.apply(MethodCall.invokeSelf().onField("to")))
            .make()
            .getBytes();
    return kit.loader.define(name, bytes);
  }

  private static Statement around(Statement inner, Class<?> type) throws Exception {
    Object made = type.getDeclaredConstructor().newInstance();
    type.getField("to").set(made, inner);
    return (Statement) made;
  }

  private int rows() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM t")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Test
  void batch_throughUnseenWrapper_isJudgedAndRecordedTextByText() throws Exception {
    try (Statement batch = around(connection.createStatement(), handing)) {
      batch.addBatch(INSERT);
      batch.addBatch(UPDATE);
      assertThat(batch.executeBatch()).containsExactly(1, 3);
    }
    assertThat(kit.types())
        .containsExactly(
            RecordType.INTENT, RecordType.INTENT, RecordType.OUTCOME, RecordType.OUTCOME);
    assertThat(kit.records.get(0).get(Field.QUERY_TEXT)).isEqualTo(INSERT);
    assertThat(kit.records.get(1).get(Field.QUERY_TEXT)).isEqualTo(UPDATE);
    assertThat(kit.records.get(0).get(Field.BATCH_SIZE)).isEqualTo(2L);
  }

  @Test
  void batch_throughWrapperOfWrapper_isJudgedAndRecordedTextByText() throws Exception {
    try (Statement batch = around(around(connection.createStatement(), handing), handing)) {
      batch.addBatch(INSERT);
      batch.addBatch(UPDATE);
      batch.executeBatch();
      batch.addBatch("DELETE FROM t");
      assertThatThrownBy(batch::executeBatch).hasMessageContaining("rule=no");
    }
    assertThat(kit.of(RecordType.INTENT)).hasSize(2);
    assertThat(rows()).isEqualTo(3);
  }

  @Test
  void deniedText_inBatchOfUnseenWrapper_isRefusedAndNothingRuns() throws Exception {
    try (Statement batch = around(connection.createStatement(), handing)) {
      batch.addBatch(INSERT);
      batch.addBatch("DELETE FROM t");
      assertThatThrownBy(batch::executeBatch).hasMessageContaining("rule=no");
      batch.clearBatch();
      batch.addBatch(UPDATE);
      batch.executeBatch();
    }
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void batch_ofWrapperThatHandsOnAnotherText_staysUnknown() throws Exception {
    try (Statement batch = around(connection.createStatement(), other)) {
      batch.addBatch(UPDATE);
      assertThatThrownBy(batch::executeBatch).hasMessageContaining("on-failure.parse");
    }
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void batch_ofStatementThatCouldNotTakeItsText_leavesNothingBehind() throws Exception {
    Statement inner = connection.createStatement();
    inner.close();
    Statement batch = around(inner, handing);
    assertThatThrownBy(() -> batch.addBatch(UPDATE)).isInstanceOf(SQLException.class);
    assertThat(CallStack.current().depth()).isZero();
  }
}
