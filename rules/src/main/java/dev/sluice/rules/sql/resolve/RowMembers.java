package dev.sluice.rules.sql.resolve;

import dev.sluice.rules.ColumnName;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.TableName;
import dev.sluice.rules.sql.tree.Expr;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code to_jsonb(t) ->> 'name'}: one column of a row that was made a document. */
final class RowMembers {

  private static final Set<String> DOCUMENTS = Set.of("to_jsonb", "to_json", "row_to_json");

  private RowMembers() {}

  /** Where its value comes from; null if it is no such expression, or not certainly. */
  static @Nullable Origin of(Expr.Mix mix, Scope scope, Analysis analysis) {
    if (analysis.dialect != Dialect.POSTGRESQL
        || mix.operators().size() != 1
        || mix.operands().size() != 2
        || !mix.operators().get(0).startsWith("->")
        || !(mix.operands().get(1) instanceof Expr.Literal key)
        || key.type() != Expr.Literal.Type.STRING) {
      return null;
    }
    Relation row = row(mix.operands().get(0), scope);
    if (row == null || !row.closed() || !isAsDefined(row)) {
      return null;
    }
    Origin origin = Origin.NONE;
    for (Named column : row.columns()) {
      if (column.name().equalsIgnoreCase(key.value())) {
        origin = origin.and(column.origin());
      }
    }
    return origin.asDerived();
  }

  /** The document of a row of a table has the table's own names, whatever the alias list says. */
  private static boolean isAsDefined(Relation row) {
    TableName table = row.table();
    if (table == null) {
      return false;
    }
    for (Named column : row.columns()) {
      if (!column.origin().sources().contains(new ColumnName(table, column.name()))) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Relation row(Expr document, Scope scope) {
    if (!(document instanceof Expr.Call call)
        || !DOCUMENTS.contains(call.name())
        || call.schema() != null
        || call.args().size() != 1
        || !(call.args().get(0) instanceof Expr.Column column)
        || column.parts().size() != 1) {
      return null;
    }
    return named(column.name(), scope);
  }

  /** The relation that a bare name stands for; null if it may be a column. */
  private static @Nullable Relation named(String name, Scope scope) {
    Scope place = scope;
    while (place != null) {
      for (Relation relation : place.relations) {
        if (relation.find(name) != null || relation.other(name) != null) {
          return null;
        }
      }
      Relation row = place.aliased(name);
      if (row != null) {
        return row;
      }
      place = place.outer;
    }
    return null;
  }
}
