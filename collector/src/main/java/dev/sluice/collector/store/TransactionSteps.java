package dev.sluice.collector.store;

import dev.sluice.rules.record.AuditRecord;
import dev.sluice.rules.record.Field;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what became of a statement from the steps of its transaction. */
public final class TransactionSteps {

  private TransactionSteps() {}

  /**
   * The end of the transaction for one statement.
   *
   * @param sequence the statement's
   * @param steps the transaction's steps, in sequence
   */
  public static TransactionEnd endOf(long sequence, List<AuditRecord> steps) {
    boolean undone = false;
    for (int i = 0; i < steps.size(); i++) {
      AuditRecord step = steps.get(i);
      if (step.sequence() < sequence) {
        continue;
      }
      String word = Objects.requireNonNullElse(step.text(Field.TRANSACTION_STEP), "");
      switch (word) {
        case "commit", "xa-commit" -> {
          return undone ? TransactionEnd.ROLLED_BACK_TO_SAVEPOINT : TransactionEnd.COMMITTED;
        }
        case "rollback", "xa-rollback" -> {
          return TransactionEnd.ROLLED_BACK;
        }
        case "rollback-to" -> undone |= savepointBefore(sequence, i, steps);
        default -> {
          // begin, savepoint, release, xa-start and the like end nothing.
        }
      }
    }
    return undone ? TransactionEnd.ROLLED_BACK_TO_SAVEPOINT : TransactionEnd.OPEN;
  }

  /** Whether the savepoint to which the step went back was set before the statement. */
  private static boolean savepointBefore(long sequence, int rollback, List<AuditRecord> steps) {
    String name = steps.get(rollback).text(Field.DETAIL);
    for (int i = rollback - 1; i >= 0; i--) {
      AuditRecord step = steps.get(i);
      if ("savepoint".equals(step.text(Field.TRANSACTION_STEP)) && sameName(name, step)) {
        return step.sequence() < sequence;
      }
    }
    // A savepoint that is not on record: it may lie before the statement.
    return true;
  }

  private static boolean sameName(@Nullable String name, AuditRecord savepoint) {
    return name == null || name.equals(savepoint.text(Field.DETAIL));
  }
}
