package dev.sluice.it.named;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * An application that prepares texts and declares cursors by SQL, and then tries to run one under
 * what is known of another. Each step says what came back: {@code NAME|VALUES} or the refusal.
 */
public final class NamedTextsProgram {

  private static final String NAMES = "SELECT name FROM people ORDER BY id";
  private static final String MAILS = "SELECT email AS name FROM people ORDER BY id";

  /** What a block does nobody follows: it may have prepared anything. */
  private static final String FORGET = "DO $$ BEGIN PERFORM harmless(); END $$";

  private NamedTextsProgram() {}

  /** URL, user, password. */
  public static void main(String[] args) throws SQLException {
    // Once a path was changed, no name is sure any more: what needs them has its own connection.
    if (args[0].startsWith("jdbc:postgresql")) {
      try (Connection two = DriverManager.getConnection(args[0], args[1], args[2])) {
        documents(two);
        shadows(two);
      }
      try (Connection two = DriverManager.getConnection(args[0], args[1], args[2])) {
        spelled(two);
      }
      try (Connection two = DriverManager.getConnection(args[0], args[1], args[2])) {
        joined(two);
      }
    }
    try (Connection one = DriverManager.getConnection(args[0], args[1], args[2])) {
      if (args[0].startsWith("jdbc:postgresql")) {
        prepared(one);
        unseen(one);
        cursors(one);
        settings(one);
        driversOwn(one);
        asked(one);
      } else {
        literals(one);
      }
    }
    System.out.println("done");
  }

  // ---- PostgreSQL

  private static void prepared(Connection one) throws SQLException {
    run(one, "PREPARE p (int) AS SELECT email FROM people WHERE id >= $1");
    show("execute-masked", one, "EXECUTE p (1)");
    run(one, "PREPARE o AS " + NAMES);
    show("execute-open", one, "EXECUTE o");
    show("execute-quoted-open", one, "EXECUTE \"o\"");
    run(one, "PREPARE \"O\" AS " + MAILS);
    show("other-case-open", one, "EXECUTE O");
    show("other-case-masked", one, "EXECUTE \"O\"");
    run(one, "DEALLOCATE o");
    run(one, "PREPARE o AS " + MAILS);
    show("prepared-again-masked", one, "EXECUTE o");
    run(one, "PREPARE o AS " + NAMES); // fails: the name is taken
    show("taken-masked", one, "EXECUTE o");
    run(one, "DEALLOCATE ALL");
    run(one, "PREPARE o AS " + NAMES);
    show("after-all-open", one, "EXECUTE o");
    run(one, "CREATE TABLE copied AS EXECUTE o");
    show("copy-open", one, "SELECT name FROM copied");
    run(one, "PREPARE m AS " + MAILS);
    run(one, "CREATE TABLE copies AS EXECUTE m");
    show("copy-masked", one, "SELECT name FROM copies");
    run(one, "PREPARE v AS SELECT x FROM seen");
    show("view-masked", one, "EXECUTE v");
    one.setAutoCommit(false);
    run(one, "DEALLOCATE o");
    run(one, "PREPARE o AS " + MAILS);
    one.rollback(); // what was prepared stays
    one.setAutoCommit(true);
    show("rolled-back-masked", one, "EXECUTE o");
  }

  private static void unseen(Connection one) throws SQLException {
    run(one, "PREPARE d AS " + NAMES);
    show("before-block-open", one, "EXECUTE d");
    run(one, "DO $$ BEGIN EXECUTE 'DEALLOCATE d'; EXECUTE 'PREPARE d AS " + MAILS + "'; END $$");
    show("block-masked", one, "EXECUTE d");
    run(one, "PREPARE f AS " + NAMES);
    show("before-function-open", one, "EXECUTE f");
    show("function", one, "SELECT swap()");
    show("function-masked", one, "EXECUTE f");
    run(one, "PREPARE b AS " + NAMES);
    show("before-batch-open", one, "EXECUTE b");
    try (Statement statement = one.createStatement()) {
      statement.addBatch("DEALLOCATE b");
      statement.addBatch("PREPARE b AS " + MAILS);
      statement.executeBatch();
    }
    show("batch-masked", one, "EXECUTE b");
    run(one, "DEALLOCATE b");
    run(one, "PREPARE b AS " + NAMES);
    run(one, "DEALLOCATE b; PREPARE b AS " + MAILS + "; SELECT 1 / 0"); // fails at its end
    show("failed-text-masked", one, "EXECUTE b");
    try (Statement statement = one.createStatement()) {
      statement.executeQuery("PREPARE w AS " + MAILS); // does it, and fails for want of rows
    } catch (SQLException noRows) {
      show("failed-call-masked", one, "EXECUTE w");
    }
    String cut = "n".repeat(63);
    run(one, "PREPARE " + cut + "a AS " + NAMES);
    run(one, "DEALLOCATE " + cut + "b");
    run(one, "PREPARE " + cut + "c AS " + MAILS);
    show("cut-name-refused", one, "EXECUTE " + cut + "a");
  }

  private static void cursors(Connection one) throws SQLException {
    one.setAutoCommit(false);
    run(one, "DECLARE c SCROLL CURSOR FOR " + MAILS);
    show("fetch-masked", one, "FETCH ALL FROM c");
    run(one, "MOVE FIRST FROM c");
    run(one, "CLOSE c");
    run(one, "DECLARE c SCROLL CURSOR FOR " + NAMES);
    show("fetch-open", one, "FETCH ALL IN c");
    run(one, "CLOSE c");
    run(one, "DECLARE c CURSOR FOR SELECT x FROM seen");
    run(one, "CREATE OR REPLACE VIEW seen AS SELECT id, name AS x FROM people");
    show("replaced-view-masked", one, "FETCH ALL c");
    run(one, "DECLARE h CURSOR WITH HOLD FOR " + MAILS);
    one.commit();
    show("held-masked", one, "FETCH ALL h");
    show("opens", one, "SELECT opened()");
    show("function-cursor-refused", one, "FETCH ALL FROM hidden");
    one.rollback();
    one.setAutoCommit(true);
  }

  private static void settings(Connection one) throws SQLException {
    run(one, "PREPARE s (text) AS SELECT set_config('search_path', $1, false)");
    run(one, "PREPARE r AS " + NAMES);
    show("path-given", one, "EXECUTE s ('other')"); // what is given decides: it does not run
    show("path-set", one, "SELECT set_config('search_path', 'other', false)");
    show("path-masked", one, "EXECUTE r");
    show("path-of-a-query-masked", one, "SELECT max(name) FROM people");
    show("path-back", one, "SELECT set_config('search_path', 'public', false)");
  }

  /** A block that spells a setting otherwise. */
  private static void spelled(Connection one) throws SQLException {
    run(one, "DO $$ BEGIN EXECUTE E'SET \\x73earch_path = other'; END $$");
    show("path-in-a-block-masked", one, "SELECT max(name) FROM people");
  }

  private static void joined(Connection one) throws SQLException {
    run(one, "DO $$ BEGIN EXECUTE 'SET sear' || 'ch_path = other'; END $$");
    show("path-in-pieces-masked", one, "SELECT max(name) FROM people");
  }

  /** What the server is asked for, and does not tell so that it can be believed. */
  private static void asked(Connection one) throws SQLException {
    show("twice", one, "SELECT twice()");
    show("twice-refused", one, "EXECUTE t2");
    show("slashed", one, "SELECT slashed()");
    show("slashed-refused", one, "EXECUTE g");
    show("absent-cursor", one, "FETCH ALL FROM nothing");
    run(one, "PREPARE y AS " + MAILS);
    one.setAutoCommit(false);
    run(one, FORGET);
    show("in-a-transaction-masked", one, "EXECUTE y");
    show("transaction-goes-on-open", one, "SELECT count(*) FROM people");
    run(one, FORGET);
    show("aborts", one, "SELECT 1 / 0");
    show("aborted", one, "EXECUTE y");
    one.rollback();
    one.setAutoCommit(true);
    show("after-the-abort-masked", one, "EXECUTE y");
    run(one, "SET ROLE pg_signal_backend");
    one.setAutoCommit(false);
    run(one, FORGET);
    show("without-the-right-refused", one, "EXECUTE y");
    show("still-goes-on-open", one, "SELECT count(*) FROM people");
    one.rollback();
    one.setAutoCommit(true);
    run(one, "RESET ROLE");
  }

  /** What was prepared stays with its table when another of the name comes before it. */
  private static void shadows(Connection one) throws SQLException {
    run(one, "CREATE TEMP TABLE first_of_all (a INT)");
    run(one, "PREPARE sh AS SELECT max(x) AS x FROM shadow");
    show("before-the-shadow-masked", one, "EXECUTE sh");
    run(one, "CREATE TEMP TABLE shadow (x VARCHAR(40))");
    show("shadow-masked", one, "EXECUTE sh");
    run(one, "PREPARE s2 AS SELECT max(x) AS x FROM shadow2");
    show("before-the-schema-masked", one, "EXECUTE s2");
    run(one, "CREATE TABLE postgres.shadow2 (x VARCHAR(40))");
    show("shadow-of-a-schema-masked", one, "EXECUTE s2");
  }

  private static void documents(Connection one) throws SQLException {
    one.setAutoCommit(false);
    run(one, "DECLARE x SCROLL CURSOR FOR " + MAILS);
    show("document-masked", one, "SELECT cursor_to_xml('x', 10, true, false, '')");
    run(one, "MOVE BACKWARD ALL IN x");
    show("after-the-document-masked", one, "FETCH ALL FROM x");
    show("schema-document-masked", one, "SELECT schema_to_xml('public', true, false, '')");
    one.rollback();
    one.setAutoCommit(true);
  }

  /** The driver's own prepared statements are in the same space of names. */
  private static void driversOwn(Connection one) throws SQLException {
    try (PreparedStatement statement = one.prepareStatement(MAILS)) {
      for (int i = 0; i < 9; i++) {
        statement.executeQuery().close();
      }
      for (int i = 1; i < 40; i++) {
        String name = "\"S_" + i + "\"";
        if (!values(one, "EXECUTE " + name).startsWith("no:")) {
          System.out.println("drivers-own|" + values(one, "EXECUTE " + name));
        }
      }
    }
  }

  // ---- MariaDB

  private static void literals(Connection one) throws SQLException {
    run(one, "PREPARE p FROM '" + MAILS + "'");
    show("execute-masked", one, "EXECUTE p");
    run(one, "PREPARE P FROM '" + NAMES + "'");
    show("prepared-again-open", one, "EXECUTE p");
    show("other-case-open", one, "EXECUTE `P`");
    run(one, "SET @t = '" + MAILS + "'");
    run(one, "DEALLOCATE PREPARE p");
    run(one, "PREPARE p FROM @t"); // is not understood, so it does not run where that is closed
    show("variable-refused", one, "EXECUTE p");
    run(one, "PREPARE e FROM '" + NAMES + "'");
    show("before-accent-open", one, "EXECUTE e");
    run(one, "PREPARE `\u00e9` FROM '" + MAILS + "'");
    show("accent-refused", one, "EXECUTE `\u00e9`");
    System.out.println("accent|" + values(one, "EXECUTE e"));
    run(one, "SET @m = (SELECT MAX(email) FROM people)");
    run(one, "PREPARE q FROM 'SELECT ? AS x'");
    show("given-masked", one, "EXECUTE q USING @m");
    run(one, "PREPARE w FROM 'SELECT name AS x FROM people UNION SELECT ?'");
    show("given-in-a-union-masked", one, "EXECUTE w USING @m");
    run(one, "PREPARE f FROM '" + NAMES + "'");
    show("before-routine-open", one, "EXECUTE f");
    run(one, "CALL swap()");
    show("routine-refused", one, "EXECUTE f");
  }

  // ---- what came back

  private static void run(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      System.out.println("failed: " + sql + "|" + failed.getMessage());
    }
  }

  private static void show(String step, Connection connection, String sql) {
    System.out.println(step + "|" + values(connection, sql));
  }

  private static String values(Connection connection, String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return values(rows);
    } catch (SQLException failed) {
      return "no: " + failed.getMessage();
    }
  }

  private static String values(ResultSet rows) throws SQLException {
    StringBuilder values = new StringBuilder();
    while (rows.next()) {
      String value = rows.getString(1); // a document has lines
      values.append(value == null ? null : value.replaceAll("\\s+", " ")).append(' ');
    }
    return values.toString();
  }
}
