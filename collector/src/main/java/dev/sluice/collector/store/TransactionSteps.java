package dev.sluice.collector.store;

import dev.sluice.rules.record.AuditRecord;
import dev.sluice.rules.record.Field;
import java.util.List;
import java.util.Objects;

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
    TransactionEnd savepoint = TransactionEnd.OPEN;
    boolean failed = false;
    for (int i = 0; i < steps.size(); i++) {
      AuditRecord step = steps.get(i);
      if (step.sequence() < sequence) {
        continue;
      }
      if (failed(step)) {
        // What failed ended nothing; without another end nobody knows what the database did.
        failed = true;
        continue;
      }
      String word = Objects.requireNonNullElse(step.text(Field.TRANSACTION_STEP), "");
      switch (word) {
        case "commit", "xa-commit" -> {
          return savepoint == TransactionEnd.OPEN ? TransactionEnd.COMMITTED : savepoint;
        }
        case "rollback", "xa-rollback" -> {
          return TransactionEnd.ROLLED_BACK;
        }
        case "close" -> {
          return TransactionEnd.UNKNOWN;
        }
        case "rollback-to" -> savepoint = stronger(savepoint, rollbackTo(sequence, i, steps));
        default -> {
          // begin, savepoint, release, xa-start and the like end nothing.
        }
      }
    }
    return failed && savepoint == TransactionEnd.OPEN ? TransactionEnd.UNKNOWN : savepoint;
  }

  private static boolean failed(AuditRecord step) {
    return "error".equals(step.text(Field.STATUS));
  }

  private static TransactionEnd stronger(TransactionEnd before, TransactionEnd now) {
    return before == TransactionEnd.ROLLED_BACK_TO_SAVEPOINT || now == TransactionEnd.OPEN
        ? before
        : now;
  }

  /**
   * What going back to a savepoint means for the statement: undone if the savepoint was set before
   * it, nothing if it was set after it. Where the savepoint has no name, every one that was set
   * before is thought of; if they do not agree, nobody knows.
   */
  private static TransactionEnd rollbackTo(long sequence, int rollback, List<AuditRecord> steps) {
    String name = steps.get(rollback).text(Field.DETAIL);
    boolean before = false;
    boolean after = false;
    for (int i = rollback - 1; i >= 0; i--) {
      AuditRecord step = steps.get(i);
      if (!"savepoint".equals(step.text(Field.TRANSACTION_STEP)) || failed(step)) {
        continue;
      }
      if (name == null || name.equals(step.text(Field.DETAIL))) {
        before |= step.sequence() < sequence;
        after |= step.sequence() > sequence;
        if (name != null) {
          break;
        }
      }
    }
    if (before == after) {
      return TransactionEnd.UNKNOWN;
    }
    return before ? TransactionEnd.ROLLED_BACK_TO_SAVEPOINT : TransactionEnd.OPEN;
  }
}
