package dev.sluice.agent.gate;

import dev.sluice.agent.call.ConnectionState;
import dev.sluice.agent.call.States;
import dev.sluice.bootstrap.Door;
import dev.sluice.rules.Policy;
import java.util.function.Supplier;
import javax.transaction.xa.XAException;
import org.jspecify.annotations.Nullable;

/**
 * Follows distributed transactions by the calls of {@code XAResource}: on record as steps, and no
 * way to keep what a limit forbids. Drivers that send texts for these steps are followed by those,
 * too. Thread safe.
 */
final class Branches {

  private final States states;
  private final Recorder recorder;
  private final Supplier<Policy> policy;

  Branches(States states, Recorder recorder, Supplier<Policy> policy) {
    this.states = states;
    this.recorder = recorder;
    this.policy = policy;
  }

  /** What an XA connection, its resource and its present handle have in common. */
  private static final class Branch {
    private volatile @Nullable ConnectionState state;
  }

  /** A pooled or XA connection handed out a handle. */
  void handedOut(Object source, ConnectionState state) {
    branch(source).state = state;
  }

  /** It is asked for one, which ends the former: with it goes a transaction nobody rolled back. */
  void handingOut(CallStack stack, Object source) {
    Branch branch = states.get(source, Branch.class);
    ConnectionState state = branch == null ? null : branch.state;
    if (state != null && state.spoiltBy() != null && Spoilt.rollBack(stack, state)) {
      recorder.step(state, "rollback", null, policy.get());
      state.ended();
    }
  }

  /** An XA connection handed out its resource. */
  void resource(Object source, Object resource) {
    if (source != resource) {
      states.put(resource, branch(source));
    }
  }

  private Branch branch(Object source) {
    Branch known = states.get(source, Branch.class);
    if (known == null) {
      known = new Branch();
      states.put(source, known);
    }
    return known;
  }

  private @Nullable ConnectionState state(Object resource) {
    Branch branch = states.get(resource, Branch.class);
    return branch == null ? null : branch.state;
  }

  /** A step begins. Returns what is to be thrown instead. */
  @Nullable Throwable begins(Object resource, int step) {
    ConnectionState state = state(resource);
    boolean keeps = step == Door.XA_PREPARE || step == Door.XA_COMMIT;
    String rule = state == null || !keeps ? null : state.spoiltBy();
    if (rule == null) {
      return null;
    }
    recorder.refusal(CallStack.current(), state, policy.get(), rule, Spoilt.SENTENCE);
    XAException refused =
        new XAException("Sluice refused this statement: rule=" + rule + ". " + Spoilt.SENTENCE);
    refused.errorCode = XAException.XA_RBROLLBACK;
    return refused;
  }

  /** A step ended, or failed. */
  void ended(Object resource, int step, @Nullable Throwable thrown) {
    ConnectionState state = state(resource);
    if (state == null) {
      return;
    }
    if (step == Door.XA_START) {
      if (thrown == null) {
        state.branchBegun();
      }
      return;
    }
    if (state.openTransaction() != 0) {
      String name =
          step == Door.XA_PREPARE ? "prepare" : step == Door.XA_COMMIT ? "commit" : "rollback";
      recorder.step(state, name, thrown, policy.get());
    }
    if (thrown == null && step != Door.XA_PREPARE) {
      state.ended();
    }
  }
}
