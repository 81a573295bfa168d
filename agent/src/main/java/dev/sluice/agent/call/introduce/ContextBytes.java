package dev.sluice.agent.call.introduce;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * SQL Server: {@code CONTEXT_INFO}, which other sessions see in {@code sys.dm_exec_sessions} and no
 * transaction takes back. Applications use it too, for triggers of their own: where something
 * stands there already, it is left alone.
 */
final class ContextBytes implements Voice {

  @Override
  public boolean mayUse(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT CONTEXT_INFO()")) {
      byte[] there = row.next() ? row.getBytes(1) : null;
      for (int i = 0; there != null && i < there.length; i++) {
        if (there[i] != 0) {
          return false;
        }
      }
      return true;
    }
  }

  @Override
  public @Nullable String now(Connection connection, @Nullable String last) {
    return last;
  }

  @Override
  public void say(Connection connection, @Nullable String text) throws SQLException {
    String bytes =
        text == null ? "" : HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET CONTEXT_INFO 0x" + bytes);
    }
  }
}
