package dev.sluice.agent.control;

import dev.sluice.rules.Policy;
import java.util.function.Supplier;

/**
 * The policy in force: one immutable snapshot, swapped as a whole. Reading is one volatile read;
 * changes come one at a time.
 */
public final class PolicyInForce implements Supplier<Policy> {

  /**
   * A policy and how it stands.
   *
   * @param given as it was read
   * @param policy what decides: {@code given}, or {@code given} observed only
   * @param origin what it is called
   * @param number counts the policies of this JVM, from 1
   * @param valid false if it stands in for one that was asked for and is not valid
   * @param held whether a command holds it in observe mode
   */
  public record Snapshot(
      Policy given, Policy policy, String origin, long number, boolean valid, boolean held) {

    /** enforce or observe. */
    public String mode() {
      return policy.enforces() ? "enforce" : "observe";
    }
  }

  private volatile Snapshot snapshot;

  /** The first one. */
  public PolicyInForce(Policy policy, String origin, boolean valid) {
    snapshot = new Snapshot(policy, policy, origin, 1, valid, false);
  }

  /** Hot path. What decides now. */
  @Override
  public Policy get() {
    return snapshot.policy;
  }

  /** What decides now and how it stands. */
  public Snapshot snapshot() {
    return snapshot;
  }

  /** Puts a valid policy in force; a switch to observe mode outlives it. */
  synchronized Snapshot replace(Policy given, String origin) {
    Snapshot before = snapshot;
    snapshot =
        new Snapshot(
            given, carriedOut(given, before.held), origin, before.number + 1, true, before.held);
    return snapshot;
  }

  /** Holds the policy in observe mode, or lets its own word count again. */
  synchronized Snapshot observe(boolean held) {
    Snapshot now = snapshot;
    snapshot =
        new Snapshot(
            now.given, carriedOut(now.given, held), now.origin, now.number, now.valid, held);
    return snapshot;
  }

  private static Policy carriedOut(Policy given, boolean held) {
    return held && given.enforces() ? new ObservedPolicy(given) : given;
  }
}
