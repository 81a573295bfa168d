package dev.sluice.it.kill;

import java.io.OutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;

/**
 * A program under load: threads that write markers, each statement one of its own, until standard
 * input ends, they have written enough, or somebody kills it. Half of the threads write the marker
 * into the text, half set it as a parameter. Arguments: URL, user, password, prefix of the markers,
 * threads, the most statements of each thread.
 */
public final class Load {

  private static volatile boolean ended;

  private Load() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    int count = Integer.parseInt(arguments[4]);
    CountDownLatch ready = new CountDownLatch(count);
    Thread[] threads = new Thread[count];
    for (int i = 0; i < count; i++) {
      int number = i;
      threads[i] = new Thread(() -> write(arguments, number, ready), "load-" + i);
      threads[i].start();
    }
    ready.await();
    System.out.println("loading");
    System.in.transferTo(OutputStream.nullOutputStream());
    ended = true;
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println("ended");
  }

  private static void write(String[] arguments, int thread, CountDownLatch ready) {
    try (Connection connection =
        DriverManager.getConnection(arguments[0], arguments[1], arguments[2])) {
      ready.countDown();
      int most = Integer.parseInt(arguments[5]);
      String prefix = arguments[3] + "-" + thread + "-";
      if (thread % 2 == 0) {
        texts(connection, prefix, most);
      } else {
        parameters(connection, prefix, most);
      }
    } catch (SQLException e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static void texts(Connection connection, String prefix, int most) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (int i = 0; i < most && !ended; i++) {
        statement.executeUpdate("INSERT INTO markers (marker) VALUES ('" + prefix + i + "')");
      }
    }
  }

  private static void parameters(Connection connection, String prefix, int most)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("INSERT INTO markers (marker) VALUES (?)")) {
      for (int i = 0; i < most && !ended; i++) {
        statement.setString(1, prefix + i);
        statement.executeUpdate();
      }
    }
  }
}
