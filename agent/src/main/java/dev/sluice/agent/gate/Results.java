package dev.sluice.agent.gate;

import dev.sluice.agent.call.States;
import dev.sluice.agent.mask.MaskPlanner;
import dev.sluice.agent.mask.ResultState;
import dev.sluice.bootstrap.Tally;
import dev.sluice.rules.MaskPlan;
import dev.sluice.rules.Policy;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Puts tallies and masks on the innermost result sets. Thread safe. */
final class Results {

  private final States states;
  private final GateParts.Unguarded unguarded;
  private volatile @Nullable Planned planned;

  /** A planner belongs to one policy, which brings the key. */
  private record Planned(Policy policy, MaskPlanner planner) {}

  Results(States states, GateParts.Unguarded unguarded) {
    this.states = states;
    this.unguarded = unguarded;
  }

  /**
   * Hot path. Puts the masks of an execution on its result set.
   *
   * @param known false if the analysis says nothing of these columns
   * @return null, or why the result set must not be handed out; then it was closed
   */
  @Nullable String tag(Execution execution, ResultSet resultSet, boolean known) {
    MaskPlan masks = execution.judgement.decision().masks();
    ResultState state = null;
    if (!masks.isEmpty() && !masks.observed()) {
      MaskPlanner planner = planner(execution.judgement.policy());
      // Facts tell the columns of one result; of several, which is which nobody can say.
      state =
          known && execution.judgement.facts().statementCount() == 1
              ? planner.forResult(masks, execution.judgement.facts().output(), resultSet)
              : planner.forUnknown(masks);
    }
    Tally tally = new Tally(state, execution);
    boolean kept = unguarded.reason(resultSet.getClass()) == null && states.put(resultSet, tally);
    if (kept) {
      execution.produced(tally);
      return null;
    }
    if (state == null) {
      return null;
    }
    close(resultSet);
    return "Values of this result must be masked, and its class is not guarded: "
        + resultSet.getClass().getName();
  }

  /** The masks of the OUT values of a statement; null if none is masked. */
  @Nullable ResultState outValues(Judgement judgement) {
    MaskPlan masks = judgement.decision().masks();
    return masks.isEmpty() || masks.observed()
        ? null
        : planner(judgement.policy()).forUnknown(masks);
  }

  /** Hot path. The tally of a result set; null if it has none. */
  @Nullable Tally tally(Object resultSet) {
    return states.get(resultSet, Tally.class);
  }

  /** Forgets a result set that was closed. */
  void forget(Object resultSet) {
    states.remove(resultSet);
  }

  private boolean tagNested(ResultSet resultSet, ResultState state) {
    return unguarded.reason(resultSet.getClass()) == null
        && states.put(resultSet, new Tally(state, null));
  }

  @SuppressWarnings("ReferenceEquality") // the planner belongs to one policy object
  private MaskPlanner planner(Policy policy) {
    Planned now = planned;
    if (now == null || now.policy != policy) {
      now = new Planned(policy, new MaskPlanner(policy.maskKey(), this::tagNested));
      planned = now;
    }
    return now.planner;
  }

  private static void close(ResultSet resultSet) {
    try {
      resultSet.close();
    } catch (SQLException alreadyUseless) {
      // the refusal that follows says more than the driver's trouble with closing
    }
  }
}
