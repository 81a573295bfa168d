package dev.sluice.it.tokens;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** The classes that a driver really makes: what a pool's objects are asked to unwrap to. */
final class DriverClasses {

  private static final Map<Class<?>, Class<?>> MADE = new HashMap<>();

  private DriverClasses() {}

  /** Learns them from a connection of the driver's. */
  static void learn(Connection connection) throws SQLException {
    MADE.put(Connection.class, connection.getClass());
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(Ways.ROW + 1)) {
      MADE.put(Statement.class, statement.getClass());
      MADE.put(ResultSet.class, rows.getClass());
    }
    try (PreparedStatement statement = connection.prepareStatement(Ways.ROW + 1)) {
      MADE.put(PreparedStatement.class, statement.getClass());
    }
    MADE.put(CallableStatement.class, CallableStatement.class);
  }

  static Class<?> of(Class<?> type) {
    return MADE.get(type);
  }
}
