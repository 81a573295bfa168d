package dev.sluice.agent.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.ColumnMask;
import dev.sluice.rules.MaskPlan;
import dev.sluice.rules.MaskPlan.UnknownOrigin;
import dev.sluice.rules.MaskSpec;
import dev.sluice.rules.OutputColumn;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MaskPlannerTest {

  private static final ColumnMask EMAIL = new ColumnMask(Set.of("pii.email"), new MaskSpec.Email());

  private static final String WIDE =
      "SELECT CAST('a' AS VARCHAR(40)), CAST('b' AS VARCHAR(40)), CAST('c' AS VARCHAR(40))";

  private final MaskPlanner planner = new MaskPlanner(new byte[32], (resultSet, state) -> false);
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:h2:mem:");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void forResult_emptyPlan_isNoState() throws SQLException {
    assertThat(planner.forResult(MaskPlan.NONE, List.of(), result("SELECT 1"))).isNull();
    assertThat(planner.forUnknown(MaskPlan.NONE)).isNull();
  }

  @Test
  void forResult_allColumnsKnownAndOpen_isNoState() throws SQLException {
    MaskPlan plan = plan(UnknownOrigin.REDACT, null, null);

    assertThat(planner.forResult(plan, output("a", "b"), result("SELECT 1 a, 2 b"))).isNull();
  }

  @Test
  void forResult_columnOfUnknownOrigin_isRedacted() throws SQLException {
    MaskPlan plan = plan(UnknownOrigin.REDACT, null, null);
    List<OutputColumn> output = new ArrayList<>(output("a", "b"));
    output.set(1, new OutputColumn(2, "b", Set.of(), true, false));

    ResultState state = planner.forResult(plan, output, result("SELECT 'x' a, 'y' b"));

    assertThat(read(state, 1, "x")).isEqualTo("x");
    assertThat(read(state, 2, "y")).isEqualTo("[redacted]");
    assertThat(state.maskedCounts()).containsOnlyKeys(PlanCompiler.UNKNOWN_ORIGIN);
  }

  @Test
  void forResult_otherNumberOfColumns_redactsAll() throws SQLException {
    MaskPlan plan = plan(UnknownOrigin.REDACT, null, EMAIL);

    ResultState state =
        planner.forResult(plan, output("a", "b"), result("SELECT 'x' z, 'x' a, 'y' b"));

    assertThat(read(state, 1, "x")).isEqualTo("[redacted]");
    assertThat(read(state, 3, "y")).isEqualTo("[redacted]");
  }

  @Test
  void forResult_columnsInAnotherOrder_redactsAll() throws SQLException {
    MaskPlan plan = plan(UnknownOrigin.DETECT, null, EMAIL);

    ResultState slid =
        planner.forResult(plan, output("name", "email"), result("SELECT 'e' email, 'n' name"));
    ResultState asAnalysed =
        planner.forResult(plan, output("name", "email"), result("SELECT 'n' name, 'e' email"));

    assertThat(slid.maskedCounts()).isEmpty();
    assertThat(read(asAnalysed, 1, "n")).isEqualTo("n");
    assertThat(read(asAnalysed, 2, "e@x.org")).isNotEqualTo("e@x.org");
  }

  @Test
  void forResult_masksThatPassUnknownOriginButDoNotFit_redactAll() throws SQLException {
    MaskPlan plan = plan(UnknownOrigin.PASS, EMAIL);

    ResultState state = planner.forResult(plan, output("a"), result("SELECT 'x' a, 'y' b"));

    assertThat(read(state, 2, "y")).isEqualTo("[redacted]");
  }

  @Test
  void forResult_driverThatTellsNoColumns_redactsAll() {
    ResultSet broken =
        (ResultSet)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ResultSet.class},
                (proxy, method, arguments) -> {
                  throw new SQLException("closed");
                });

    ResultState state =
        planner.forResult(plan(UnknownOrigin.REDACT, (ColumnMask) null), output("a"), broken);

    state.enter();
    assertThat(state.leave(broken, 1, null, "x", String.class)).isIn("[redacted]", null);
  }

  @Test
  void forResult_manyThreadsAndPlans_eachGetsItsOwn() throws Exception {
    ResultSet result = result("SELECT 'x' a");
    List<MaskPlan> plans = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      MaskSpec spec = new MaskSpec.Fixed("plan " + i);
      plans.add(plan(UnknownOrigin.REDACT, new ColumnMask(Set.of("c"), spec)));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<String>>> wrong = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        int start = thread * 700;
        wrong.add(threads.submit(() -> wrongPlans(plans, start, result)));
      }
      for (Future<List<String>> each : wrong) {
        assertThat(each.get()).isEmpty();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private List<String> wrongPlans(List<MaskPlan> plans, int start, ResultSet result) {
    List<OutputColumn> output = output("a");
    List<String> wrong = new ArrayList<>();
    for (int round = 0; round < 3 * plans.size(); round++) {
      int which = (start + round) % plans.size();
      ResultState state = planner.forResult(plans.get(which), output, result);
      state.enter();
      Object value = state.leave("no result set", 1, null, "x", String.class);
      if (!("plan " + which).equals(value)) {
        wrong.add(which + " -> " + value);
      }
    }
    return wrong;
  }

  @Test
  void forResult_resultSetInAMaskedValueThatCannotBeTagged_isClosed() throws SQLException {
    ResultSet nested = result("SELECT 1");
    ResultState state =
        planner.forResult(plan(UnknownOrigin.REDACT, EMAIL), output("a"), result("SELECT 'x' a"));
    state.enter();

    assertThat(state.leave("no result set", 1, null, nested, Object.class)).isNull();
    assertThat(nested.isClosed()).isTrue();
  }

  @Test
  void forResult_freeText_masksWhatIsFoundAndKeepsTheRest() throws SQLException {
    ColumnMask text =
        new ColumnMask(
            Set.of(),
            new MaskSpec.Inside(
                List.of(
                    new MaskPlan.DetectorMask("pii.email", "email", new MaskSpec.Email()),
                    new MaskPlan.DetectorMask("pii.card", "card", new MaskSpec.Card()))));
    ResultState state =
        planner.forResult(plan(UnknownOrigin.REDACT, text), output("a"), result("SELECT 'x' a"));

    assertThat(read(state, 1, "Ann (ann@example.com) paid with 4111 1111 1111 1111, order 77."))
        .isEqualTo("Ann (a***@e***.com) paid with **** **** **** 1111, order 77.");
    assertThat(read(state, 1, "nothing here")).isEqualTo("nothing here");
    assertThat(state.maskedCounts())
        .containsOnly(java.util.Map.entry("pii.email", 1L), java.util.Map.entry("pii.card", 1L));
  }

  private Object read(ResultState state, int column, String value) throws SQLException {
    state.enter();
    return state.leave(result(WIDE), column, null, value, String.class);
  }

  private ResultSet result(String sql) throws SQLException {
    return connection.createStatement().executeQuery(sql);
  }

  private static MaskPlan plan(UnknownOrigin unknown, ColumnMask... columns) {
    return new MaskPlan(java.util.Arrays.asList(columns), true, unknown, List.of(), false);
  }

  private static List<OutputColumn> output(String... labels) {
    List<OutputColumn> output = new ArrayList<>();
    for (String label : labels) {
      output.add(new OutputColumn(output.size() + 1, label, Set.of(), false, true));
    }
    return output;
  }
}
