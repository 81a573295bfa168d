package dev.sluice.it.storm;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.LongAdder;

/**
 * The database of the storm. Each statement says in its own text who is behind it and how it came
 * to run, so that the records can be held against it.
 */
final class Ledger implements AutoCloseable {

  /** What a statement says of itself where nobody is behind it. */
  static final String NOBODY = "nobody";

  /** What a statement says of itself where it is known that an AI is behind it, and no more. */
  static final String SOME_AI = "some-ai";

  private final HikariDataSource pool;
  private final LongAdder sent = new LongAdder();

  Ledger(String name, int connections) throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    config.setUsername("sa");
    config.setPassword("");
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(60_000);
    pool = new HikariDataSource(config);
  }

  /** Sends one statement for that conversation. */
  void send(String conversation, String way) {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT '" + conversation + "' AS who, '" + way + "' AS way")) {
      row.next();
      sent.increment();
    } catch (SQLException failure) {
      throw new IllegalStateException(conversation + " " + way, failure);
    }
  }

  long sent() {
    return sent.sum();
  }

  @Override
  public void close() {
    pool.close();
  }
}
