package dev.sluice.agent.start;

import dev.sluice.agent.gate.FactSource;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.sql.AnalysisContext;
import dev.sluice.rules.sql.FactCache;
import dev.sluice.rules.sql.SessionReader;
import dev.sluice.rules.sql.SqlAnalyzer;
import dev.sluice.rules.sql.session.Missing;
import dev.sluice.rules.sql.session.SessionTexts;

/** The facts of texts as they are analysed in this JVM, remembered. Thread safe. */
final class Facts implements FactSource {

  /** One of each kind that applications send: together they need most classes of the analysis. */
  private static final String[] USUAL = {
    "SELECT a.id, lower(a.name) AS n FROM t a JOIN u ON u.id = a.u_id WHERE a.id = ? AND u.k IN (1, 2)"
        + " ORDER BY a.id LIMIT 10",
    "INSERT INTO t (id, name) VALUES (?, 'x')",
    "UPDATE t SET name = ? WHERE id = 1",
    "DELETE FROM t WHERE id = ?",
    "WITH c AS (SELECT count(*) AS n FROM t GROUP BY k) SELECT CASE WHEN n > 1 THEN n END FROM c",
  };

  private final SqlAnalyzer analyzer = new SqlAnalyzer();
  private final FactCache cache = new FactCache(analyzer);
  private final SessionReader sessions = new SessionReader(analyzer);

  /**
   * Loads the analysis, so that not the application's first statement has to wait for its classes.
   * The texts are not remembered.
   */
  void warm() {
    for (String text : USUAL) {
      analyzer.analyze(text, AnalysisContext.of(Dialect.POSTGRESQL));
    }
  }

  @Override
  public StatementFacts facts(String text, AnalysisContext context) {
    return cache.facts(text, context);
  }

  @Override
  public SessionTexts ran(String text, AnalysisContext context) {
    return sessions.ran(text, context);
  }

  @Override
  public Missing missing(String text, AnalysisContext context) {
    return sessions.missing(text, context);
  }

  @Override
  public SessionTexts told(
      SessionTexts texts, String name, String source, AnalysisContext context) {
    return sessions.told(texts, name, source, context);
  }

  @Override
  public SessionTexts failed(
      String text, AnalysisContext context, StatementFacts facts, boolean nameTaken) {
    return sessions.failed(text, context, facts, nameTaken);
  }
}
