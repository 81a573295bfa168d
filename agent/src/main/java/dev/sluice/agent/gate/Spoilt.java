package dev.sluice.agent.gate;

import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.Family;
import dev.sluice.rules.Operation;
import dev.sluice.rules.StatementFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/** Transactions in which more was changed than a rule lets pass: they can only be rolled back. */
final class Spoilt {

  /** What a transaction gets in which a limit was exceeded. */
  static final String SENTENCE =
      "More was changed in this transaction than the rule lets pass. It can only be rolled back.";

  private Spoilt() {}

  /** Whether what was judged may run in a transaction that can only be rolled back. */
  static boolean mayRun(Object verdict) {
    for (StatementFacts each : Limiter.facts(verdict)) {
      if (!mayRun(each)) {
        return false;
      }
    }
    return true;
  }

  private static boolean mayRun(StatementFacts facts) {
    String text = facts.sanitizedText().strip().toUpperCase(Locale.ROOT);
    if (text.startsWith("XA END") || text.startsWith("XA ROLLBACK")) {
      return true;
    }
    for (EffectiveStatement each : facts.statements()) {
      boolean rollsBack = each.operations().equals(Set.of(Operation.ROLLBACK));
      if (!rollsBack && !each.families().equals(Set.of(Family.READ))) {
        return false;
      }
    }
    return facts.understood();
  }

  /** Before a connection is closed: what it does with an open transaction drivers differ about. */
  static void rollBack(CallStack stack, Connection physical) {
    stack.beginOwnWork();
    try {
      if (!physical.isClosed()) {
        physical.rollback();
      }
    } catch (SQLException gone) {
      // A connection that cannot be asked any more has nothing to commit either.
      return;
    } finally {
      stack.endOwnWork();
    }
  }
}
