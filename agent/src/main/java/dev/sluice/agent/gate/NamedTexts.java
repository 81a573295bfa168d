package dev.sluice.agent.gate;

import dev.sluice.agent.call.ConnectionState;
import dev.sluice.agent.call.HeldTexts;
import dev.sluice.agent.call.SessionNames;
import dev.sluice.agent.gate.CallStack.Frame;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.Effect;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.sql.AnalysisContext;
import dev.sluice.rules.sql.session.Missing;
import dev.sluice.rules.sql.session.SessionTexts;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Follows what sessions hold by name: prepared texts and cursors. Whoever names something on a
 * connection, or runs what has a name, waits for others who do: what is judged is what runs. Thread
 * safe.
 */
final class NamedTexts {

  private static final long PATIENCE_SECONDS = 60;

  private final FactSource source;

  NamedTexts(FactSource source) {
    this.source = source;
  }

  /** Whether a verdict is on a text that concerns names. */
  static boolean concerns(Object verdict) {
    if (verdict instanceof Judgement judgement) {
      return judgement.names();
    }
    for (Judgement each : ((Batches.Verdicts) verdict).judgements()) {
      if (each.names()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Before it is judged for the last time. If another thread does not let go, nothing of the
   * session is known any more, and this returns false.
   */
  static boolean lock(Frame frame, ConnectionState connection) {
    ReentrantLock lock = connection.held().running();
    boolean locked = lock.tryLock();
    try {
      locked = locked || lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    if (locked) {
      frame.held = lock;
    } else {
      connection.held().giveUp();
    }
    return locked;
  }

  /**
   * Before a text is judged: asks the server what the names stand for that it runs and that nobody
   * saw being given.
   *
   * @param facts of the text; only what is not understood asks
   */
  void ask(CallStack stack, ConnectionState connection, String sql, StatementFacts facts) {
    HeldTexts held = connection.held();
    if (!SessionTexts.usedBy(facts) || !held.running().tryLock()) {
      return;
    }
    stack.beginOwnWork();
    try {
      AnalysisContext context = connection.context();
      Missing missing = source.missing(sql, context);
      SessionNames names = missing.isEmpty() ? null : held.ask(missing, connection.physical());
      if (names != null) {
        SessionTexts after = context.session();
        for (Map.Entry<String, String> each : names.prepared().entrySet()) {
          after = source.told(after, each.getKey(), each.getValue(), context);
        }
        for (String name : names.freeCursors()) {
          after = after.noCursor(name);
        }
        held.told(context.session(), after, connection.physical());
      }
    } finally {
      stack.endOwnWork();
      held.running().unlock();
    }
  }

  /** A text ran, or threw. */
  void follow(Execution execution, @Nullable Throwable thrown) {
    StatementFacts facts = execution.judgement.facts();
    if (!SessionTexts.followed(facts.dialect())) {
      return;
    }
    ConnectionState connection = execution.statement.connection;
    HeldTexts held = connection.held();
    if (execution.tally != null && !connection.autoCommit() && callsUnknown(facts)) {
      held.mistrust();
    }
    SessionTexts before = held.all();
    if (before.isEmpty() && !SessionTexts.namedBy(facts)) {
      return;
    }
    String sql = execution.statement.sql;
    boolean later = facts.dialect() != Dialect.POSTGRESQL && facts.statementCount() > 1;
    if (sql == null || execution.batch || later) {
      held.forget(); // Nobody knows which texts of a batch ran, or what MySQL has still to run.
      return;
    }
    AnalysisContext context = connection.context();
    if (thrown != null) {
      held.failed(before, source.failed(sql, context, facts, nameTaken(thrown)));
      return;
    }
    CallStack stack = CallStack.current();
    stack.beginOwnWork();
    try {
      held.learn(before, source.ran(sql, context), connection.physical());
    } finally {
      stack.endOwnWork();
    }
  }

  /** A function that is called for rows which are fetched later runs later. */
  private static boolean callsUnknown(StatementFacts facts) {
    for (EffectiveStatement each : facts.statements()) {
      if (each.effects().contains(Effect.UNKNOWN_FUNCTION)) {
        return true;
      }
    }
    return !facts.understood();
  }

  /** PostgreSQL's duplicate_prepared_statement and duplicate_cursor. */
  private static boolean nameTaken(Throwable thrown) {
    if (!(thrown instanceof SQLException failure)) {
      return false;
    }
    String state = failure.getSQLState();
    return "42P05".equals(state) || "42P03".equals(state);
  }
}
