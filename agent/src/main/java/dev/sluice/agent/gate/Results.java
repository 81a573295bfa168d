package dev.sluice.agent.gate;

import dev.sluice.agent.call.States;
import dev.sluice.agent.mask.FailedStatement;
import dev.sluice.agent.mask.MaskPlanner;
import dev.sluice.agent.mask.ResultState;
import dev.sluice.bootstrap.Door;
import dev.sluice.bootstrap.Stateful;
import dev.sluice.bootstrap.Tally;
import dev.sluice.rules.Limits;
import dev.sluice.rules.MaskPlan;
import dev.sluice.rules.Policy;
import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts tallies and masks on the innermost result sets. Thread safe. */
final class Results {

  private static final MaskPlan EVERYTHING =
      new MaskPlan(List.of(), false, MaskPlan.UnknownOrigin.REDACT, List.of(), false);

  private static final String MUST_BE_MASKED = "Values of this result must be masked";

  private final States states;
  private final Witness witness = new Witness();
  private final WriteBack writeBack;
  private final GateParts.Unguarded unguarded;
  private final Counting counting;
  private volatile @Nullable Planned planned;
  private volatile boolean unknownOnes;

  /** A planner belongs to one policy, which brings the key. */
  private record Planned(Policy policy, MaskPlanner planner) {}

  Results(States states, GateParts.Unguarded unguarded, Counting counting, WriteBack writeBack) {
    this.writeBack = writeBack;
    this.states = states;
    this.unguarded = unguarded;
    this.counting = counting;
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
    // Facts tell the columns of one result; of several, which is which nobody can say.
    boolean told = known && execution.judgement.facts().statementCount() == 1;
    boolean against = told && !masks.observed() && witness.against(execution, masks, resultSet);
    if (against) {
      state = planner(execution.judgement.policy()).forUnknown(EVERYTHING);
    } else if (masks.looks()) {
      MaskPlanner planner = planner(execution.judgement.policy());
      state =
          told
              ? planner.forResult(masks, execution.judgement.facts().output(), resultSet)
              : planner.forUnknown(masks);
    }
    if (state != null) {
      state.query(writeBack.askedBy(execution));
    }
    Tally tally = new Tally(state, execution);
    counting.watch(execution, state, tally);
    boolean kept = guarded(resultSet) && states.put(resultSet, tally);
    if (kept && !(resultSet instanceof Stateful) && !Door.fieldless) {
      Door.fieldless = true;
    }
    if (kept) {
      execution.produced(tally);
      tally.most = Meter.unasked(execution, resultSet);
      return null;
    }
    Bounds bounds = execution.bounds;
    boolean limited = bounds != null && bounds.limits.has(Limits.Kind.ROWS);
    boolean needed = state != null && (against || masks.acts());
    if (!limited && !needed) {
      return null;
    }
    close(resultSet);
    return (needed ? MUST_BE_MASKED : "Rows of this result are limited")
        + ", and its class is not guarded: "
        + resultSet.getClass().getName();
  }

  /** What the application shall see of a failure; null for the failure itself. */
  static @Nullable Throwable failure(Execution execution, Throwable thrown) {
    MaskPlan masks = execution.judgement.decision().masks();
    return masks.acts()
        ? FailedStatement.insteadOf(
            thrown, new OwnWords(execution.statement.connection, execution.statement.sql))
        : null;
  }

  /** The masks of the OUT values of a statement; null if none is masked. */
  @Nullable ResultState outValues(Execution execution) {
    MaskPlan masks = execution.judgement.decision().masks();
    ResultState state =
        masks.acts() ? planner(execution.judgement.policy()).forUnknown(masks) : null;
    counting.watch(execution, state, null);
    return state;
  }

  /** From now on a result set of which nothing is known may have been opened unseen. */
  void expectUnknown() {
    unknownOnes = true;
  }

  /**
   * A result set that was handed out around one that has its tally: what it gives is masked inside.
   * Where wrappers have no field, they would otherwise count as opened unseen.
   */
  void wraps(ResultSet resultSet) {
    if (Door.fieldless) {
      free(resultSet);
    }
  }

  /** A result set that is the driver's own answer: nothing in it is masked. */
  void free(ResultSet resultSet) {
    if (tally(resultSet) == null) {
      states.put(resultSet, new Tally(null, null));
    }
  }

  /** The tally of a result set that was opened unseen: closed, where the policy says so. */
  @Nullable Tally unknown(ResultSet resultSet, Policy policy) {
    boolean closed =
        unknownOnes
            && policy.enforces()
            && policy.onMaskFailure().closedFor(Asking.current().actor().kind());
    if (!closed) {
      return null;
    }
    Tally tally = new Tally(planner(policy).forUnknown(EVERYTHING), null);
    states.put(resultSet, tally);
    return tally;
  }

  /** Hot path. The tally of a result set; null if it has none. */
  @Nullable Tally tally(Object resultSet) {
    return states.get(resultSet, Tally.class);
  }

  /** A result set was closed. MariaDB's goes on to read the row on which it stood: masked. */
  void closed(Object resultSet, Tally tally) {
    if (tally.masks == null) {
      states.remove(resultSet);
    }
  }

  /** A state on an object whose getters do not ask for it would be a promise that nobody keeps. */
  private boolean guarded(ResultSet resultSet) {
    Class<?> type = resultSet.getClass();
    return unguarded.reason(type) == null
        && (resultSet instanceof Stateful ? !Proxy.isProxyClass(type) : unguarded.guards(type));
  }

  private boolean tagNested(ResultSet resultSet, ResultState state) {
    Tally tally = new Tally(state, null);
    if (state.watch() instanceof Counting.Sight sight) {
      sight.of(tally);
    }
    return guarded(resultSet) && states.put(resultSet, tally);
  }

  @SuppressWarnings("ReferenceEquality") // the planner belongs to one policy object
  private MaskPlanner planner(Policy policy) {
    Planned now = planned;
    if (now == null || now.policy != policy) {
      now =
          new Planned(
              policy, new MaskPlanner(policy.maskKey(), this::tagNested, writeBack.values(policy)));
      planned = now;
    }
    return now.planner;
  }

  static void close(ResultSet resultSet) {
    try {
      resultSet.close();
    } catch (SQLException alreadyUseless) {
      // the refusal that follows says more than the driver's trouble with closing
    }
  }

  /** True if this execution's result set it is. */
  boolean isTagged(ResultSet resultSet, Execution execution) {
    Tally tally = tally(resultSet);
    return tally != null && tally.execution == execution;
  }
}
