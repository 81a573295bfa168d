package dev.sluice.agent.call.catalog;

/**
 * The mark that what this thread does on a connection is the agent's own work, neither judged nor
 * recorded nor masked; supplied by the gate.
 */
public interface OwnWork {

  /** Begins own work of this thread; may be nested. */
  void begin();

  /** Ends what the last {@link #begin()} of this thread began. */
  void end();
}
