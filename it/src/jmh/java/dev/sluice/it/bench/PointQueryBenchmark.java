package dev.sluice.it.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
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
import org.openjdk.jmh.infra.Blackhole;

/** A prepared point query of three columns against a driver that answers from memory. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class PointQueryBenchmark {

  /** Work between two queries in the paced case, in JMH tokens: some microseconds. */
  private static final long PACE_TOKENS = 4_000;

  private Connection connection;
  private PreparedStatement statement;
  private long operations;
  private int id;

  /** Opens the connection and prepares the statement. */
  @Setup(Level.Trial)
  public void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:stub:bench");
    statement =
        connection.prepareStatement("SELECT id, name, status FROM tickets WHERE id = ?");
  }

  /** Closes both and holds the count of records against the count of queries. */
  @TearDown(Level.Trial)
  public void close() throws Exception {
    statement.close();
    connection.close();
    RecordCount.verify(operations);
  }

  /**
   * As fast as it goes, for some seconds: an agent that records writes gigabytes here, and its
   * writer's rate decides.
   */
  @Benchmark
  @Warmup(iterations = 2, time = 1)
  @Measurement(iterations = 3, time = 1)
  public void saturated(Blackhole sink) throws SQLException {
    query(sink);
  }

  /** With some microseconds of other work between two queries, as a service has. */
  @Benchmark
  public void paced(Blackhole sink) throws SQLException {
    Blackhole.consumeCPU(PACE_TOKENS);
    query(sink);
  }

  private void query(Blackhole sink) throws SQLException {
    operations++;
    statement.setInt(1, ++id);
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        sink.consume(rows.getInt(1));
        sink.consume(rows.getString(2));
        sink.consume(rows.getString(3));
      }
    }
  }
}
