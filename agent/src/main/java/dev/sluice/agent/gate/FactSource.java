package dev.sluice.agent.gate;

import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.sql.AnalysisContext;
import dev.sluice.rules.sql.session.Missing;
import dev.sluice.rules.sql.session.SessionTexts;

/** Tells what a text would do. Thread safe, never throws. */
@FunctionalInterface
public interface FactSource {

  /** Hot path. The facts; equal text and context give the same object while it is remembered. */
  StatementFacts facts(String text, AnalysisContext context);

  /** What a session holds by name after a text ran in it to its end. */
  default SessionTexts ran(String text, AnalysisContext context) {
    return SessionTexts.NONE;
  }

  /** What a text runs under names that are not known. */
  default Missing missing(String text, AnalysisContext context) {
    return Missing.NONE;
  }

  /** With a text that the database holds under a name, as it told. */
  default SessionTexts told(
      SessionTexts texts, String name, String source, AnalysisContext context) {
    return texts;
  }

  /**
   * What it still holds after a text that failed.
   *
   * @param nameTaken true if the database said that a name is taken, so that nothing was done
   */
  default SessionTexts failed(
      String text, AnalysisContext context, StatementFacts facts, boolean nameTaken) {
    return SessionTexts.NONE;
  }
}
