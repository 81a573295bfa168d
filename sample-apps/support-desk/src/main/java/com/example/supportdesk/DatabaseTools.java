package com.example.supportdesk;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;
import javax.sql.DataSource;

/** The tool that runs SQL as the model writes it, by plain JDBC. */
final class DatabaseTools {

  private static final int MAX_ROWS = 200;

  private final DataSource dataSource;

  DatabaseTools(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Runs a statement; answers its rows as text, or how many rows it changed. */
  @Tool("Runs one SQL statement on the support database and returns its rows.")
  String runSql(@P("the SQL statement") String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return statement.getUpdateCount() + " rows changed";
      }
      try (ResultSet rows = statement.getResultSet()) {
        return table(rows);
      }
    }
  }

  /** The rows as text: a line of column names, then a line for each row. */
  static String table(ResultSet rows) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    StringJoiner lines = new StringJoiner("\n");
    StringJoiner head = new StringJoiner(" | ");
    for (int column = 1; column <= columns.getColumnCount(); column++) {
      head.add(columns.getColumnLabel(column));
    }
    lines.add(head.toString());
    for (int count = 0; count < MAX_ROWS && rows.next(); count++) {
      StringJoiner line = new StringJoiner(" | ");
      for (int column = 1; column <= columns.getColumnCount(); column++) {
        line.add(String.valueOf(rows.getString(column)));
      }
      lines.add(line.toString());
    }
    return lines.toString();
  }
}
