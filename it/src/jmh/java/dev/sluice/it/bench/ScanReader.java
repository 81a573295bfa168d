package dev.sluice.it.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Reads a whole table once for each line of its input, and answers how long that took, how long the
 * processor worked at it, how many rows and masked addresses it saw, and how long the other columns
 * are together.
 *
 * <p>Arguments: URL, user, rows per fetch.
 */
public final class ScanReader {

  private ScanReader() {}

  /** See the class comment. */
  public static void main(String[] args) throws Exception {
    try (Connection connection = DriverManager.getConnection(args[0], args[1], "");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      connection.setAutoCommit(false);
      System.out.println("ready");
      while (lines.readLine() != null) {
        System.out.println(scan(connection, Integer.parseInt(args[2])));
      }
    }
  }

  private static String scan(Connection connection, int fetchSize) throws SQLException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begin = System.nanoTime();
    long beginCpu = threads.getCurrentThreadCpuTime();
    long rows = 0;
    long masked = 0;
    long others = 0;
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT id, name, email, city, balance FROM people")) {
      statement.setFetchSize(fetchSize);
      try (ResultSet people = statement.executeQuery()) {
        while (people.next()) {
          rows++;
          others += people.getInt(1) & 1;
          others += people.getString(2).length();
          masked += people.getString(3).charAt(1) == '*' ? 1 : 0;
          others += people.getString(4).length();
          others += people.getLong(5) & 1;
        }
      }
    }
    connection.commit();
    long cpuMillis = (threads.getCurrentThreadCpuTime() - beginCpu) / 1_000_000;
    long millis = (System.nanoTime() - begin) / 1_000_000;
    return "scanned " + millis + " " + cpuMillis + " " + rows + " " + masked + " " + others;
  }
}
