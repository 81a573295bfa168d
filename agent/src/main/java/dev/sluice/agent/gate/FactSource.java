package dev.sluice.agent.gate;

import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.sql.AnalysisContext;

/** Tells what a text would do. Thread safe, never throws. */
@FunctionalInterface
public interface FactSource {

  /** Hot path. The facts; equal text and context give the same object while it is remembered. */
  StatementFacts facts(String text, AnalysisContext context);
}
