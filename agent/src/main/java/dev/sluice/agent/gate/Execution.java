package dev.sluice.agent.gate;

import dev.sluice.agent.call.CodeSite;
import dev.sluice.agent.call.person.Trace;
import dev.sluice.agent.mask.ResultState;
import dev.sluice.bootstrap.Tally;
import dev.sluice.rules.Limits;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of one statement, from its intent to its outcome. */
final class Execution {

  private static final VarHandle ENDED;

  static {
    try {
      ENDED = MethodHandles.lookup().findVarHandle(Execution.class, "ended", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final StatementState statement;
  final Judgement judgement;
  final long number;
  final long startNanos;
  final long transaction;
  long intent;

  /** The trace in which it runs; null if there is none. */
  @Nullable Trace trace;

  /** Where in the application's code it begins; null if nobody looked, or nothing was found. */
  @Nullable CodeSite site;

  /** When the driver came back; 0 while it runs. */
  long ranNanos;

  /** The last result set that it produced. */
  @Nullable Tally tally;

  /** The other texts of a batch; null if there are none. */
  @Nullable List<Execution> others;

  /** Whether it ran as a batch, or in one. */
  boolean batch;

  /** Its limits; null if there are none. */
  @Nullable Bounds bounds;

  /** The result sets before the last one where rows are limited; null if there are none. */
  @Nullable List<Tally> earlier;

  /** Rows of result sets before the last one where they are not limited. */
  private long earlierRows;

  // Written through ENDED only.
  @SuppressWarnings("UnusedVariable")
  private volatile boolean ended;

  Execution(StatementState statement, Judgement judgement, long number, long startNanos) {
    this.statement = statement;
    this.judgement = judgement;
    this.number = number;
    this.startNanos = startNanos;
    this.transaction = statement.connection.transaction();
    // Before it runs: what it copies is known before anybody can read the copy.
    judgement.copying().begin(statement.connection);
  }

  /** Hot path. True for the first who ends it. */
  boolean end() {
    return ENDED.compareAndSet(this, false, true);
  }

  /** It produced a result set. */
  void produced(Tally next) {
    Tally former = tally;
    tally = next;
    if (former == null) {
      return;
    }
    if (bounds == null || !bounds.limits.has(Limits.Kind.ROWS)) {
      earlierRows += former.rows;
      return;
    }
    // Its rows may still be stepped to: all of them together are those of the statement.
    if (earlier == null) {
      earlier = new ArrayList<>(2);
    }
    former.most = 0;
    earlier.add(former);
  }

  /** Rows stepped to in all of its result sets. */
  long rows() {
    return tally == null ? earlierRows : rowsBeside(tally) + tally.rows;
  }

  /** Rows stepped to in all of its result sets but one. */
  long rowsBeside(Tally one) {
    long rows = earlierRows;
    if (earlier != null) {
      for (int i = 0; i < earlier.size(); i++) {
        rows += rows(earlier.get(i), one);
      }
      rows += tally == null ? 0 : rows(tally, one);
    }
    return rows;
  }

  private static long rows(Tally tally, Tally one) {
    return tally == one ? 0 : Math.max(tally.rows, tally.furthest);
  }

  @Nullable ResultState masks() {
    return tally != null && tally.masks instanceof ResultState masks ? masks : null;
  }
}
