package dev.sluice.agent.gate;

import dev.sluice.agent.audit.RecordSink;
import dev.sluice.agent.call.ConnectionState;
import dev.sluice.agent.call.KnownDrivers;
import dev.sluice.agent.call.States;
import dev.sluice.agent.call.introduce.Introductions;
import dev.sluice.agent.gate.CallStack.Frame;
import dev.sluice.agent.gate.CallStack.Kind;
import dev.sluice.bootstrap.Door;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.OnFailure;
import dev.sluice.rules.Policy;
import dev.sluice.rules.StatementFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The heart: owns the order inspect, decide, record the intent, run, mask, record the outcome.
 * Thread safe. What it has to say to the application it returns; what it throws, its caller turns
 * into a refusal.
 */
final class Gate {

  static final String NO_RECORD =
      "Its record could not be written, and what is not on record does not run.";

  private final Supplier<Policy> policy;
  private final GateParts parts;
  private final Statements statements;
  private final Judge judge;
  private final Recorder recorder;
  private final Results results;
  private final Aftermath aftermath;
  private final Fetches fetches;
  private final Batches batches;
  private final Limiter limiter;
  private final ByValue byValue;
  private final WriteBack writeBack;
  private final Sites sites = new Sites();

  Gate(GateParts parts, States states, Connections connections, Recorder recorder) {
    this.parts = parts;
    this.policy = parts.policy();
    this.recorder = recorder;
    SipHash digest = new SipHash(parts.parameterKey());
    HandedOut handedOut = new HandedOut(digest);
    this.byValue = new ByValue(handedOut);
    this.judge = new Judge(parts, byValue);
    this.aftermath = new Aftermath(recorder, parts.facts());
    this.writeBack = new WriteBack(parts.parameterKey());
    this.batches = new Batches(this, recorder, states);
    this.limiter = new Limiter(recorder, parts.incarnation());
    ValueBudgets budgets = new ValueBudgets(digest, Limiter::minutes);
    this.results =
        new Results(
            states,
            parts.unguarded(),
            new Counting(budgets, handedOut, digest, limiter),
            writeBack);
    this.statements = new Statements(this, parts, states, connections);
    this.fetches = new Fetches(this, states, results);
  }

  Judge judge() {
    return judge;
  }

  Statements statements() {
    return statements;
  }

  Fetches fetches() {
    return fetches;
  }

  ByValue byValue() {
    return byValue;
  }

  Results results() {
    return results;
  }

  WriteBack writeBack() {
    return writeBack;
  }

  Limiter limiter() {
    return limiter;
  }

  /** Hot path. A statement is about to run: a frame, a refusal, or null if nothing will run. */
  @Nullable Object executing(
      CallStack stack, Statement self, @Nullable String given, @Nullable Object keys, int form) {
    StatementState state = statements.stateOf(stack, self);
    if (state == null) {
      return refuse(stack, null, "sluice", Statements.TOO_MANY);
    }
    String sql = given == null && state.prepared ? state.sql : given;
    Frame same = sameCall(stack.top(Kind.EXECUTE), state, sql, form);
    if (sql == null && same != null) {
      sql = same.sql; // some drivers carry out a plain statement without handing its text on
    }
    StatementState statement = state;
    if (same == null) {
      ended(state, "rerun");
      if (given != null) {
        statement = state.of(given, keys);
      }
      if (form == Door.FORM_BATCH && state.nothingBatched()) {
        return null;
      }
    }
    Policy now = policy.get();
    Object verdict = null;
    if (form != Door.FORM_BATCH) {
      // An inner call of the same text is judged again: it costs a look, and a frame that an error
      // left behind can hide nothing.
      verdict = judge(stack, statement, sql, now, true);
    } else if (same == null) {
      verdict = batches.judge(stack, statement, now);
    }
    if (verdict instanceof Throwable) {
      return verdict;
    }
    if (verdict instanceof Judgement judgement && form != Door.FORM_BATCH) {
      Bounds.Excess excess = writeBack.refused(statement, now, judgement);
      if (excess != null) {
        return limiter.exceeded(stack, execution(statement, judgement), excess);
      }
    }
    if (state.connection.spoiltBy() != null && verdict != null && !Spoilt.mayRun(verdict)) {
      return refuse(stack, state.connection, state.connection.spoiltBy(), Spoilt.SENTENCE);
    }
    Frame frame = stack.push(Kind.EXECUTE);
    frame.statement = state;
    frame.self = self;
    frame.sql = sql;
    frame.form = form;
    frame.connection = state.connection;
    frame.outer = same;
    if (same != null || verdict == null) {
      return frame;
    }
    if (NamedTexts.concerns(verdict)) {
      verdict = named(stack, frame, statement, verdict, now);
      if (verdict instanceof Throwable) {
        return verdict;
      }
    }
    Enclosure.await(state.connection);
    return begin(stack, frame, statement, verdict);
  }

  /** Hot path. The names that a text runs are asked for where PostgreSQL alone knows them. */
  private void ask(CallStack stack, StatementState statement, @Nullable String sql) {
    if (sql != null && statement.connection.dialect() == Dialect.POSTGRESQL) {
      StatementFacts facts = judge.inspect(statement, sql, true);
      if (!facts.understood()) {
        aftermath.named().ask(stack, statement.connection, sql, facts);
      }
    }
  }

  /** While no other thread names anything: the verdict for good, or a refusal. */
  private Object named(
      CallStack stack, Frame frame, StatementState statement, Object verdict, Policy now) {
    NamedTexts.lock(frame, statement.connection);
    if (frame.form == Door.FORM_BATCH) {
      return verdict; // was judged without names
    }
    Object again = judge(stack, statement, frame.sql, now, true);
    if (again instanceof Judgement
        && statement.connection.spoiltBy() != null
        && !Spoilt.mayRun(again)) {
      again = refuse(stack, statement.connection, statement.connection.spoiltBy(), Spoilt.SENTENCE);
    }
    if (again instanceof Throwable) {
      stack.pop(frame);
    }
    return again;
  }

  /** Hot path. The intent is on record before the statement runs. */
  private Object begin(CallStack stack, Frame frame, StatementState statement, Object verdict) {
    Object bounds = null;
    if (!Limiter.of(verdict).all().isEmpty() && frame.self instanceof Statement self) {
      bounds = limiter.bounds(stack, self, statement, verdict, frame.form);
      if (bounds instanceof Bounds.Excess excess) {
        stack.pop(frame);
        return limiter.exceeded(stack, execution(statement, Limiter.first(verdict)), excess);
      }
    }
    Execution execution;
    if (verdict instanceof Judgement judgement) {
      execution = execution(statement, judgement);
      execution = recorded(stack, execution) ? execution : null;
    } else {
      execution = batches.begin(stack, statement, (Batches.Verdicts) verdict);
    }
    if (execution == null) {
      if (bounds instanceof Bounds unused) {
        Limiter.release(statement, unused);
      }
      return unrecorded(stack, frame);
    }
    frame.execution = execution;
    execution.batch = frame.form == Door.FORM_BATCH;
    if (bounds instanceof Bounds set) {
      execution.bounds = set;
      Throwable refusal = limiter.begin(stack, execution, frame.form);
      if (refusal != null) {
        stack.pop(frame);
        return refusal;
      }
    }
    StatementState state = java.util.Objects.requireNonNull(frame.statement);
    state.open = execution;
    state.last = execution;
    state.connection.open().add(state);
    return frame;
  }

  private static void introduce(ConnectionState connection, Judgement judgement) {
    CallStack stack = CallStack.current();
    stack.beginOwnWork();
    try {
      Introductions.introduce(connection, judgement.introduction());
    } finally {
      stack.endOwnWork();
    }
  }

  Execution execution(StatementState statement, Judgement judgement) {
    dev.sluice.rules.MaskPlan masks = judgement.decision().masks();
    if (masks.acts()) {
      statement.connection.quieten();
    }
    if (parts.introduces()) {
      introduce(statement.connection, judgement);
    }
    long number = recorder.nextExecution();
    Execution execution = new Execution(statement, judgement, number, System.nanoTime());
    execution.trace = parts.who().trace();
    execution.site = sites.of(judgement, number);
    return execution;
  }

  /** Hot path. False if the statement must not run because its record could not be written. */
  boolean recorded(CallStack stack, Execution execution) {
    Judgement judgement = execution.judgement;
    return !judgement.intent() || recorder.intent(stack, execution) || !unrecorded(judgement);
  }

  private Throwable unrecorded(CallStack stack, Frame frame) {
    stack.pop(frame);
    return Refusal.of("on-failure.audit", NO_RECORD, parts.incarnation(), RecordSink.NOT_WRITTEN);
  }

  private static boolean unrecorded(Judgement judgement) {
    OnFailure audit = judgement.policy().onAuditFailure();
    return judgement.policy().enforces() && audit.closedFor(judgement.actor());
  }

  /** Hot path. A judgement, or a refusal. */
  Object judge(
      CallStack stack, StatementState statement, @Nullable String sql, Policy now, boolean alone) {
    // A text that nobody knows is read as one that nobody understands.
    String text = sql == null ? Originals.UNKNOWN : sql;
    if (alone) {
      ask(stack, statement, sql);
    }
    Judgement judgement = judge.judge(statement, text, now, alone);
    return judgement.refuses() ? refuse(stack, statement, judgement) : judgement;
  }

  /** A text or parameters are added to a batch, which is judged when it runs. */
  @Nullable Object batching(CallStack stack, Statement self, @Nullable String sql, int step) {
    StatementState statement = statements.stateOf(stack, self);
    if (statement == null) {
      return refuse(stack, null, "sluice", Statements.TOO_MANY);
    }
    switch (step) {
      case Door.BATCH_TEXT -> {
        return batches.adding(stack, self, statement, sql == null ? Originals.UNKNOWN : sql);
      }
      case Door.BATCH_PARAMETERS -> {
        Bounds.Excess excess = writeBack.refused(statement, policy.get(), statement.judgement);
        if (excess != null) {
          return refuse(stack, statement.connection, excess.rule(), excess.sentence());
        }
        ByValue.batched(statement);
        statement.addToBatch(self, null);
      }
      case Door.BATCH_CLEAR -> statement.clearBatch();
      default -> {
        statement.bound = null;
        statement.binds = null;
        if (statement.parameters != null) {
          statement.parameters.clear();
        }
      }
    }
    return null;
  }

  /** It ran, or threw. */
  @Nullable Throwable executed(
      CallStack stack, Frame frame, @Nullable Object result, @Nullable Throwable thrown) {
    Frame root = frame;
    while (root.outer != null) {
      root = root.outer;
    }
    Execution execution = root.execution;
    if (execution == null) {
      stack.pop(frame);
      return null;
    }
    String problem = null;
    if (result instanceof ResultSet resultSet && thrown == null) {
      if (root.done) {
        results.wraps(resultSet);
      } else if (!stack.changing() && !results.isTagged(resultSet, execution)) {
        problem = results.tag(execution, resultSet, true);
      }
      root.done = true;
    }
    Throwable instead = null;
    if (problem != null) {
      recorder.outcome(execution, null, -1, "refused");
      instead = refuse(stack, execution.statement.connection, "on-failure.mask", problem);
      execution.statement.connection.held().forget();
      if (execution.bounds != null) {
        limiter.end(stack, execution, -1, instead);
      }
    } else if (root == frame) {
      instead = thrown == null ? null : Results.failure(execution, thrown);
      Throwable ended = null;
      if (execution.bounds != null) {
        long affected = thrown == null ? affected(stack, frame, result) : -1;
        ended = limiter.end(stack, execution, affected, thrown);
      }
      finish(stack, frame, execution, result, ended == null ? thrown : ended);
      instead = ended == null ? instead : ended;
    }
    if (root != frame && thrown == null && frame.form == Door.FORM_ANY && root.affected < 0) {
      root.affected = affected(stack, frame, result);
    }
    stack.pop(frame);
    return instead;
  }

  private void finish(
      CallStack stack,
      Frame frame,
      Execution execution,
      @Nullable Object result,
      @Nullable Throwable thrown) {
    execution.ranNanos = System.nanoTime();
    StatementState state = java.util.Objects.requireNonNull(frame.statement);
    int form = frame.form;
    if (form == Door.FORM_BATCH) {
      state.clearBatch();
      batches.finish(execution, result, thrown);
    }
    aftermath.follow(execution, thrown);
    if (frame.self instanceof java.sql.CallableStatement) {
      state.out = results.outValues(execution);
    }
    boolean rows = form == Door.FORM_QUERY || (form == Door.FORM_ANY && frame.count != 0);
    if (thrown != null || !rows) {
      state.open = null;
      state.connection.open().remove(state);
      long affected = thrown == null ? affected(stack, frame, result) : -1;
      recorder.outcome(execution, thrown, affected, null);
    } else if (form == Door.FORM_QUERY && execution.tally == null) {
      state.open = null;
      state.connection.open().remove(state);
      recorder.outcome(execution, null, -1, "end");
    }
  }

  private static long affected(CallStack stack, Frame frame, @Nullable Object result) {
    if (frame.form == Door.FORM_UPDATE) {
      return frame.count;
    }
    if (frame.form == Door.FORM_BATCH) {
      return Batches.sum(result);
    }
    if (frame.affected >= 0 || (frame.form == Door.FORM_ANY && frame.count != 0)) {
      return frame.affected;
    }
    // Drivers that are known answer this from memory, as often as asked.
    if (frame.self instanceof Statement self && KnownDrivers.made(self)) {
      stack.beginOwnWork();
      try {
        return self.getUpdateCount();
      } catch (SQLException untold) {
        return -1;
      } finally {
        stack.endOwnWork();
      }
    }
    return -1;
  }

  /** The outcome of a query is written at the latest now. */
  void ended(StatementState statement, String by) {
    Execution open = statement.open;
    if (open != null) {
      statement.open = null;
      statement.connection.open().remove(statement);
      recorder.outcome(open, null, -1, by);
    }
  }

  /** The connection goes back or is closed: so do the outcomes that wait. */
  void ended(ConnectionState connection) {
    connection.open().each(StatementState.class, this::returned);
  }

  private void returned(StatementState statement) {
    ended(statement, "returned");
  }

  /** Hot path. The same statement, carried out by an inner object or an inner overload. */
  private static @Nullable Frame sameCall(
      @Nullable Frame top, StatementState statement, @Nullable String sql, int form) {
    if (top == null || top.connection != statement.connection) {
      return null;
    }
    if (form == Door.FORM_BATCH || sql == null) {
      boolean batches = top.form == Door.FORM_BATCH;
      return top.statement == statement && batches == (form == Door.FORM_BATCH) ? top : null;
    }
    if (sql.equals(top.sql)) {
      return top;
    }
    // The texts of a batch were judged when it began.
    StatementState outer = top.statement;
    return top.form == Door.FORM_BATCH && outer != null && outer.batchHas(sql) ? top : null;
  }

  private Throwable refuse(CallStack stack, StatementState statement, Judgement judgement) {
    String sentence = java.util.Objects.requireNonNull(judgement.sentence());
    long sequence = recorder.refusal(stack, statement, judgement, sentence);
    String rule = judgement.decision().decidingRule();
    return Refusal.of(rule == null ? "limit" : rule, sentence, parts.incarnation(), sequence);
  }

  Throwable refuse(
      CallStack stack, @Nullable ConnectionState connection, String rule, String sentence) {
    long sequence = recorder.refusal(stack, connection, policy.get(), rule, sentence);
    return Refusal.of(rule, sentence, parts.incarnation(), sequence);
  }
}
