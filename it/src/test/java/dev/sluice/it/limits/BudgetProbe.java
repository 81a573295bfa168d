package dev.sluice.it.limits;

import static dev.sluice.it.kit.Attempts.tell;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.ToolExecutor;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.RowSetProvider;

/**
 * An application whose tools read more values than their conversation may see, in each way that
 * they can think of: {@code name: ok N}, {@code name: refused RULE} or {@code name: failed}.
 */
public final class BudgetProbe {

  private static final String EMAILS = "SELECT email FROM person WHERE id ";

  private final String kind;
  private final String url;
  private final String user;

  private BudgetProbe(String kind, String url, String user) {
    this.kind = kind;
    this.url = url;
    this.user = user;
  }

  /** Arguments: kind of database, url, user. */
  public static void main(String[] arguments) throws Exception {
    BudgetProbe probe = new BudgetProbe(arguments[0], arguments[1], arguments[2]);
    probe.againAndAgain();
    probe.eachGetter();
    probe.masked();
    probe.hours();
    probe.threads();
    probe.chunks();
    probe.made();
    tell("nobody", () -> probe.read("SELECT email FROM person ORDER BY id", ResultSet::getString));
    System.out.println("done");
  }

  private interface Getter {
    Object get(ResultSet rows, int column) throws Exception;
  }

  /** Runs as a tool that a model called in that conversation. */
  private static void asked(String conversation, String name, Callable<?> work) throws Exception {
    tell(
        name,
        () -> {
          List<Object> told = new ArrayList<>();
          List<Exception> thrown = new ArrayList<>();
          ToolExecutor tool =
              new ToolExecutor() {
                @Override
                public String execute(ToolExecutionRequest request, Object memoryId) {
                  try {
                    told.add(String.valueOf(work.call()));
                  } catch (Exception failure) {
                    thrown.add(failure);
                  }
                  return "";
                }
              };
          tool.executeWithContext(
              ToolExecutionRequest.builder().id("1").name("read").arguments("{}").build(),
              InvocationContext.builder().chatMemoryId(conversation).build());
          if (!thrown.isEmpty()) {
            throw thrown.get(0);
          }
          return told.get(0);
        });
  }

  /** Values read, each on a connection of its own. */
  private int read(String sql, Getter getter) throws Exception {
    int count = 0;
    try (Connection connection = DriverManager.getConnection(url, user, "");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        count += getter.get(rows, 1) == null ? 0 : 1;
      }
    }
    return count;
  }

  private void againAndAgain() throws Exception {
    asked("one", "first-three", () -> read(EMAILS + "<= 3", ResultSet::getString));
    asked("one", "same-three", () -> read(EMAILS + "<= 3", ResultSet::getObject));
    asked("one", "same-bytes", () -> read(EMAILS + "<= 3", (rows, i) -> text(rows.getBytes(i))));
    asked("one", "two-more", () -> read(EMAILS + "IN (4, 5)", ResultSet::getString));
    asked("one", "names", () -> read("SELECT name FROM person", ResultSet::getString));
    asked("one", "sixth", () -> read(EMAILS + "= 6", ResultSet::getString));
    asked("one", "known", () -> read(EMAILS + "<= 5", ResultSet::getString));
    asked("two", "other-talk", () -> read(EMAILS + "IN (6, 7)", ResultSet::getString));
    asked("two", "after-refusal", this::afterRefusal);
  }

  /** What can still be read of a result that was refused. */
  private Object afterRefusal() throws Exception {
    try (Connection connection = DriverManager.getConnection(url, user, "");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT name, email FROM person ORDER BY id")) {
      int read = 0;
      try {
        while (rows.next()) {
          rows.getString(2);
          read++;
        }
      } catch (SQLException refused) {
        for (Getter getter : List.<Getter>of(ResultSet::getString, ResultSet::getObject)) {
          try {
            return "leaked " + getter.get(rows, 2);
          } catch (SQLException expected) {
            read += 100;
          }
        }
      }
      return read;
    }
  }

  /** Some drivers let the present row be read after the result set was closed. */
  private Object closed(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection(url, user, "");
        Statement statement = connection.createStatement()) {
      ResultSet rows = statement.executeQuery(sql);
      rows.next();
      rows.close();
      return rows.getString(1);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private void eachGetter() throws Exception {
    asked("three", "five", () -> read(EMAILS + "<= 5", ResultSet::getString));
    Getter[] getters = {
      ResultSet::getString,
      ResultSet::getObject,
      (rows, i) -> rows.getString("email"),
      (rows, i) -> rows.getObject(i, String.class),
      (rows, i) -> rows.getBytes(i),
      (rows, i) -> all(rows.getCharacterStream(i)),
      (rows, i) -> all(rows.getBinaryStream(i)),
      (rows, i) -> all(rows.getNCharacterStream(i)),
      (rows, i) -> clob(rows.getClob(i)),
      (rows, i) -> cached(rows),
    };
    for (int i = 0; i < getters.length; i++) {
      Getter getter = getters[i];
      asked("three", "getter-" + i, () -> read(EMAILS + "> 5 ORDER BY id", getter));
    }
  }

  private static String all(Reader reader) throws Exception {
    StringBuilder text = new StringBuilder();
    for (int c = reader.read(); c >= 0; c = reader.read()) {
      text.append((char) c);
    }
    return text.toString();
  }

  private static String all(InputStream stream) throws Exception {
    return text(stream.readAllBytes());
  }

  private static String clob(Clob clob) throws Exception {
    return clob.getSubString(1, (int) clob.length());
  }

  private static Object cached(ResultSet rows) throws Exception {
    CachedRowSet set = RowSetProvider.newFactory().createCachedRowSet();
    set.populate(rows);
    return set.size();
  }

  /** Equal pieces may come from different values. */
  private void made() throws Exception {
    asked(
        "four",
        "letters",
        () -> read("SELECT substring(email, 1, 1) FROM person ORDER BY id", ResultSet::getString));
    String joined =
        switch (kind) {
          case "MARIADB" -> "GROUP_CONCAT(email)";
          case "H2" -> "LISTAGG(email, ',')";
          default -> "string_agg(email, ',')";
        };
    String list = "SELECT " + joined + " FROM person";
    asked("five", "list", () -> read(list, ResultSet::getString));
    asked("five", "list-stream", () -> read(list, (rows, i) -> all(rows.getCharacterStream(i))));
    asked("five", "few", () -> read("SELECT count(email) FROM person", ResultSet::getLong));
    if (kind.equals("POSTGRESQL")) {
      String array = "SELECT array_agg(email) FROM person";
      asked("six", "array", () -> read(array, (rows, i) -> rows.getArray(i).getArray()));
      String rows = "SELECT p FROM person p ORDER BY id";
      asked("seven", "rows", () -> read(rows, ResultSet::getString));
      String xml = "SELECT xmlagg(xmlelement(name e, email)) FROM person";
      asked("seven", "xml", () -> read(xml, ResultSet::getSQLXML));
    }
  }

  private void masked() throws Exception {
    String partly = "SELECT phone FROM masked ORDER BY id";
    asked("eight", "partly", () -> read(partly, ResultSet::getString));
    asked("eight", "partly-two", () -> read(partly + " LIMIT 2", ResultSet::getString));
    String whole = "SELECT note FROM masked ORDER BY id";
    asked("eight", "whole", () -> read(whole, ResultSet::getString));
    asked("eight", "closed", () -> closed(whole));
  }

  private void hours() throws Exception {
    String first = "SELECT code FROM hourly WHERE id <= 2";
    asked("nine", "hour-two", () -> read(first, ResultSet::getInt));
    asked("ten", "hour-same", () -> read(first, ResultSet::getString));
    asked("ten", "hour-more", () -> read("SELECT code FROM hourly", ResultSet::getInt));
  }

  /** Each on its own connection, each another value: those that got one are as many as may. */
  private void threads() throws Exception {
    AtomicInteger shown = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 1; i <= 20; i++) {
        String sql = EMAILS + "= " + i;
        all.add(
            pool.submit(
                () -> {
                  asked("eleven", "thread", () -> shown.addAndGet(read(sql, ResultSet::getString)));
                  return null;
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      pool.shutdown();
    }
    System.out.println("threads: ok " + shown.get());
  }

  /** One row at a time, two conversations at once, many connections: each gets what it may. */
  private void chunks() throws Exception {
    int tries = 40;
    Map<String, AtomicInteger> got = new TreeMap<>();
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < tries; i++) {
        int id = 1 + i % 20;
        for (String talk : List.of("twelve", "thirteen")) {
          AtomicInteger read = got.computeIfAbsent("read-" + talk, name -> new AtomicInteger());
          AtomicInteger wrote = got.computeIfAbsent("wrote-" + talk, name -> new AtomicInteger());
          String select = "SELECT age FROM chunkread WHERE id = " + id;
          String update = "UPDATE chunkwrite SET age = age + 1 WHERE id = " + id;
          all.add(
              pool.submit(
                  () -> {
                    asked(talk, "chunk", () -> read.addAndGet(read(select, ResultSet::getInt)));
                    asked(talk, "chunk", () -> wrote.addAndGet(write(update)));
                    return null;
                  }));
        }
      }
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      pool.shutdown();
    }
    got.forEach((name, count) -> System.out.println(name + ": ok " + count.get()));
    try (Connection connection = DriverManager.getConnection(url, user, "");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT sum(age) FROM chunkwrite")) {
      rows.next();
      System.out.println("wrote-left: ok " + rows.getLong(1));
    }
  }

  private int write(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection(url, user, "");
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }
}
