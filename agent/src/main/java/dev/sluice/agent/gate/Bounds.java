package dev.sluice.agent.gate;

import dev.sluice.rules.Limits;
import java.sql.Connection;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** The limits of one execution, and what was set for their sake and must be set back. */
final class Bounds {

  /** What is more than a rule lets pass: the rule's id and a sentence without values. */
  record Excess(String rule, String sentence) {}

  final Limits limits;
  final Statement statement;

  /** Whether it changes rows that have to be counted. */
  final boolean counted;

  /** Whether it runs in a transaction that is open. */
  final boolean inTransaction;

  /** The connection whose auto-commit was switched off for this execution. */
  @Nullable Connection own;

  /** Whether this execution holds the lock of limited statements of its connection. */
  boolean locked;

  /** What the application had set; negative if it was not changed. */
  int formerMaxRows = -1;

  int formerTimeout = -1;

  Bounds(Limits limits, Statement statement, boolean counted, boolean inTransaction) {
    this.limits = limits;
    this.statement = statement;
    this.counted = counted;
    this.locked = counted;
    this.inTransaction = inTransaction;
  }
}
