package dev.sluice.agent.gate;

import dev.sluice.agent.audit.RecordSink;
import dev.sluice.agent.call.CodeSite;
import dev.sluice.agent.call.ConnectionState;
import dev.sluice.agent.call.person.Trace;
import dev.sluice.agent.mask.ResultState;
import dev.sluice.rules.Policy;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.FieldWriter;
import dev.sluice.rules.record.RecordType;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Writes what the gate saw. Thread safe; never throws. */
final class Recorder {

  private final RecordSink sink;
  private final WhoAsks who;
  private final SipHash digest;
  private final AtomicLong executions = new AtomicLong();

  /** The encoded connection under one policy. */
  @SuppressWarnings("ArrayRecordComponent") // compared by identity, never changed
  private record ConnectionBlock(Policy policy, byte[] bytes) {}

  Recorder(GateParts parts) {
    this.sink = parts.sink();
    this.who = parts.who();
    this.digest = new SipHash(parts.parameterKey());
  }

  /** Hot path. The number of a new execution. */
  long nextExecution() {
    return executions.incrementAndGet();
  }

  /** Hot path. Before the statement runs. False if the record could not be written. */
  boolean intent(CallStack stack, Execution execution) {
    FieldWriter own = stack.own.clear();
    own.put(Field.STATEMENT_ID, execution.number);
    own.put(Field.TRANSACTION_ID, execution.transaction);
    trace(own, execution.trace);
    Sites.write(own, execution.site);
    arguments(own, execution.statement, execution.judgement);
    execution.intent =
        sink.publish(
            RecordType.INTENT,
            execution.judgement.statementBytes(),
            connection(execution.statement.connection, execution.judgement.policy()),
            execution.judgement.actorBytes(),
            own);
    return execution.intent != RecordSink.NOT_WRITTEN;
  }

  /** Instead of running it. The record's sequence. */
  long refusal(CallStack stack, StatementState statement, Judgement judgement, String sentence) {
    Trace trace = who.trace();
    FieldWriter own = stack.own.clear();
    own.put(Field.STATEMENT_ID, nextExecution());
    own.put(Field.TRANSACTION_ID, statement.connection.openTransaction());
    trace(own, trace);
    Sites.write(own, CodeSite.look());
    arguments(own, statement, judgement);
    own.put(Field.MESSAGE, sentence);
    return sink.publish(
        RecordType.REFUSAL,
        judgement.statementBytes(),
        connection(statement.connection, judgement.policy()),
        judgement.actorBytes(),
        own);
  }

  /** A statement that a limit stopped, before it ran or after. The record's sequence. */
  long excess(CallStack stack, Execution execution, Bounds.Excess excess) {
    FieldWriter own = stack.own.clear();
    own.put(Field.STATEMENT_ID, execution.number);
    own.put(Field.TRANSACTION_ID, execution.transaction);
    Sites.write(own, execution.site);
    own.put(Field.VERDICT, "deny").put(Field.DECIDING_RULE, excess.rule());
    own.put(Field.MESSAGE, excess.sentence());
    trace(own, execution.trace);
    return sink.publish(
        RecordType.REFUSAL,
        withoutDecision(execution.judgement),
        connection(execution.statement.connection, execution.judgement.policy()),
        execution.judgement.actorBytes(),
        own);
  }

  private static byte[] withoutDecision(Judgement judgement) {
    byte[] both = judgement.statementBytes();
    return java.util.Arrays.copyOf(both, both.length - judgement.decisionBytes().length);
  }

  /** A refusal of something that is no judged statement. */
  long refusal(
      CallStack stack,
      @Nullable ConnectionState connection,
      Policy policy,
      String rule,
      String sentence) {
    // Whoever is asked may use this thread's writer for a record of its own: so first of all.
    Trace trace = who.trace();
    byte[] actor = Blocks.actor(who.current(), policy);
    FieldWriter own = stack.own.clear();
    own.put(Field.VERDICT, "deny").put(Field.DECIDING_RULE, rule).put(Field.MESSAGE, sentence);
    trace(own, trace);
    Sites.write(own, CodeSite.look());
    byte[] block = connection == null ? RecordSink.NONE : connection(connection, policy);
    return sink.publish(RecordType.REFUSAL, RecordSink.NONE, block, actor, own);
  }

  /**
   * Hot path. What came of it; only the first call writes.
   *
   * @param affected rows changed; negative if unknown or none
   * @param endedBy why the outcome of a query is written now; null for other statements
   */
  void outcome(
      Execution execution, @Nullable Throwable thrown, long affected, @Nullable String endedBy) {
    if (!execution.end()) {
      return;
    }
    Judgement judgement = execution.judgement;
    FieldWriter own = CallStack.current().own.clear();
    own.put(Field.STATEMENT_ID, execution.number);
    own.put(Field.TRANSACTION_ID, execution.transaction);
    if (execution.intent >= 0 && judgement.intent()) {
      own.put(Field.INTENT_SEQUENCE, execution.intent);
    } else {
      trace(own, execution.trace);
    }
    if (!judgement.intent()) {
      Sites.write(own, execution.site);
    }
    long end = execution.ranNanos == 0 ? System.nanoTime() : execution.ranNanos;
    own.put(Field.STATUS, thrown == null ? "ok" : "error");
    own.put(Field.DURATION_NANOS, end - execution.startNanos);
    if (thrown != null) {
      error(own, thrown);
    } else if (endedBy != null) {
      own.put(Field.ROWS_RETURNED, execution.rows());
      own.put(Field.ENDED_BY, endedBy);
    }
    if (affected >= 0) {
      own.put(Field.ROWS_AFFECTED, affected);
    }
    ResultState masks = execution.masks();
    if (masks != null) {
      masked(own, masks);
    }
    publishOutcome(execution, own);
  }

  /** A step of a transaction. */
  void step(ConnectionState connection, String step, @Nullable Throwable thrown, Policy policy) {
    FieldWriter own = CallStack.current().own.clear();
    own.put(Field.TRANSACTION_ID, connection.openTransaction());
    own.put(Field.TRANSACTION_STEP, step);
    own.put(Field.STATUS, thrown == null ? "ok" : "error");
    if (thrown != null) {
      error(own, thrown);
    }
    sink.publish(
        RecordType.TRANSACTION,
        RecordSink.NONE,
        connection(connection, policy),
        RecordSink.NONE,
        own);
  }

  private void publishOutcome(Execution execution, FieldWriter own) {
    Judgement judgement = execution.judgement;
    if (judgement.intent()) {
      sink.publish(
          RecordType.OUTCOME, judgement.decisionBytes(), RecordSink.NONE, RecordSink.NONE, own);
      return;
    }
    sink.publish(
        RecordType.OUTCOME,
        judgement.statementBytes(),
        connection(execution.statement.connection, judgement.policy()),
        judgement.actorBytes(),
        own);
  }

  private static void trace(FieldWriter own, @Nullable Trace trace) {
    if (trace != null) {
      own.put(Field.TRACE_ID, trace.id()).putIfPresent(Field.SPAN_ID, trace.span());
    }
  }

  private void arguments(FieldWriter own, StatementState statement, Judgement judgement) {
    if (statement.batch != null) {
      own.put(Field.BATCH_SIZE, statement.batch.size());
    } else if (statement.batched > 0) {
      own.put(Field.BATCH_SIZE, statement.batched);
    }
    Parameters parameters = statement.parameters;
    if (parameters == null) {
      return;
    }
    switch (judgement.policy().audit().parameters()) {
      case NONE -> {}
      case HASHED -> parameters.write(own, digest, false);
      case FULL -> parameters.write(own, digest, !judgement.hashParameters());
    }
  }

  private static void masked(FieldWriter own, ResultState masks) {
    for (Map.Entry<String, Long> each : masks.maskedCounts().entrySet()) {
      own.put(Field.MASKED, each.getKey() + "=" + each.getValue());
    }
  }

  /** The class and the state; never the text, which may quote values. */
  private static void error(FieldWriter own, Throwable thrown) {
    own.put(Field.ERROR_TYPE, thrown.getClass().getName());
    if (thrown instanceof SQLException failure) {
      own.putIfPresent(Field.SQL_STATE, failure.getSQLState());
    }
  }

  @SuppressWarnings("ReferenceEquality") // the block belongs to one policy object
  private static byte[] connection(ConnectionState connection, Policy policy) {
    if (connection.memo instanceof ConnectionBlock block && block.policy == policy) {
      return block.bytes;
    }
    ConnectionBlock block = new ConnectionBlock(policy, Blocks.connection(connection, policy));
    connection.memo = block;
    return block.bytes;
  }
}
