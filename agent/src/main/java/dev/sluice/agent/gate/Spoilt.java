package dev.sluice.agent.gate;

import dev.sluice.agent.call.ConnectionState;
import dev.sluice.agent.call.OpenTransaction;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.Family;
import dev.sluice.rules.Operation;
import dev.sluice.rules.StatementFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
      return facts.statementCount() == 1 && text.indexOf(';') < 0;
    }
    boolean alone = facts.statements().size() == 1 && facts.statementCount() == 1;
    for (EffectiveStatement each : facts.statements()) {
      boolean rollsBack = alone && each.operations().equals(Set.of(Operation.ROLLBACK));
      if (!rollsBack && !each.families().equals(Set.of(Family.READ))) {
        return false;
      }
    }
    return facts.understood();
  }

  /**
   * A limit was exceeded in an open transaction: what was changed is taken back at once, so that no
   * way to keep it is left, and the transaction is marked until the application rolls it back.
   */
  static void spoil(CallStack stack, ConnectionState connection, String rule) {
    connection.spoil(rule);
    Connection physical = connection.physical();
    if (physical == null) {
      return;
    }
    stack.beginOwnWork();
    try {
      if (!physical.getAutoCommit()) {
        physical.rollback();
      } else if (OpenTransaction.of(physical) != OpenTransaction.Told.NONE) {
        try (Statement statement = physical.createStatement()) {
          statement.execute("ROLLBACK");
        }
      }
    } catch (SQLException | RuntimeException branch) {
      // The branch of a distributed transaction: its end is refused anything but a rollback.
      return;
    } finally {
      stack.endOwnWork();
    }
  }

  /**
   * A wrapper was closed: a pool may hand the connection to another. A transaction that a text
   * began no pool rolls back; what was changed in it is taken back already.
   */
  static void returned(CallStack stack, ConnectionState connection) {
    Connection physical = connection.physical();
    if (physical == null || connection.spoiltBy() == null || connection.inBranch()) {
      return;
    }
    stack.beginOwnWork();
    try {
      if (physical.getAutoCommit() && OpenTransaction.of(physical) == OpenTransaction.Told.NONE) {
        connection.ended();
      }
    } catch (SQLException | RuntimeException gone) {
      // Nobody is handed a connection that cannot even tell this.
      return;
    } finally {
      stack.endOwnWork();
    }
  }

  /**
   * Before a connection is closed: what it does with an open transaction drivers differ about. The
   * branch of a distributed transaction outlives that, and its mark with it.
   *
   * @return whether it was rolled back
   */
  static boolean rollBack(CallStack stack, ConnectionState connection) {
    Connection physical = connection.physical();
    if (physical == null || connection.inBranch()) {
      return false;
    }
    stack.beginOwnWork();
    try {
      boolean open = !physical.isClosed() && !physical.getAutoCommit();
      if (open) {
        physical.rollback();
      }
      return open;
    } catch (SQLException gone) {
      // A connection that cannot be asked any more has nothing to commit either.
      return false;
    } finally {
      stack.endOwnWork();
    }
  }

  /**
   * After a driver's connection was closed; those of an XA connection are the same all the time.
   */
  static void closed(CallStack stack, ConnectionState connection, Transactions transactions) {
    Connection physical = connection.physical();
    boolean open = false;
    stack.beginOwnWork();
    try {
      open = connection.inBranch() && physical != null && !physical.isClosed();
    } catch (SQLException gone) {
      open = false;
    } finally {
      stack.endOwnWork();
    }
    if (!open) {
      transactions.closed(connection);
    }
  }
}
