package dev.sluice.agent.gate;

import dev.sluice.agent.call.ConnectionState;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.Decision;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.Flow;
import dev.sluice.rules.Policy;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.sql.Copies;

/**
 * What a statement puts where values of a class were not before. Immutable.
 *
 * @param lasting into tables that stay
 * @param temporary into tables of its session, which no catalog has
 */
record Copying(Copies lasting, Copies temporary) {

  private static final Copying NONE = new Copying(Copies.NONE, Copies.NONE);

  /**
   * Of a statement. Values of a class are followed whoever copies them; values of which nobody
   * knows where they come from only where a mask is in force against who copies them.
   */
  static Copying of(StatementFacts facts, Policy policy, Decision decision) {
    boolean flows = false;
    boolean temporary = false;
    for (EffectiveStatement each : facts.statements()) {
      flows |= !each.flows().isEmpty();
      temporary |= each.temporary();
    }
    if (!flows && !temporary) {
      return NONE;
    }
    boolean masked = !decision.masks().isEmpty();
    Copies lasting = Copies.lasting(facts, flow -> isWorthIt(flow, policy, masked));
    return new Copying(lasting, Copies.temporary(facts));
  }

  private static boolean isWorthIt(Flow flow, Policy policy, boolean masked) {
    if (flow.source().equals(ColumnName.UNKNOWN)) {
      return masked;
    }
    ColumnName target = flow.target();
    return target != null && !policy.classesOf(target).containsAll(policy.classesOf(flow.source()));
  }

  /** Hot path. The statement is about to run on a connection. */
  void begin(ConnectionState connection) {
    if (!isEmpty()) {
      connection.fills(lasting, temporary);
    }
  }

  boolean isEmpty() {
    return lasting.isEmpty() && temporary.isEmpty();
  }
}
