package dev.sluice.agent.gate;

import dev.sluice.agent.call.ConnectionState;
import dev.sluice.agent.call.OpenTransaction;
import dev.sluice.rules.Effect;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.Family;
import dev.sluice.rules.Operation;
import dev.sluice.rules.Policy;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.sql.AnalysisContext.SessionMode;
import dev.sluice.rules.sql.session.SessionTexts;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a statement that ran changed for those that follow on its connection: the transaction, the
 * session's mode, where names are looked up, the tables.
 */
final class Aftermath {

  private final Recorder recorder;
  private final NamedTexts named;

  Aftermath(Recorder recorder, FactSource facts) {
    this.recorder = recorder;
    this.named = new NamedTexts(facts);
  }

  NamedTexts named() {
    return named;
  }

  /** Hot path. A statement ran, or a batch. */
  void follow(Execution execution, @Nullable Throwable thrown) {
    if (execution.judgement.aftermath()) {
      of(execution, thrown);
    }
    List<Execution> others = execution.others;
    for (int i = 0; others != null && i < others.size(); i++) {
      if (others.get(i).judgement.aftermath()) {
        of(others.get(i), thrown);
      }
    }
  }

  /** A statement of whose facts something may follow ran. */
  private void of(Execution execution, @Nullable Throwable thrown) {
    StatementFacts facts = execution.judgement.facts();
    ConnectionState connection = execution.statement.connection;
    named.follow(execution, thrown);
    boolean toSavepoint = rollsBack(facts) && toSavepoint(facts.sanitizedText());
    for (EffectiveStatement each : facts.statements()) {
      if (toSavepoint && each.operations().contains(Operation.ROLLBACK)) {
        recorder.step(connection, "rollback-to", thrown, execution.judgement.policy());
        connection.rolledBackToSavepoint();
      } else {
        steps(each, connection, thrown, execution.judgement.policy());
      }
      if (each.families().contains(Family.DDL)) {
        connection.catalogChanged();
      }
    }
    copies(execution, thrown);
    if (thrown == null && beginsBranch(facts.sanitizedText())) {
      connection.branchBegun();
    }
    if (!facts.understood() || changesSession(facts)) {
      session(connection, execution.statement.sql, facts.understood());
      boolean elsewhere = SessionTexts.usedBy(facts) || spellsOtherwise(execution.statement.sql);
      if (elsewhere && (!facts.understood() || setsSession(facts))) {
        unseen(connection); // what it ran is in no text of now, or not letter for letter
      }
    }
    connection.settle();
  }

  /** Only what is a transaction of its own is done, or not done, for good. */
  private static void copies(Execution execution, @Nullable Throwable thrown) {
    StatementFacts facts = execution.judgement.facts();
    ConnectionState connection = execution.statement.connection;
    if (execution.transaction != 0 || facts.statements().size() != 1) {
      return;
    }
    EffectiveStatement only = facts.statements().get(0);
    if (thrown != null && !execution.batch) {
      connection.filledNothing(execution.judgement.copying().lasting());
    } else if (only.operations().contains(Operation.DROP) && facts.understood()) {
      connection.dropped(only.writes());
    }
  }

  private void steps(
      EffectiveStatement each,
      ConnectionState connection,
      @Nullable Throwable thrown,
      Policy policy) {
    if (each.operations().contains(Operation.BEGIN) && thrown == null) {
      connection.begun();
      long started = connection.transaction();
      if (started != 0) {
        recorder.step(connection, "begin", null, policy);
      }
    }
    if (each.operations().contains(Operation.SAVEPOINT)) {
      connection.savepoint();
      recorder.step(connection, "savepoint", thrown, policy);
    }
    if (each.operations().contains(Operation.COMMIT)) {
      recorder.step(connection, "commit", thrown, policy);
      if (thrown == null) {
        connection.committed();
      }
    }
    if (each.operations().contains(Operation.ROLLBACK)) {
      recorder.step(connection, "rollback", thrown, policy);
      ended(connection, thrown);
      connection.catalogChanged();
    }
  }

  private static boolean rollsBack(StatementFacts facts) {
    for (EffectiveStatement each : facts.statements()) {
      if (each.operations().contains(Operation.ROLLBACK)) {
        return true;
      }
    }
    return false;
  }

  /** MySQL's {@code XA START} and {@code XA BEGIN}. */
  private static boolean beginsBranch(String text) {
    String head = text.strip().toUpperCase(Locale.ROOT);
    return head.startsWith("XA ") && (head.contains("START") || head.contains("BEGIN"));
  }

  /** A text that failed may have failed before it came to the end of the transaction. */
  private static void ended(ConnectionState connection, @Nullable Throwable thrown) {
    if (thrown == null) {
      connection.ended();
    }
  }

  /**
   * {@code ROLLBACK [WORK | TRANSACTION] TO …} leaves the transaction open. It may stand behind
   * other statements of the text, with comments between its words: any {@code TO} behind a {@code
   * ROLLBACK} counts.
   */
  private static boolean toSavepoint(String text) {
    boolean rollsBack = false;
    for (String word : text.toUpperCase(Locale.ROOT).split("[^A-Z0-9_]+", 0)) {
      if (rollsBack && word.equals("TO")) {
        return true;
      }
      rollsBack |= word.equals("ROLLBACK");
    }
    return false;
  }

  /** Whether a text may run another in which words stand that are not in it as they are. */
  private static boolean spellsOtherwise(@Nullable String sql) {
    String text = sql == null ? "\\" : sql.toLowerCase(Locale.ROOT);
    return text.contains("\\")
        || text.contains("||")
        || text.contains("u&")
        || text.contains("format");
  }

  private static boolean setsSession(StatementFacts facts) {
    for (EffectiveStatement each : facts.statements()) {
      if (each.effects().contains(Effect.SESSION)) {
        return true;
      }
    }
    return false;
  }

  private static boolean changesSession(StatementFacts facts) {
    for (EffectiveStatement each : facts.statements()) {
      if (each.effects().contains(Effect.SESSION)
          || each.effects().contains(Effect.DYNAMIC_SQL)
          || each.operations().contains(Operation.SET)
          || each.operations().contains(Operation.CALL)) {
        return true;
      }
    }
    return false;
  }

  /** Anything of the session may have changed that a text can change. */
  private static void unseen(ConnectionState connection) {
    SessionMode mode = connection.mode();
    connection.pathChanged();
    connection.mode(new SessionMode(mode.backslashEscapes(), mode.ansiQuotes(), false));
  }

  /** A text that may have changed the session: what it does not exclude has happened. */
  private static void session(
      ConnectionState connection, @Nullable String sql, boolean understood) {
    String text = sql == null ? "" : sql.toLowerCase(Locale.ROOT).replace("xmlschema", "");
    if (!understood
        || text.contains("search_path")
        || text.contains("schema")
        || text.contains("use ")
        || text.contains("use\t")
        || text.contains("use\n")
        || text.contains("set_config")) {
      connection.pathChanged();
    }
    if (text.contains("autocommit")) {
      OpenTransaction.follow(connection);
    }
    SessionMode mode = connection.mode();
    if (text.contains("standard_conforming_strings")
        || text.contains("sql_mode")
        || text.contains("set_config")
        || (text.contains("reset") && text.contains("all"))
        || text.contains("discard")
        || text.contains("mode")
        || text.contains("quoted_identifier")) {
      connection.mode(new SessionMode(mode.backslashEscapes(), mode.ansiQuotes(), false));
    }
  }
}
