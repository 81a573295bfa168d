package dev.sluice.it.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One getter of one row, against a driver that answers from memory: 1,024 different addresses, so
 * that no compiler knows what it masks.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class GetterBenchmark {

  private static final String COLUMNS =
      "SELECT id, name, status, plain, redacted, partly, email, hashed, amount FROM ";

  private static final int PLAIN = 4;
  private static final int REDACTED = 5;
  private static final int PARTLY = 6;
  private static final int EMAIL = 7;
  private static final int HASHED = 8;
  private static final int AMOUNT = 9;

  private Connection connection;
  private ResultSet open;
  private ResultSet masked;

  /** Opens a result set without masks and one with. */
  @Setup(Level.Trial)
  public void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:stub:bench");
    open = connection.prepareStatement(COLUMNS + "places").executeQuery();
    masked = connection.prepareStatement(COLUMNS + "people").executeQuery();
    open.next();
    masked.next();
  }

  /** A run in which the masks are not what they should be is void. */
  @TearDown(Level.Trial)
  public void verify() throws SQLException {
    boolean agent = System.getProperty("bench.agent") != null;
    expect(open.getString(EMAIL), "person\\d+@mail\\d+\\.example\\.com");
    expect(masked.getString(PLAIN), "person\\d+@mail\\d+\\.example\\.com");
    if (agent) {
      expect(masked.getString(REDACTED), "\\[redacted]");
      expect(masked.getString(PARTLY), "\\*{10,}.com");
      expect(masked.getString(EMAIL), "p\\*\\*\\*@m\\*\\*\\*\\.com");
      expect(masked.getString("email"), "p\\*\\*\\*@m\\*\\*\\*\\.com");
      expect(masked.getString(HASHED), "[0-9a-f]{32}");
      expect(String.valueOf(masked.getInt(AMOUNT)), "7");
    }
    connection.close();
  }

  private static void expect(String value, String pattern) {
    if (value == null || !value.matches(pattern)) {
      throw new IllegalStateException("void: value=" + value + ", expected=" + pattern);
    }
  }

  /** A result set in which nothing is masked. */
  @Benchmark
  public String withoutPlan() throws SQLException {
    return open.getString(PLAIN);
  }

  /** The same, a number. */
  @Benchmark
  public int withoutPlanInt() throws SQLException {
    return open.getInt(AMOUNT);
  }

  /** The same, by label. */
  @Benchmark
  public String withoutPlanByLabel() throws SQLException {
    return open.getString("plain");
  }

  /** An open column beside masked ones. */
  @Benchmark
  public String beside() throws SQLException {
    return masked.getString(PLAIN);
  }

  /** {@code redact}. */
  @Benchmark
  public String redact() throws SQLException {
    return masked.getString(REDACTED);
  }

  /** {@code partial}. */
  @Benchmark
  public String partial() throws SQLException {
    return masked.getString(PARTLY);
  }

  /** {@code email}. */
  @Benchmark
  public String email() throws SQLException {
    return masked.getString(EMAIL);
  }

  /** {@code email} by label. */
  @Benchmark
  public String emailByLabel() throws SQLException {
    return masked.getString("email");
  }

  /** {@code hash}. */
  @Benchmark
  public String hash() throws SQLException {
    return masked.getString(HASHED);
  }

  /** {@code fixed}, a number. */
  @Benchmark
  public int fixedInt() throws SQLException {
    return masked.getInt(AMOUNT);
  }
}
