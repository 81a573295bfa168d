package dev.sluice.agent.gate;

import dev.sluice.agent.gate.Bounds.Excess;
import dev.sluice.bootstrap.Tally;
import dev.sluice.rules.Actor;
import dev.sluice.rules.Limits.Kind;
import dev.sluice.rules.Limits.Limit;
import dev.sluice.rules.Limits.Per;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Counts rows against limits. Thread safe. */
final class Meter {

  private final Budgets budgets;

  Meter(Budgets budgets) {
    this.budgets = budgets;
  }

  /** Hot path. How many rows may be stepped to before {@link #over} is asked. */
  static long unasked(Execution execution, ResultSet resultSet) {
    Bounds bounds = execution.bounds;
    if (bounds == null || !bounds.limits.has(Kind.ROWS)) {
      return Long.MAX_VALUE;
    }
    long least = Long.MAX_VALUE;
    for (Limit each : bounds.limits.all()) {
      if (each.kind() == Kind.ROWS) {
        least = Math.min(least, each.per() == Per.STATEMENT ? each.most() : 0);
      }
    }
    try {
      return resultSet.getType() == ResultSet.TYPE_FORWARD_ONLY ? least : 0;
    } catch (SQLException untold) {
      return 0;
    }
  }

  /** A row was stepped to that may be one too many. */
  @Nullable Excess over(Execution execution, ResultSet resultSet, Tally tally) {
    Bounds bounds = execution.bounds;
    if (bounds == null) {
      return null;
    }
    long row = position(resultSet, tally);
    boolean further = row > tally.furthest;
    tally.furthest = Math.max(row, tally.furthest);
    for (Limit each : bounds.limits.all()) {
      if (each.kind() != Kind.ROWS) {
        continue;
      }
      long counted =
          each.per() == Per.STATEMENT ? row : add(execution.statement, each, further ? 1 : 0);
      if (counted > each.most()) {
        return excess(each);
      }
    }
    return null;
  }

  /** In a result set that scrolls the place counts, not the steps. */
  private static long position(ResultSet resultSet, Tally tally) {
    try {
      if (resultSet.getType() != ResultSet.TYPE_FORWARD_ONLY) {
        return resultSet.getRow();
      }
    } catch (SQLException untold) {
      // Then the steps count.
      return tally.rows;
    }
    return tally.rows;
  }

  /** Rows changed are added; the first limit that they exceed, after which none is added. */
  @Nullable Excess changed(StatementState state, Bounds bounds, long affected) {
    Excess excess = null;
    for (Limit each : bounds.limits.all()) {
      if (each.kind() == Kind.AFFECTED
          && add(state, each, affected) > each.most()
          && excess == null) {
        excess = excess(each);
      }
    }
    if (excess != null) {
      takeBack(state, bounds, affected);
    }
    return excess;
  }

  /** Rows that were changed are not any more. */
  void takeBack(StatementState state, Bounds bounds, long affected) {
    for (Limit each : bounds.limits.all()) {
      if (each.kind() == Kind.AFFECTED && affected > 0) {
        add(state, each, -affected);
      }
    }
  }

  /** What is counted of a limit up to now. */
  long used(StatementState state, Limit limit) {
    return add(state, limit, 0);
  }

  private long add(StatementState state, Limit limit, long amount) {
    return switch (limit.per()) {
      case STATEMENT -> amount;
      case TRANSACTION ->
          state.connection.autoCommit()
              ? amount
              : state.connection.count(limit.rule() + ' ' + limit.kind(), amount);
      case CONVERSATION, HOUR -> budgets.add(limit, conversation(), amount);
    };
  }

  private static String conversation() {
    Actor.Named conversation = Asking.current().actor().conversation();
    return conversation == null ? "" : conversation.value();
  }

  /** The limit as a reason to stop. */
  static Excess excess(Limit limit) {
    String what = limit.kind() == Kind.ROWS ? "returns more rows" : "changes more rows";
    return new Excess(
        limit.rule(),
        "It "
            + what
            + " than the rule lets pass: at most "
            + limit.most()
            + " per "
            + limit.per().word()
            + ". Ask for less at once.");
  }
}
