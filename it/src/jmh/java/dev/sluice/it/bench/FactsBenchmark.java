package dev.sluice.it.bench;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.sql.AnalysisContext;
import dev.sluice.rules.sql.DdlCatalog;
import dev.sluice.rules.sql.FactCache;
import dev.sluice.rules.sql.SqlAnalyzer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it takes to know what a text does: known, known but for its literals, never seen, long. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class FactsBenchmark {

  private static final String SCHEMA =
      """
      CREATE TABLE users (id int, name text, email text, ssn text, created timestamp, region int);
      CREATE TABLE orders (id int, user_id int, total numeric, note text, created timestamp);
      CREATE TABLE items (id int, order_id int, product_id int, quantity int, price numeric);
      CREATE TABLE products (id int, name text, category text, price numeric);
      CREATE VIEW customers AS SELECT id, name, email AS contact FROM users WHERE region > 0;
      """;

  private static final String POINT =
      "SELECT u.id, u.name, u.email, o.total, o.note FROM users u JOIN orders o ON o.user_id = u.id"
          + " WHERE u.id = %d AND o.created > '2026-01-%02d' AND o.note LIKE '%%%d%%' ORDER BY o.id"
          + " LIMIT %d";

  private static final String REPORT =
      """
      WITH recent AS (
        SELECT o.id, o.user_id, o.total, o.created
        FROM orders o
        WHERE o.created >= '2026-01-01' AND o.created < '2026-02-01'
      ),
      lines AS (
        SELECT i.order_id,
               sum(i.quantity * i.price) AS gross,
               count(DISTINCT i.product_id) AS products,
               max(CASE WHEN p.category = 'books' THEN i.price ELSE 0 END) AS dearest
        FROM items i
        JOIN products p ON p.id = i.product_id
        WHERE p.category IN ('books', 'music', 'games')
        GROUP BY i.order_id
      )
      SELECT c.id,
             lower(c.contact) AS contact,
             count(*) AS orders,
             coalesce(sum(l.gross), 0) AS gross,
             row_number() OVER (PARTITION BY u.region ORDER BY sum(r.total) DESC) AS place,
             (SELECT max(o.note) FROM orders o WHERE o.user_id = c.id AND o.total > 100) AS note
      FROM customers c
      JOIN users u ON u.id = c.id
      JOIN recent r ON r.user_id = u.id
      LEFT JOIN lines l ON l.order_id = r.id
      WHERE u.name NOT LIKE 'test%'
        AND (l.products BETWEEN 1 AND 20 OR l.products IS NULL)
        AND EXISTS (SELECT 1 FROM items i WHERE i.order_id = r.id AND i.quantity > 0)
      GROUP BY c.id, c.contact, u.region
      HAVING sum(r.total) > 1000
      ORDER BY gross DESC, c.id
      LIMIT 50
      """;

  /** More texts than the cache remembers to have seen. */
  private static final int TEXTS = 1 << 16;

  /** The dialect. */
  @Param({"POSTGRESQL", "MYSQL"})
  public Dialect dialect = Dialect.POSTGRESQL;

  private final SqlAnalyzer analyzer = new SqlAnalyzer();
  private final FactCache cache = new FactCache(analyzer);
  private final String[] texts = new String[TEXTS];
  private AnalysisContext context = AnalysisContext.of(Dialect.ANSI);
  private String known = "";
  private String inList = "";
  private String rows = "";
  private int next;

  /** Makes the texts. */
  @Setup
  public void write() {
    context =
        new AnalysisContext(
            dialect,
            AnalysisContext.SessionMode.defaultOf(dialect),
            DdlCatalog.read(SCHEMA, dialect).catalog());
    for (int i = 0; i < TEXTS; i++) {
      texts[i] = POINT.formatted(i, 1 + i % 28, i, 10 + i % 90);
    }
    known = texts[0];
    for (int i = 0; i < 3; i++) {
      cache.facts(known, context);
    }
    StringBuilder list = new StringBuilder("SELECT name FROM users WHERE id IN (0");
    for (int i = 1; list.length() < 1 << 20; i++) {
      list.append(", ").append(i);
    }
    inList = list.append(')').toString();
    rows =
        "INSERT INTO users (id, name, email) VALUES "
            + "(1, 'x', 'y'), ".repeat(9_999)
            + "(1, 'x', 'y')";
    for (String text : new String[] {known, REPORT, inList, rows}) {
      StatementFacts facts = analyzer.analyze(text, context);
      if (!facts.understood()) {
        throw new IllegalStateException("not understood: problem=" + facts.problem());
      }
    }
  }

  /** A text seen before. */
  @Benchmark
  public StatementFacts knownText() {
    return cache.facts(known, context);
  }

  /** A text of 200 characters that differs from those seen before in its literals. */
  @Benchmark
  public StatementFacts newLiterals() {
    next = (next + 1) & (TEXTS - 1);
    return cache.facts(texts[next], context);
  }

  /** A query of 30 lines with WITH, a view, subqueries and a window, never seen before. */
  @Benchmark
  public StatementFacts firstSight() {
    return analyzer.analyze(REPORT, context);
  }

  /** The query of {@link #newLiterals}, never seen before. */
  @Benchmark
  public StatementFacts firstSightOfPointQuery() {
    return analyzer.analyze(known, context);
  }

  /** A list of a megabyte. */
  @Benchmark
  public StatementFacts megabyteOfList() {
    return analyzer.analyze(inList, context);
  }

  /** An INSERT of 10,000 rows. */
  @Benchmark
  public StatementFacts tenThousandRows() {
    return analyzer.analyze(rows, context);
  }
}
