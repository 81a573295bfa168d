package dev.sluice.agent.gate;

import dev.sluice.agent.call.ConnectionState;
import dev.sluice.rules.Actor;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.DatabaseInfo;
import dev.sluice.rules.Decision;
import dev.sluice.rules.Effect;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.Family;
import dev.sluice.rules.Operation;
import dev.sluice.rules.Policy;
import dev.sluice.rules.Policy.AuditSettings;
import dev.sluice.rules.Shape;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.TableName;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.FieldWriter;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The parts of records that many records share, in their encoded form. */
final class Blocks {

  private static final int MAX_TEXT = 32_768;
  private static final int MAX_NAMES = 200;

  private Blocks() {}

  /** The decision: verdict and rules. */
  static byte[] decision(Decision decision, boolean observed) {
    FieldWriter out = new FieldWriter(128).put(Field.VERDICT, decision.verdict());
    for (String rule : decision.rules()) {
      out.put(Field.RULE, rule);
    }
    out.putIfPresent(Field.DECIDING_RULE, decision.decidingRule());
    if (observed) {
      out.put(Field.OBSERVED, 1);
    }
    return out.toBytes();
  }

  /** The statement and the decision about it. */
  static byte[] statement(
      StatementFacts facts, @Nullable String sql, Policy policy, byte[] decision) {
    FieldWriter out = new FieldWriter(1_024);
    text(out, facts, sql, policy);
    out.putIfPresent(Field.QUERY_SUMMARY, facts.summary());
    out.putIfPresent(Field.FINGERPRINT, facts.fingerprint());
    out.put(Field.UNDERSTOOD, facts.understood() ? 1 : 0);
    lists(out, facts, policy);
    byte[] own = out.toBytes();
    byte[] both = java.util.Arrays.copyOf(own, own.length + decision.length);
    System.arraycopy(decision, 0, both, own.length, decision.length);
    return both;
  }

  /** The connection, under the name that the policy gives its database. */
  static byte[] connection(ConnectionState connection, Policy policy) {
    DatabaseInfo database = connection.database();
    FieldWriter out =
        new FieldWriter(256)
            .put(Field.DB_SYSTEM, database.system())
            .putIfPresent(Field.DB_NAMESPACE, database.namespace())
            .putIfPresent(Field.SERVER_ADDRESS, database.host());
    if (database.port() > 0) {
      out.put(Field.SERVER_PORT, database.port());
    }
    return out.putIfPresent(Field.DB_USER, database.user())
        .putIfPresent(Field.DATABASE_NAME, policy.databaseName(database))
        .put(Field.CONNECTION_ID, connection.number())
        .toBytes();
  }

  /** Who asks, and where the SQL comes from. */
  static byte[] actor(Actor actor, Asking asking, AuditSettings audit) {
    FieldWriter out =
        new FieldWriter(256)
            .put(Field.ACTOR_KIND, actor.kind().word())
            .put(Field.ACTOR_SOURCE, actor.kindSource().word());
    named(out, Field.AGENT_NAME, actor.agent());
    named(out, Field.TOOL_NAME, actor.tool());
    out.putIfPresent(Field.TOOL_CALL_ID, actor.toolCall());
    named(out, Field.MODEL, actor.model());
    named(out, Field.CONVERSATION_ID, actor.conversation());
    named(out, Field.USER_NAME, actor.user());
    Actor.Named anyRole = null;
    for (Actor.Named role : actor.roles()) {
      out.put(Field.ROLE, role.value());
      anyRole = role;
    }
    source(out, Field.ROLE, anyRole);
    named(out, Field.TENANT, actor.tenant());
    if (audit.purpose()) {
      out.putIfPresent(Field.PURPOSE, asking.said().purpose());
    }
    if (audit.arguments()) {
      out.putIfPresent(Field.TOOL_ARGUMENTS, asking.said().arguments());
    }
    return out.put(Field.ORIGIN_KIND, asking.originKind())
        .putIfPresent(Field.ORIGIN_NAME, asking.originName())
        .toBytes();
  }

  /** Who asks, before the policy's declarations. */
  static byte[] actor(Asking asking, Policy policy) {
    return actor(asking.actor(), asking, policy.audit());
  }

  /** Whether a statement touches columns of a class in any way, or may do so unseen. */
  static boolean touchesSensitive(StatementFacts facts, Policy policy) {
    return !facts.understood() || !classes(facts, policy).isEmpty();
  }

  private static void text(
      FieldWriter out, StatementFacts facts, @Nullable String sql, Policy policy) {
    String text =
        switch (policy.audit().text()) {
          case NONE -> null;
          case SANITIZED -> facts.sanitizedText();
          case FULL -> mayBeFull(facts, policy) ? sql : facts.sanitizedText();
        };
    if (text == null) {
      return;
    }
    if (text.length() <= MAX_TEXT) {
      out.put(Field.QUERY_TEXT, text);
    } else {
      out.put(Field.QUERY_TEXT, text.substring(0, MAX_TEXT));
      out.put(Field.TEXT_CUT_FROM, text.length());
    }
  }

  /** Literals of sensitive classes, and passwords in DDL, are never written. */
  private static boolean mayBeFull(StatementFacts facts, Policy policy) {
    if (touchesSensitive(facts, policy)) {
      return false;
    }
    for (EffectiveStatement each : facts.statements()) {
      if (each.families().contains(Family.DCL) || each.operations().contains(Operation.SET)) {
        return false;
      }
    }
    return true;
  }

  private static void lists(FieldWriter out, StatementFacts facts, Policy policy) {
    Set<String> operations = new TreeSet<>();
    Set<String> reads = new TreeSet<>();
    Set<String> writes = new TreeSet<>();
    Set<String> functions = new TreeSet<>();
    Set<String> shapes = new TreeSet<>();
    Set<String> effects = new TreeSet<>();
    for (EffectiveStatement each : facts.statements()) {
      for (Operation operation : each.operations()) {
        operations.add(operation.word());
      }
      addTables(reads, each.reads());
      addTables(writes, each.writes());
      functions.addAll(each.functions());
      for (Shape shape : each.shapes()) {
        shapes.add(shape.word());
      }
      for (Effect effect : each.effects()) {
        effects.add(effect.word());
      }
    }
    put(out, Field.OPERATION, operations);
    put(out, Field.READS, reads);
    put(out, Field.WRITES, writes);
    put(out, Field.FUNCTION, functions);
    put(out, Field.SHAPE, shapes);
    put(out, Field.EFFECT, effects);
    put(out, Field.SENSITIVE, classes(facts, policy));
  }

  private static Set<String> classes(StatementFacts facts, Policy policy) {
    Set<String> classes = new TreeSet<>();
    for (EffectiveStatement each : facts.statements()) {
      for (ColumnName column : each.columns()) {
        classes.addAll(policy.classesOf(column));
      }
      for (ColumnName column : each.outputs()) {
        classes.addAll(policy.classesOf(column));
      }
      for (ColumnName column : each.writtenColumns()) {
        classes.addAll(policy.classesOf(column));
      }
    }
    return classes;
  }

  private static void addTables(Set<String> names, Set<TableName> tables) {
    for (TableName table : tables) {
      names.add(table.toString());
    }
  }

  private static void put(FieldWriter out, Field field, Set<String> values) {
    int left = MAX_NAMES;
    for (String value : values) {
      if (left-- == 0) {
        return;
      }
      out.putIfPresent(field, value);
    }
  }

  private static void named(FieldWriter out, Field field, Actor.@Nullable Named value) {
    if (value != null) {
      out.put(field, value.value());
      source(out, field, value);
    }
  }

  /** Whose word a value is. All roles come from the same. */
  private static void source(FieldWriter out, Field field, Actor.@Nullable Named value) {
    if (value != null) {
      out.put(Field.VALUE_SOURCE, field.standardName() + '=' + value.source().word());
    }
  }
}
