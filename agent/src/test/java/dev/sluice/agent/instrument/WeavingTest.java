package dev.sluice.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.bootstrap.Door;
import dev.sluice.bootstrap.Handler;
import dev.sluice.bootstrap.NoHandler;
import dev.sluice.bootstrap.Stateful;
import dev.sluice.bootstrap.Tally;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The advice rings on woven driver classes: what the handler is told, and what it can change. */
class WeavingTest {

  private static final String H2 = "org.h2.Driver";
  private static DriverLoader loader;

  private boolean inside;
  private final List<String> calls = new ArrayList<>();

  @BeforeAll
  static void weave() {
    loader = new DriverLoader();
  }

  @AfterEach
  void leave() {
    Door.handler = NoHandler.INSTANCE;
  }

  private Handler handler(java.lang.reflect.InvocationHandler answers) {
    return (Handler)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Handler.class},
            (proxy, method, args) -> {
              calls.add(method.getName());
              Object answer = answers.invoke(proxy, method, args);
              return answer == null && method.getReturnType() == boolean.class ? args[1] : answer;
            });
  }

  @Test
  void refusal_returnedAsValue_isThrownAndTheStatementDoesNotRun() throws Exception {
    try (Connection connection = loader.connect(H2, "jdbc:h2:mem:refusal");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t(a INT)");
      statement.execute("INSERT INTO t VALUES (1)");
      SQLInvalidAuthorizationSpecException refusal = new SQLInvalidAuthorizationSpecException("no");
      Door.handler = handler((p, m, a) -> m.getName().equals("executing") ? refusal : null);
      assertThatThrownBy(() -> statement.execute("DELETE FROM t")).isSameAs(refusal);
      assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM t")).isSameAs(refusal);
      assertThatThrownBy(() -> statement.executeLargeUpdate("DELETE FROM t")).isSameAs(refusal);
      assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM t", 1)).isSameAs(refusal);
      assertThatThrownBy(() -> statement.execute("DELETE FROM t", new String[] {"A"}))
          .isSameAs(refusal);
      assertThatThrownBy(statement::executeBatch).isSameAs(refusal);
      Door.handler = NoHandler.INSTANCE;
      try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM t")) {
        rows.next();
        assertThat(rows.getInt(1)).isEqualTo(1);
      }
    }
  }

  @Test
  void driverObjects_carryState_andTheCoverageSaysSo() throws Exception {
    try (Connection connection = loader.connect(H2, "jdbc:h2:mem:state");
        PreparedStatement statement = connection.prepareStatement("SELECT 1");
        ResultSet rows = statement.executeQuery()) {
      assertThat(connection).isInstanceOf(Stateful.class);
      assertThat(statement).isInstanceOf(Stateful.class);
      assertThat(rows).isInstanceOf(Stateful.class);
      ((Stateful) rows).sluice$state("x");
      assertThat(((Stateful) rows).sluice$state()).isEqualTo("x");
    }
    assertThat(loader.coverage.lines())
        .allMatch(line -> line.outcome() == Coverage.Outcome.APPLIED)
        .extracting(Coverage.Line::className)
        .contains(
            "org.h2.jdbc.JdbcStatement",
            "org.h2.jdbc.JdbcPreparedStatement",
            "org.h2.jdbc.JdbcResultSet",
            "org.h2.jdbc.JdbcConnection");
  }

  @Test
  void getters_ofMaskedResult_giveTheReplacement() throws Exception {
    try (Connection connection = loader.connect(H2, "jdbc:h2:mem:getters");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT 'a' AS x, 5 AS n, X'01' AS b")) {
      List<Object> declared = new ArrayList<>();
      Door.handler =
          handler(
              (p, m, a) -> {
                if (m.getName().equals("reading")) {
                  boolean inner = inside;
                  inside = true;
                  return inner ? null : a[0];
                }
                if (m.getName().startsWith("read")) {
                  inside = false;
                }
                if (m.getName().equals("read")) {
                  declared.add(a[4]);
                  return a[3] instanceof String ? "masked" : a[3] instanceof Integer ? 7 : null;
                }
                return m.getName().equals("readThrew") ? new SQLException("quotes nothing") : null;
              });
      Tally tally = new Tally("masks", null);
      ((Stateful) rows).sluice$state(tally);
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("masked");
      assertThat(rows.getString("x")).isEqualTo("masked");
      assertThat(rows.getInt(2)).isEqualTo(7);
      assertThat(rows.getObject(1)).isEqualTo("masked");
      assertThat(rows.getObject(1, String.class)).isEqualTo("masked");
      assertThat(rows.getBytes(3)).isNull();
      assertThatThrownBy(() -> rows.getDate(1, null)).hasMessage("quotes nothing");
      assertThatThrownBy(() -> rows.getDate("x", null)).hasMessage("quotes nothing");
      assertThat(tally.rows).isEqualTo(1);
      assertThat(declared)
          .contains("java.lang.String", "int", "java.lang.Object", String.class, "[B");
    }
  }

  @Test
  void pooledStatement_ringsOnWrapperAndDriver() throws Exception {
    try (Connection connection = loader.pool("jdbc:h2:mem:pooled").getConnection()) {
      Door.handler = handler((p, m, a) -> null);
      try (PreparedStatement statement = connection.prepareStatement("SELECT 1");
          ResultSet rows = statement.executeQuery()) {
        assertThat(rows.next()).isTrue();
      }
    }
    assertThat(calls.stream().filter("preparing"::equals)).hasSizeGreaterThanOrEqualTo(2);
    assertThat(calls.stream().filter("executing"::equals)).hasSizeGreaterThanOrEqualTo(2);
  }
}
