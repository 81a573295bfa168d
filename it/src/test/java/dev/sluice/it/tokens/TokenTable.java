package dev.sluice.it.tokens;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;

/**
 * The table {@code cells} of one database: for each type a column {@code s…} that holds a token and
 * is masked, and one {@code o…} that is open; what types and routines there are says a file.
 */
final class TokenTable {

  private static final List<Integer> ROWS_OF_TOKENS = List.of(1, 3, 4, 6, 7, 8, 9);

  private final List<String[]> pairs = new ArrayList<>();
  private final List<String> before = new ArrayList<>();
  private final List<String> after = new ArrayList<>();

  private TokenTable() {}

  static TokenTable of(Database database) throws IOException {
    TokenTable table = new TokenTable();
    table.read("common.txt");
    table.read(database.name().toLowerCase(java.util.Locale.ROOT) + ".txt");
    return table;
  }

  private void read(String file) throws IOException {
    try (InputStream in = TokenTable.class.getResourceAsStream(file)) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (line.startsWith("!")) {
          before.add(line.substring(2));
        } else if (line.startsWith("+")) {
          after.add(line.substring(2));
        } else if (!line.isBlank() && !line.startsWith("#")) {
          pairs.add(line.split(" \\| ", -1));
        }
      }
    }
  }

  int columns() {
    return pairs.size();
  }

  /**
   * Makes the table with rows of tokens, 1, 3, 4 and 6 to 9, and a row of NULLs, 2.
   *
   * @param set which of the two sets of tokens
   */
  void fill(Connection connection, int set) throws SQLException {
    StringBuilder table = new StringBuilder("CREATE TABLE cells (id int not null primary key");
    StringBuilder values = new StringBuilder();
    for (int i = 0; i < pairs.size(); i++) {
      String[] pair = pairs.get(i);
      table.append(", s").append(i).append(' ').append(pair[0]);
      table.append(", o").append(i).append(' ').append(pair[0]);
      values.append(", ").append(Token.of(set, i).in(pair[1]));
      values.append(", ").append(pair[2]);
    }
    try (Statement statement = connection.createStatement()) {
      for (String sql : before) {
        statement.execute(sql);
      }
      statement.execute(table.append(')').toString());
      for (int id : ROWS_OF_TOKENS) {
        statement.execute("INSERT INTO cells VALUES (" + id + values + ")");
      }
      statement.execute("INSERT INTO cells (id) VALUES (2)");
      for (String sql : after) {
        statement.execute(sql);
      }
    }
  }

  /** The content, a row a line: what may differ and what must not. */
  static List<String> dump(Connection connection, boolean maskedOnly) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM cells ORDER BY id")) {
      int columns = row.getMetaData().getColumnCount();
      while (row.next()) {
        StringJoiner line = new StringJoiner("|", row.getInt(1) + ": ", "");
        for (int i = 2; i <= columns; i++) {
          if (!maskedOnly || i % 2 == 0) {
            line.add(cell(row, i));
          }
        }
        rows.add(line.toString());
      }
    }
    return rows;
  }

  private static String cell(ResultSet row, int column) throws SQLException {
    try {
      String text = row.getString(column);
      return text == null || !text.contains("@") ? text + "" : bytes(row, column);
    } catch (SQLException noText) {
      return bytes(row, column);
    }
  }

  private static String bytes(ResultSet row, int column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    return bytes == null ? "null" : HexFormat.of().formatHex(bytes);
  }
}
