package dev.sluice.it.oracle;

import dev.sluice.it.oracle.Evidence.Named;
import dev.sluice.it.oracle.LiveSchema.Relation;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.TableName;
import java.util.HashSet;
import java.util.Set;

/** What the analyzer claims of a text, all its effective statements together. */
final class Claims {

  final Set<String> operations = new HashSet<>();
  private final Set<TableName> reads = new HashSet<>();
  private final Set<TableName> writes = new HashSet<>();
  private final Set<ColumnName> columns = new HashSet<>();
  private final Set<ColumnName> written = new HashSet<>();

  static Claims of(StatementFacts facts) {
    Claims claims = new Claims();
    for (EffectiveStatement statement : facts.statements()) {
      statement.operations().forEach(one -> claims.operations.add(one.word()));
      claims.reads.addAll(statement.reads());
      claims.writes.addAll(statement.writes());
      claims.columns.addAll(statement.columns());
      claims.columns.addAll(statement.predicates());
      claims.written.addAll(statement.writtenColumns());
    }
    return claims;
  }

  /** Whether a table of the facts is that relation; a fact without a schema is any of the name. */
  static boolean same(TableName table, Relation relation) {
    boolean schema =
        table.schema() == null || table.schema().equals(relation.schema()) || relation.temporary();
    return schema && table.name().equals(relation.name());
  }

  boolean covers(Relation relation, boolean write) {
    for (TableName table : write ? writes : reads) {
      if (same(table, relation)) {
        return true;
      }
    }
    return false;
  }

  boolean names(Named named) {
    return holds(writes, named) || (!named.written() && holds(reads, named));
  }

  private static boolean holds(Set<TableName> tables, Named named) {
    for (TableName table : tables) {
      boolean schema =
          table.schema() == null
              || named.schema().isEmpty()
              || table.schema().equals(named.schema());
      if (schema && table.name().equals(named.name())) {
        return true;
      }
    }
    return false;
  }

  boolean column(Relation relation, String column, boolean write) {
    for (ColumnName one : write ? written : columns) {
      if (same(one.table(), relation) && (one.name().equals(column) || one.name().equals("*"))) {
        return true;
      }
    }
    return false;
  }
}
