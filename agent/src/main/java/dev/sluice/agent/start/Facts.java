package dev.sluice.agent.start;

import dev.sluice.agent.gate.FactSource;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.sql.AnalysisContext;
import dev.sluice.rules.sql.FactCache;
import dev.sluice.rules.sql.SessionReader;
import dev.sluice.rules.sql.SqlAnalyzer;
import dev.sluice.rules.sql.session.SessionTexts;

/** The facts of texts as they are analysed in this JVM, remembered. Thread safe. */
final class Facts implements FactSource {

  private final SqlAnalyzer analyzer = new SqlAnalyzer();
  private final FactCache cache = new FactCache(analyzer);
  private final SessionReader sessions = new SessionReader(analyzer);

  @Override
  public StatementFacts facts(String text, AnalysisContext context) {
    return cache.facts(text, context);
  }

  @Override
  public SessionTexts ran(String text, AnalysisContext context) {
    return sessions.ran(text, context);
  }

  @Override
  public SessionTexts failed(
      String text, AnalysisContext context, StatementFacts facts, boolean nameTaken) {
    return sessions.failed(text, context, facts, nameTaken);
  }
}
