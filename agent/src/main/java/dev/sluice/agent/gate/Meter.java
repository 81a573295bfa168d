package dev.sluice.agent.gate;

import dev.sluice.agent.gate.Bounds.Excess;
import dev.sluice.bootstrap.Tally;
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
      return execution.earlier == null && resultSet.getType() == ResultSet.TYPE_FORWARD_ONLY
          ? least
          : 0;
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
    // Whoever jumps ahead can go back to each row in between.
    long further = Math.max(0, row - tally.furthest);
    tally.furthest = Math.max(row, tally.furthest);
    for (Limit each : bounds.limits.all()) {
      if (each.kind() != Kind.ROWS) {
        continue;
      }
      long counted =
          perStatement(bounds, each)
              ? row + execution.rowsBeside(tally)
              : add(execution.statement, execution.judgement.asking(), each, further);
      if (counted > each.most()) {
        return excess(each);
      }
    }
    return null;
  }

  /** Outside of a transaction each statement is one. */
  private static boolean perStatement(Bounds bounds, Limit limit) {
    return limit.per() == Per.STATEMENT
        || (limit.per() == Per.TRANSACTION && !bounds.inTransaction);
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
  @Nullable Excess changed(Execution execution, long affected) {
    Bounds bounds = java.util.Objects.requireNonNull(execution.bounds);
    Asking asking = execution.judgement.asking();
    Excess excess = null;
    for (Limit each : bounds.limits.all()) {
      if (each.kind() == Kind.AFFECTED
          && counted(execution.statement, bounds, asking, each, affected) > each.most()
          && excess == null) {
        excess = excess(each);
      }
    }
    if (excess != null) {
      takeBack(execution, affected);
    }
    return excess;
  }

  /** Rows that were changed are not any more. */
  void takeBack(Execution execution, long affected) {
    Bounds bounds = java.util.Objects.requireNonNull(execution.bounds);
    for (Limit each : bounds.limits.all()) {
      if (each.kind() == Kind.AFFECTED && affected > 0) {
        counted(execution.statement, bounds, execution.judgement.asking(), each, -affected);
      }
    }
  }

  /** What is counted of a limit up to now. */
  long used(StatementState state, Bounds bounds, Limit limit) {
    return counted(state, bounds, Asking.current(), limit, 0);
  }

  private long counted(
      StatementState state, Bounds bounds, Asking asking, Limit limit, long amount) {
    return perStatement(bounds, limit) ? amount : add(state, asking, limit, amount);
  }

  /** Counted for those who asked, whoever steps through the rows. */
  private long add(StatementState state, Asking asking, Limit limit, long amount) {
    return switch (limit.per()) {
      case STATEMENT -> amount;
      case TRANSACTION -> state.connection.count(limit.rule() + ' ' + limit.kind(), amount);
      case CONVERSATION, HOUR -> budgets.add(limit, conversation(asking), amount);
    };
  }

  private static String conversation(Asking asking) {
    return asking.counted();
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
