package dev.sluice.agent.gate;

import dev.sluice.agent.mask.ResultState;
import dev.sluice.bootstrap.Tally;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
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

  /** When the driver came back; 0 while it runs. */
  long ranNanos;

  /** The last result set that it produced. */
  @Nullable Tally tally;

  /** The other texts of a batch; null if there are none. */
  @Nullable List<Execution> others;

  /** Its limits; null if there are none. */
  @Nullable Bounds bounds;

  /** Rows of result sets before the last one. */
  long earlierRows;

  // Written through ENDED only.
  @SuppressWarnings("UnusedVariable")
  private volatile boolean ended;

  Execution(StatementState statement, Judgement judgement, long number, long startNanos) {
    this.statement = statement;
    this.judgement = judgement;
    this.number = number;
    this.startNanos = startNanos;
    this.transaction = statement.connection.transaction();
  }

  /** Hot path. True for the first who ends it. */
  boolean end() {
    return ENDED.compareAndSet(this, false, true);
  }

  /** It produced a result set. */
  void produced(Tally next) {
    if (tally != null) {
      earlierRows += tally.rows;
    }
    tally = next;
  }

  long rows() {
    return tally == null ? earlierRows : earlierRows + tally.rows;
  }

  @Nullable ResultState masks() {
    return tally != null && tally.masks instanceof ResultState masks ? masks : null;
  }
}
