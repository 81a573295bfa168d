package dev.sluice.it.masking;

import dev.sluice.it.kit.DatabaseServer;
import dev.sluice.it.kit.DatabaseServer.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;

/**
 * The table {@code cells}: for each type a column {@code s…} that holds a token and is masked, and
 * one {@code o…} that is open.
 */
final class Cells {

  private static final String TEXT = "tok-7f3a9c-kot";
  private static final long NUMBER = 731_377_331L;
  private static final String UUID = "'7f3a9c00-7313-4773-8311-7f3a9c7f3a9c'";
  private static final String OPEN_UUID = "'00000000-0000-4000-8000-000000000001'";

  /** What of a token must not come out, in any form. */
  static final List<String> TRACES =
      List.of(
          "7f3a9c",
          "731377",
          "731,377",
          "7.31377",
          "1917-03",
          "03-05",
          "07:13",
          "13:37",
          HexFormat.of().formatHex("7f3a9c".getBytes(StandardCharsets.UTF_8)),
          latin1(ByteBuffer.allocate(4).putInt((int) NUMBER).array()),
          latin1(new byte[] {(byte) 0x80, 0x7f, 0x3a, (byte) 0x9c}));

  /** A pair of columns: their type, what the masked one holds, what the open one holds. */
  private record Pair(String type, String secret, String open) {}

  private static final List<Pair> COMMON =
      List.of(
          new Pair("varchar(200)", quoted(TEXT), "'open'"),
          new Pair("char(20)", quoted(TEXT), "'open'"),
          new Pair("int", "" + NUMBER, "12"),
          new Pair("bigint", "" + NUMBER, "12"),
          new Pair("decimal(18,3)", NUMBER + ".731", "12.5"),
          new Pair("double precision", NUMBER + ".5", "12.5"),
          new Pair("date", "'1917-03-05'", "'2020-02-02'"),
          new Pair("time", "'07:13:37'", "'10:10:10'"));

  private static final List<Pair> H2 =
      List.of(
          new Pair("clob", quoted(TEXT), "'open'"),
          new Pair("real", NUMBER + ".0", "12.5"),
          new Pair("timestamp", "'1917-03-05 07:13:37'", "'2020-02-02 10:10:10'"),
          new Pair(
              "timestamp with time zone", "'1917-03-05 07:13:37+00'", "'2020-02-02 10:10:10+00'"),
          new Pair("varbinary(40)", "X'807f3a9c'", "X'80010203'"),
          new Pair("blob", "X'807f3a9c'", "X'80010203'"),
          new Pair("uuid", UUID, OPEN_UUID),
          new Pair("json", "JSON '{\"k\":\"" + TEXT + "\"}'", "JSON '{}'"),
          new Pair("varchar(40) array", "ARRAY['" + TEXT + "', 'b']", "ARRAY['open']"),
          new Pair("int array", "ARRAY[" + NUMBER + "]", "ARRAY[12]"),
          new Pair("row(a varchar(40), b int)", "ROW('" + TEXT + "', " + NUMBER + ")", "NULL"));

  private static final List<Pair> POSTGRESQL =
      List.of(
          new Pair("text", quoted(TEXT), "'open'"),
          new Pair("money", "731377.33", "1.5"),
          new Pair("timestamp", "'1917-03-05 07:13:37'", "'2020-02-02 10:10:10'"),
          new Pair("timestamptz", "'1917-03-05 07:13:37+00'", "'2020-02-02 10:10:10+00'"),
          new Pair("bytea", "'\\x807f3a9c'", "'\\x80010203'"),
          new Pair("uuid", UUID, OPEN_UUID),
          new Pair("json", quoted("{\"k\":\"" + TEXT + "\"}"), "'{}'"),
          new Pair("jsonb", quoted("{\"k\":\"" + TEXT + "\"}"), "'{}'"),
          new Pair("xml", quoted("<k>" + TEXT + "</k>"), "'<k/>'"),
          new Pair("text[]", "ARRAY['" + TEXT + "', 'b']", "ARRAY['open']"),
          new Pair("bigint[]", "ARRAY[" + NUMBER + "]::bigint[]", "ARRAY[12]::bigint[]"),
          new Pair("point", "'(731377.331,1)'", "'(1,1)'"),
          new Pair("interval", "'731377 days'", "'1 day'"),
          new Pair("inet", "'7f3a:9c7f:3a9c::7f3a'", "'10.0.0.1'"),
          new Pair("tsvector", quoted(TEXT), "'open'"));

  private static final List<Pair> MARIADB =
      List.of(
          new Pair("text", quoted(TEXT), "'open'"),
          new Pair("float", NUMBER + ".0", "12.5"),
          new Pair("datetime", "'1917-03-05 07:13:37'", "'2020-02-02 10:10:10'"),
          new Pair("varbinary(40)", "X'807f3a9c'", "X'80010203'"),
          new Pair("longblob", "X'807f3a9c'", "X'80010203'"),
          new Pair("uuid", UUID, OPEN_UUID),
          new Pair("json", quoted("{\"k\":\"" + TEXT + "\"}"), "'{}'"),
          new Pair("enum('" + TEXT + "','open')", quoted(TEXT), "'open'"),
          new Pair("inet6", "'7f3a:9c7f:3a9c::7f3a'", "'::1'"));

  private Cells() {}

  /** The columns of a kind; {@code s0} and {@code o0} hold text everywhere. */
  static int count(Kind kind) {
    return COMMON.size() + own(kind).size();
  }

  /**
   * Makes the table with a row of tokens, 1, a row of NULLs, 2, and two rows to change, 3 and 4.
   */
  static void fill(DatabaseServer.Place place, Kind kind) throws SQLException {
    StringBuilder table = new StringBuilder("CREATE TABLE cells (id int primary key");
    StringBuilder values = new StringBuilder();
    int index = 0;
    for (List<Pair> pairs : List.of(COMMON, own(kind))) {
      for (Pair pair : pairs) {
        table.append(", s").append(index).append(' ').append(pair.type);
        table.append(", o").append(index).append(' ').append(pair.type);
        values.append(", ").append(pair.secret).append(", ").append(pair.open);
        index++;
      }
    }
    try (Connection connection = place.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(table.append(')').toString());
      for (int id : List.of(1, 3, 4)) {
        statement.execute("INSERT INTO cells VALUES (" + id + values + ")");
      }
      statement.execute("INSERT INTO cells (id) VALUES (2)");
      for (String routine : routines(kind)) {
        statement.execute(routine);
      }
    }
  }

  private static List<Pair> own(Kind kind) {
    return switch (kind) {
      case H2 -> H2;
      case POSTGRESQL -> POSTGRESQL;
      case MARIADB -> MARIADB;
    };
  }

  private static List<String> routines(Kind kind) {
    return switch (kind) {
      case POSTGRESQL ->
          List.of(
              "CREATE FUNCTION f_cursor() RETURNS refcursor LANGUAGE plpgsql AS $$ DECLARE c"
                  + " refcursor; BEGIN OPEN c FOR SELECT s0, o0 FROM cells WHERE id = 1; RETURN c;"
                  + " END $$",
              "CREATE FUNCTION f_out(OUT a varchar, OUT b int) LANGUAGE sql AS"
                  + " 'SELECT s0, s2 FROM cells WHERE id = 1'");
      case MARIADB ->
          List.of(
              "CREATE PROCEDURE f_out(OUT a varchar(200), OUT b int)"
                  + " SELECT s0, s2 INTO a, b FROM cells WHERE id = 1",
              "CREATE PROCEDURE f_rows() SELECT s0, o0 FROM cells WHERE id = 1");
      case H2 -> List.of();
    };
  }

  private static String quoted(String text) {
    return "'" + text + "'";
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
