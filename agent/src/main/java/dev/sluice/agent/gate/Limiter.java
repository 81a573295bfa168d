package dev.sluice.agent.gate;

import dev.sluice.agent.call.ConnectionState;
import dev.sluice.agent.call.OpenTransaction;
import dev.sluice.agent.gate.Bounds.Excess;
import dev.sluice.bootstrap.Door;
import dev.sluice.bootstrap.Tally;
import dev.sluice.rules.Limits;
import dev.sluice.rules.Limits.Kind;
import dev.sluice.rules.Limits.Limit;
import dev.sluice.rules.Limits.Per;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.TableName;
import dev.sluice.rules.record.Incarnation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Carries limits out. Rows: the driver is told to stop one row behind the limit, and the row behind
 * it is a refusal. Changed rows: in auto-commit by a transaction around the statement, else by
 * spoiling the transaction, which then can only be rolled back. Time: the driver's query timeout.
 * What cannot be counted or taken back is refused before it runs. Thread safe.
 */
final class Limiter {

  private static final long MILLIS = 1000;
  private static final long STARTED = System.nanoTime();

  /** Later than any minute of an empty counter. */
  private static final long FIRST_MINUTE = 1_000;

  private final Recorder recorder;
  private final Engines engines = new Engines();
  private final Incarnation incarnation;
  private final Meter meter = new Meter(new Budgets(Limiter::minutes));

  Limiter(Recorder recorder, Incarnation incarnation) {
    this.recorder = recorder;
    this.incarnation = incarnation;
  }

  /** Minutes of a clock that never goes back. */
  static long minutes() {
    return TimeUnit.NANOSECONDS.toMinutes(System.nanoTime() - STARTED) + FIRST_MINUTE;
  }

  /** Hot path. The limits of a verdict. */
  static Limits of(Object verdict) {
    if (verdict instanceof Judgement judgement) {
      return judgement.decision().limits();
    }
    Limits limits = Limits.NONE;
    for (Judgement each : ((Batches.Verdicts) verdict).judgements()) {
      limits = limits.and(each.decision().limits());
    }
    return limits;
  }

  /** The judgement that stands for all of a batch. */
  static Judgement first(Object verdict) {
    return verdict instanceof Judgement one
        ? one
        : ((Batches.Verdicts) verdict).judgements().get(0);
  }

  /** What was judged. */
  static List<StatementFacts> facts(Object verdict) {
    if (verdict instanceof Judgement judgement) {
      return List.of(judgement.facts());
    }
    List<StatementFacts> facts = new ArrayList<>();
    for (Judgement each : ((Batches.Verdicts) verdict).judgements()) {
      facts.add(each.facts());
    }
    return facts;
  }

  /**
   * Before the record and the run: what cannot be counted does not begin. Sets nothing.
   *
   * @return the bounds, or an {@link Excess}
   */
  Object bounds(CallStack stack, Statement self, StatementState state, Object verdict, int form) {
    Limits limits = of(verdict);
    List<StatementFacts> all = facts(verdict);
    boolean counted = false;
    for (StatementFacts each : all) {
      counted |= limits.has(Kind.AFFECTED) && Countable.writes(each);
    }
    if (counted) {
      Excess excess = uncountable(stack, state, first(limits, Kind.AFFECTED).rule(), all, form);
      if (excess != null) {
        return excess;
      }
      if (!Enclosure.lock(state.connection)) {
        return new Excess(
            first(limits, Kind.AFFECTED).rule(),
            "Changed rows are limited, and another thread is changing some on this connection.");
      }
    }
    Bounds bounds = new Bounds(limits, self, counted, inTransaction(stack, state, limits, counted));
    Excess used = used(state, bounds);
    if (used != null) {
      release(state, bounds);
      return used;
    }
    return bounds;
  }

  /** What was bounded does not run after all. */
  static void release(StatementState state, Bounds bounds) {
    Enclosure.end(bounds, state.connection, false);
  }

  private @Nullable Excess used(StatementState state, Bounds bounds) {
    for (Limit each : bounds.limits.all()) {
      boolean applies =
          each.kind() == Kind.ROWS || (each.kind() == Kind.AFFECTED && bounds.counted);
      if (applies
          && each.per() != Per.STATEMENT
          && meter.used(state, bounds, each) >= each.most()) {
        return Meter.excess(each);
      }
    }
    return null;
  }

  private @Nullable Excess uncountable(
      CallStack stack, StatementState state, String rule, List<StatementFacts> all, int form) {
    Connection physical = state.connection.physical();
    if (physical == null) {
      return new Excess(rule, "Its rows cannot be counted: its connection is not known.");
    }
    for (StatementFacts each : all) {
      String problem = Countable.writes(each) ? Countable.problem(each, form) : null;
      problem = problem == null && all.size() > 1 ? Countable.beside(each) : problem;
      problem = problem == null ? lasting(stack, state.connection, physical, each) : problem;
      if (problem != null) {
        return new Excess(rule, "Changed rows are limited, and " + problem + ".");
      }
    }
    return null;
  }

  private static boolean inTransaction(
      CallStack stack, StatementState state, Limits limits, boolean counted) {
    boolean asked = counted;
    for (Limit each : limits.all()) {
      asked |= each.per() == Per.TRANSACTION;
    }
    if (!asked) {
      return false;
    }
    stack.beginOwnWork();
    try {
      return OpenTransaction.follow(state.connection);
    } finally {
      stack.endOwnWork();
    }
  }

  private @Nullable String lasting(
      CallStack stack, ConnectionState connection, Connection physical, StatementFacts facts) {
    stack.beginOwnWork();
    try {
      long changes = connection.schemaChanges();
      for (TableName each : Countable.perhapsLasting(facts)) {
        if (engines.rollsBack(connection, each)) {
          continue;
        }
        if (!Countable.isTransactional(physical, each)) {
          return "changes of table " + each.name() + " cannot be rolled back, as far as is known";
        }
        engines.learned(connection, each, changes);
      }
      return null;
    } catch (SQLException untold) {
      return "the database does not tell whether they could be rolled back";
    } finally {
      stack.endOwnWork();
    }
  }

  private static Limit first(Limits limits, Kind kind) {
    for (Limit each : limits.all()) {
      if (each.kind() == kind) {
        return each;
      }
    }
    throw new IllegalStateException("no such limit: kind=" + kind);
  }

  /** Sets what has to be set before the statement runs. A refusal if it cannot be. */
  @Nullable Throwable begin(CallStack stack, Execution execution, int form) {
    Excess excess = set(stack, execution, form);
    if (excess == null) {
      return null;
    }
    Throwable refusal = exceeded(stack, execution, excess);
    recorder.outcome(execution, refusal, -1, null);
    return refusal;
  }

  /** On record, and as the application gets it. */
  Throwable exceeded(CallStack stack, Execution execution, Excess excess) {
    long sequence = recorder.excess(stack, execution, excess);
    return Refusal.of(excess.rule(), excess.sentence(), incarnation, sequence);
  }

  private @Nullable Excess set(CallStack stack, Execution execution, int form) {
    Bounds bounds = java.util.Objects.requireNonNull(execution.bounds);
    stack.beginOwnWork();
    String rule = "limit";
    try {
      Limit time = bounds.limits.perStatement(Kind.TIME);
      if (time != null) {
        rule = time.rule();
        timeout(bounds, time);
      }
      if (bounds.limits.has(Kind.ROWS) && (form == Door.FORM_QUERY || form == Door.FORM_ANY)) {
        rule = first(bounds.limits, Kind.ROWS).rule();
        rows(bounds, execution.statement);
      }
      if (bounds.counted) {
        rule = first(bounds.limits, Kind.AFFECTED).rule();
        Enclosure.begin(bounds, execution.statement.connection);
      }
      return null;
    } catch (SQLException | RuntimeException | LinkageError refused) {
      Enclosure.end(bounds, execution.statement.connection, false);
      reset(bounds);
      return new Excess(
          rule,
          "Its limit cannot be carried out with this driver: " + refused.getClass().getName());
    } finally {
      stack.endOwnWork();
    }
  }

  private static void timeout(Bounds bounds, Limit time) throws SQLException {
    int seconds = (int) Math.min(Integer.MAX_VALUE, (time.most() + MILLIS - 1) / MILLIS);
    int now = bounds.statement.getQueryTimeout();
    if (now == 0 || now > seconds) {
      bounds.statement.setQueryTimeout(Math.max(1, seconds));
      bounds.formerTimeout = now;
    }
  }

  private void rows(Bounds bounds, StatementState state) throws SQLException {
    long least = Long.MAX_VALUE;
    for (Limit each : bounds.limits.all()) {
      if (each.kind() == Kind.ROWS) {
        long left = each.most() - meter.used(state, bounds, each);
        least = Math.min(least, Math.max(0, left) + (each.truncates() ? 0 : 1));
      }
    }
    // Zero means no limit to a driver; the row that it lets pass then is refused all the same.
    int most = (int) Math.min(Integer.MAX_VALUE, Math.max(1, least));
    int now = bounds.statement.getMaxRows();
    if (now == 0 || now > most) {
      bounds.statement.setMaxRows(most);
      bounds.formerMaxRows = now;
      if (bounds.statement.getMaxRows() != most) {
        throw new SQLException("the driver does not keep a maximum of rows");
      }
    }
  }

  /**
   * After the run.
   *
   * @param affected rows changed; negative if the driver does not tell
   * @return a refusal, or an exception of the database at the end of our own transaction; or null
   */
  @Nullable Throwable end(
      CallStack stack, Execution execution, long affected, @Nullable Throwable thrown) {
    Bounds bounds = java.util.Objects.requireNonNull(execution.bounds);
    ConnectionState connection = execution.statement.connection;
    Excess excess = null;
    Throwable failure = null;
    stack.beginOwnWork();
    try {
      excess = bounds.counted ? excess(execution, affected, thrown) : null;
      if (excess == null && bounds.own != null && connection.spoiltBy() != null) {
        excess = new Excess(connection.spoiltBy(), Spoilt.SENTENCE);
      }
      boolean keep = excess == null && thrown == null;
      if (bounds.own == null && excess != null) {
        Spoilt.spoil(stack, connection, excess.rule());
      }
      failure = Enclosure.end(bounds, connection, keep);
      if (failure != null && keep) {
        meter.takeBack(execution, affected);
      }
      if (excess != null) {
        discard(bounds.statement);
      }
    } finally {
      Enclosure.end(bounds, connection, false);
      reset(bounds);
      stack.endOwnWork();
    }
    if (excess != null) {
      return exceeded(stack, execution, excess);
    }
    return thrown == null ? failure : null;
  }

  /** What ran and failed may have changed rows all the same, if nobody takes them back. */
  private @Nullable Excess excess(Execution execution, long affected, @Nullable Throwable thrown) {
    if (thrown == null) {
      return count(execution, affected);
    }
    Bounds bounds = java.util.Objects.requireNonNull(execution.bounds);
    long changed = bounds.own == null ? Failures.changed(thrown, execution) : 0;
    return changed == 0 ? null : count(execution, changed);
  }

  /** A row was stepped to that may be one too many; if it is, nobody sees it. */
  @Nullable Throwable beyond(
      CallStack stack, Execution execution, ResultSet resultSet, Tally tally) {
    stack.beginOwnWork();
    try {
      Excess excess = meter.over(execution, resultSet, tally);
      if (excess == null) {
        return null;
      }
      Throwable refusal = exceeded(stack, execution, excess);
      recorder.outcome(execution, refusal, -1, null);
      moveOn(resultSet);
      Results.close(resultSet);
      return refusal;
    } finally {
      stack.endOwnWork();
    }
  }

  /** A value was about to be handed out that is one too many; nothing more is. */
  Throwable stop(Execution execution, Excess excess, @Nullable ResultSet resultSet) {
    CallStack stack = CallStack.current();
    stack.beginOwnWork();
    try {
      Throwable refusal = exceeded(stack, execution, excess);
      recorder.outcome(execution, refusal, -1, null);
      if (resultSet != null) {
        Results.close(resultSet);
      }
      return refusal;
    } finally {
      stack.endOwnWork();
    }
  }

  private @Nullable Excess count(Execution execution, long affected) {
    Bounds bounds = java.util.Objects.requireNonNull(execution.bounds);
    return affected < 0
        ? new Excess(
            first(bounds.limits, Kind.AFFECTED).rule(),
            "Changed rows are limited, and the driver did not tell how many it were.")
        : meter.changed(execution, affected);
  }

  /** Some drivers let the present row be read after the result set was closed. */
  private static void moveOn(ResultSet resultSet) {
    try {
      if (resultSet.getType() != ResultSet.TYPE_FORWARD_ONLY) {
        resultSet.afterLast();
        return;
      }
      boolean row = true;
      while (row) { // the driver was told to stop one row behind the limit
        row = resultSet.next();
      }
    } catch (SQLException closed) {
      // Then there is no present row.
      return;
    }
  }

  /** What a statement that was taken back has left to be fetched. */
  private static void discard(Statement statement) {
    try {
      ResultSet left = statement.getResultSet();
      if (left != null) {
        left.close();
      }
    } catch (SQLException closed) {
      // Then nothing is left.
      return;
    }
  }

  private static void reset(Bounds bounds) {
    try {
      if (bounds.formerMaxRows >= 0) {
        bounds.statement.setMaxRows(bounds.formerMaxRows);
      }
      if (bounds.formerTimeout >= 0) {
        bounds.statement.setQueryTimeout(bounds.formerTimeout);
      }
    } catch (SQLException closedMeanwhile) {
      // A closed statement has nothing to be set back.
      return;
    }
  }
}
