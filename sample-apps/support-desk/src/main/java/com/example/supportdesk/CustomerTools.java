package com.example.supportdesk;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * The tool that finds customers by name, over a connection and a prepared statement that stay open
 * for the life of the desk.
 */
final class CustomerTools implements AutoCloseable {

  private final Connection connection;
  private final PreparedStatement byName;

  CustomerTools(DataSource dataSource) throws SQLException {
    connection = dataSource.getConnection();
    byName =
        connection.prepareStatement(
            "SELECT id, name, email, phone, city FROM customers WHERE LOWER(name) LIKE ? ORDER BY"
                + " id");
  }

  /** The customers whose name contains the text. */
  @Tool("Finds customers by a part of their name.")
  synchronized String findCustomer(@P("a part of the name") String name) throws SQLException {
    byName.setString(1, "%" + name.toLowerCase(Locale.ROOT) + "%");
    try (ResultSet rows = byName.executeQuery()) {
      return DatabaseTools.table(rows);
    }
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      byName.close();
    }
  }
}
