package dev.sluice.rules.record;

import org.jspecify.annotations.Nullable;

/** The type of a record; the number is part of the binary form and never reused. */
public enum RecordType {
  /** A JVM begins: agent version, policy number and hash, coverage. */
  HELLO(1),
  /** Before a statement runs. */
  INTENT(2),
  /** After it ran: rows, duration, error class, masked counts. */
  OUTCOME(3),
  /** A statement was refused and did not run. */
  REFUSAL(4),
  /** Commit, rollback, XA steps. */
  TRANSACTION(5),
  APPROVAL(6),
  /** A policy was loaded, or one was refused. */
  POLICY(7),
  /** Enforce or observe was switched. */
  MODE(8),
  /** A class was instrumented, failed or was skipped. */
  COVERAGE(9),
  HEARTBEAT(10),
  /** Sequence numbers that were claimed and never published, or records that were lost. */
  GAP(11),
  BYE(12),
  /**
   * What the collector itself found about a stream: that it began or ended, a gap, damage, silence.
   */
  FINDING(13);

  private static final RecordType[] BY_NUMBER = new RecordType[14];

  static {
    for (RecordType type : values()) {
      BY_NUMBER[type.number] = type;
    }
  }

  private final int number;

  RecordType(int number) {
    this.number = number;
  }

  /** The number in the binary form. */
  public int number() {
    return number;
  }

  /** The type of that number; null for one that this version does not know. */
  public static @Nullable RecordType of(int number) {
    return number > 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : null;
  }
}
