package dev.sluice.agent.gate;

import dev.sluice.bootstrap.Door;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.Effect;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.Family;
import dev.sluice.rules.Operation;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the rows that a statement changes can be counted by the driver, and taken back. */
final class Countable {

  /** Of what a statement may change nobody needs a count. */
  private static final Set<Family> HARMLESS =
      EnumSet.of(Family.READ, Family.TRANSACTION, Family.SESSION_SAFE);

  private static final Set<Family> ROWS = EnumSet.of(Family.READ, Family.WRITE);

  private static final Set<Operation> COUNTED =
      EnumSet.of(Operation.INSERT, Operation.UPDATE, Operation.DELETE, Operation.MERGE);

  private static final Set<Operation> WITH_COUNTED =
      EnumSet.of(
          Operation.INSERT, Operation.UPDATE, Operation.DELETE, Operation.MERGE, Operation.SELECT);

  private static final Set<Effect> UNSEEN = EnumSet.of(Effect.UNKNOWN_FUNCTION, Effect.DYNAMIC_SQL);

  private static final String ENGINE =
      "SELECT e.TRANSACTIONS FROM information_schema.TABLES t"
          + " LEFT JOIN information_schema.ENGINES e ON e.ENGINE = t.ENGINE"
          + " WHERE t.TABLE_NAME = ? AND t.TABLE_SCHEMA = COALESCE(?, DATABASE())";

  private Countable() {}

  /** Whether it may change rows at all. */
  static boolean writes(StatementFacts facts) {
    if (!facts.understood()) {
      return true;
    }
    for (EffectiveStatement each : facts.statements()) {
      if (!HARMLESS.containsAll(each.families())) {
        return true;
      }
    }
    return false;
  }

  /** Why the driver's count cannot be that of all changed rows; null if it is. */
  static @Nullable String problem(StatementFacts facts, int form) {
    if (!facts.understood()) {
      return "what it changes is not understood";
    }
    int writes = 0;
    for (EffectiveStatement each : facts.statements()) {
      if (HARMLESS.containsAll(each.families())) {
        continue;
      }
      writes++;
      if (!counted(each)) {
        return "the database does not tell how many rows such a statement changes";
      }
    }
    if (writes > 1 || facts.statementCount() > 1) {
      return "one text changes rows in several places; send them one by one";
    }
    return form == Door.FORM_QUERY
        ? "as a query it returns rows and no count; run it as an update"
        : null;
  }

  /** Why a text must not stand beside others in a batch that has to be taken back; or null. */
  static @Nullable String beside(StatementFacts facts) {
    for (EffectiveStatement each : facts.statements()) {
      if (!ROWS.containsAll(each.families())) {
        return "a text of the batch does something that cannot be taken back with it";
      }
    }
    return facts.understood() ? null : "a text of the batch is not understood";
  }

  private static boolean counted(EffectiveStatement each) {
    if (!WITH_COUNTED.containsAll(each.operations()) || !ROWS.containsAll(each.families())) {
      return false;
    }
    for (Effect effect : each.effects()) {
      if (UNSEEN.contains(effect)) {
        return false;
      }
    }
    for (Operation operation : each.operations()) {
      if (COUNTED.contains(operation)) {
        return true;
      }
    }
    return false;
  }

  /** The tables that it writes, in a database some of whose tables do not roll back. */
  static Set<TableName> perhapsLasting(StatementFacts facts) {
    Dialect dialect = facts.dialect();
    if (dialect != Dialect.MYSQL && dialect != Dialect.MARIADB) {
      return Set.of();
    }
    Set<TableName> tables = new LinkedHashSet<>();
    for (EffectiveStatement each : facts.statements()) {
      tables.addAll(each.writes());
    }
    return tables;
  }

  /** Whether the database says that changes of a table can be taken back. */
  static boolean isTransactional(Connection connection, TableName table) throws SQLException {
    try (PreparedStatement ask = connection.prepareStatement(ENGINE)) {
      ask.setString(1, table.name());
      ask.setString(2, table.schema());
      try (ResultSet rows = ask.executeQuery()) {
        return rows.next() && "YES".equalsIgnoreCase(rows.getString(1)) && !rows.next();
      }
    }
  }
}
