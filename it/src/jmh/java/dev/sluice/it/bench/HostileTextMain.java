package dev.sluice.it.bench;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.sql.AnalysisContext;
import dev.sluice.rules.sql.DdlCatalog;
import dev.sluice.rules.sql.SqlAnalyzer;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Searches for texts that take long to judge: pieces of SQL, alone and in pairs, repeated up to a
 * size, opened and closed or left open, in each dialect, over a catalog of 1,000 tables and views
 * of views. All shapes are judged small; the slowest of them at 50 and 100 kB. Prints processor
 * time and allocation of the slowest.
 */
public final class HostileTextMain {

  private static final int SMALL = 4_000;
  private static final int HALF = 50_000;
  private static final int WHOLE = 100_000;
  private static final int KEPT = 300;
  private static final int ROUNDS = 5;
  private static final int TOLD = 12;

  private static final String[] HEADS = {
    "SELECT ", "SELECT * FROM t1 WHERE ", "SELECT * FROM ", "", "UPDATE t1 SET c1 = "
  };

  private static final String[] PIECES = {
    "(",
    "(SELECT ",
    "(SELECT * FROM ",
    "1, ",
    "c1, ",
    "t1.c1, ",
    "t1.*, ",
    "1 + ",
    "+ - ",
    "NOT ",
    "NOT (",
    "c1 = 1 AND ",
    "c1 OR ",
    "c1 BETWEEN ",
    "c1 BETWEEN 1 AND ",
    "1 IN (",
    "EXISTS (SELECT ",
    "CASE WHEN ",
    "CASE c1 WHEN 1 THEN ",
    "INTERVAL ",
    "f(",
    "coalesce(c1, ",
    "CAST(",
    "c1::int::",
    "c1 -> ",
    "c1[",
    "ARRAY[",
    "ROW(",
    "t1 JOIN ",
    "t1 LEFT JOIN t2 USING (c1) JOIN ",
    "t1 NATURAL JOIN ",
    "t1, ",
    "v1, ",
    "v2 JOIN ",
    "v20, ",
    "v20 a JOIN ",
    "(SELECT * FROM v20 WHERE c3 IN ",
    "SELECT * FROM v20 UNION ",
    "WITH a AS (SELECT * FROM v20), ",
    "LATERAL (SELECT ",
    "(t1 JOIN t2 ON ",
    "WITH a AS (SELECT ",
    "WITH RECURSIVE a AS (SELECT 1 UNION SELECT ",
    "SELECT * FROM a UNION ",
    "SELECT 1 UNION ALL ",
    "SELECT 1 EXCEPT (",
    "SELECT c1 FROM v2 INTERSECT ",
    "1 UNION SELECT ",
    "'a' || ",
    "'",
    "\"a\".",
    "a.",
    "$a$",
    "/*",
    "/*!50000 ",
    "--\n",
    "x'",
    "E'\\\\",
    "; ",
    "SELECT 1; ",
    "DELETE FROM t1; ",
    "BEGIN ",
    "IF 1 THEN ",
    "sum(c1) OVER (PARTITION BY ",
    "c1 LIKE '%' ESCAPE ",
    "VALUES (1), ",
    "(1, 2), ",
    "? ",
    ":x ",
    "{fn ",
    "EXPLAIN ",
    "PREPARE p AS ",
    "GROUPING SETS ((c1), "
  };

  private record Shape(Dialect dialect, String head, String piece, boolean closed) {

    String text(int size) {
      int times = Math.max(1, (size - head.length()) / piece.length());
      StringBuilder text = new StringBuilder(size + 64).append(head);
      text.append(piece.repeat(times));
      if (closed) {
        long open = piece.chars().filter(c -> c == '(').count();
        text.append("1").append(")".repeat((int) Math.min(open * times, size)));
      }
      return text.toString();
    }

    String told() {
      return (head + "[" + piece + "]*" + (closed ? " closed" : "")).replace('\n', ' ');
    }
  }

  private record Cost(Shape shape, long nanos, long bytes, boolean understood) {}

  private final SqlAnalyzer analyzer = new SqlAnalyzer();
  private final com.sun.management.ThreadMXBean threads =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private HostileTextMain() {}

  /** Runs the search; takes no arguments. */
  public static void main(String[] arguments) {
    new HostileTextMain().run();
  }

  private void run() {
    List<Shape> shapes = shapes();
    List<Cost> small = new ArrayList<>();
    for (int warm = 0; warm < 2; warm++) {
      small.clear();
      for (Shape shape : shapes) {
        small.add(cost(shape, SMALL, 1));
      }
    }
    small.sort(Comparator.comparingLong(Cost::nanos).reversed());
    System.out.printf(
        Locale.ROOT,
        "%,d shapes of %,d characters in %d dialects; the slowest took %.2f ms%n",
        shapes.size(),
        SMALL,
        Dialect.values().length,
        millis(small.get(0).nanos()));
    List<Cost> large = new ArrayList<>();
    for (Cost each : small.subList(0, Math.min(KEPT, small.size()))) {
      large.add(cost(each.shape(), WHOLE, ROUNDS));
    }
    // What is cheap while it is short may be dear when it is long: one of each piece, too.
    for (int i = 0; i < shapes.size(); i += 7) {
      large.add(cost(shapes.get(i), WHOLE, 1));
    }
    large.sort(Comparator.comparingLong(Cost::nanos).reversed());
    System.out.printf("processor time of %,d characters, the slowest:%n", WHOLE);
    System.out.println("        ms  of 50 kB        MB  understood  dialect     text");
    for (Cost each : large.subList(0, TOLD)) {
      Cost again = cost(each.shape(), WHOLE, ROUNDS);
      Cost half = cost(each.shape(), HALF, ROUNDS);
      System.out.printf(
          Locale.ROOT,
          "%10.1f  %8.1f  %8.1f  %-10s  %-10s  %s%n",
          millis(again.nanos()),
          millis(half.nanos()),
          again.bytes() / 1e6,
          again.understood(),
          each.shape().dialect(),
          each.shape().told());
    }
  }

  private static List<Shape> shapes() {
    List<Shape> shapes = new ArrayList<>();
    for (Dialect dialect : Dialect.values()) {
      for (int a = 0; a < PIECES.length; a++) {
        for (int b = 0; b < PIECES.length; b++) {
          String piece = a == b ? PIECES[a] : PIECES[a] + PIECES[b];
          String head = HEADS[(a * PIECES.length + b) % HEADS.length];
          shapes.add(new Shape(dialect, head, piece, (a + b) % 2 == 0));
        }
      }
    }
    return shapes;
  }

  /** The least of some rounds: what the text itself takes. */
  private Cost cost(Shape shape, int size, int rounds) {
    String text = shape.text(size);
    AnalysisContext context = CONTEXTS[shape.dialect().ordinal()];
    long least = Long.MAX_VALUE;
    long bytes = 0;
    boolean understood = false;
    for (int i = 0; i < rounds; i++) {
      long allocated = threads.getCurrentThreadAllocatedBytes();
      long start = threads.getCurrentThreadCpuTime();
      StatementFacts facts = analyzer.analyze(text, context);
      least = Math.min(least, threads.getCurrentThreadCpuTime() - start);
      bytes = threads.getCurrentThreadAllocatedBytes() - allocated;
      understood = facts.understood();
    }
    return new Cost(shape, least, bytes, understood);
  }

  private static double millis(long nanos) {
    return nanos / 1e6;
  }

  private static final AnalysisContext[] CONTEXTS = contexts();

  private static AnalysisContext[] contexts() {
    StringBuilder ddl = new StringBuilder();
    for (int i = 1; i <= 1_000; i++) {
      ddl.append("CREATE TABLE t").append(i).append(" (c1 int, c2 int, c3 text, c4 text);\n");
    }
    ddl.append("CREATE VIEW v1 AS SELECT * FROM t1 NATURAL JOIN t2;\n");
    for (int i = 2; i <= 20; i++) {
      ddl.append("CREATE VIEW v").append(i).append(" AS SELECT a.* FROM v").append(i - 1);
      ddl.append(" a JOIN v").append(i - 1).append(" b ON a.c1 = b.c1;\n");
    }
    AnalysisContext[] contexts = new AnalysisContext[Dialect.values().length];
    for (Dialect dialect : Dialect.values()) {
      contexts[dialect.ordinal()] =
          new AnalysisContext(
              dialect,
              AnalysisContext.SessionMode.defaultOf(dialect),
              DdlCatalog.read(ddl.toString(), dialect).catalog());
    }
    return contexts;
  }
}
