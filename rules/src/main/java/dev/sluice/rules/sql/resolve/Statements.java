package dev.sluice.rules.sql.resolve;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.Operation;
import dev.sluice.rules.Shape;
import dev.sluice.rules.TableName;
import dev.sluice.rules.sql.tree.Command;
import dev.sluice.rules.sql.tree.Expr;
import dev.sluice.rules.sql.tree.Parsed;
import dev.sluice.rules.sql.tree.Query;
import dev.sluice.rules.sql.tree.Step;
import dev.sluice.rules.sql.tree.Write;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One statement to its effective statements and the rows that it returns. */
final class Statements {

  private Statements() {}

  /** The rows returned; null if it returns none. */
  static @Nullable Rows read(Parsed parsed, Scope scope, Analysis analysis) {
    Ledger ledger = analysis.ledger();
    Query query = parsed.query();
    if (query != null) {
      return query(query, scope, ledger, analysis);
    }
    Write write = parsed.write();
    if (write != null) {
      Rows rows = analysis.writes.rows(write, scope, ledger);
      return write.returning().isEmpty() ? null : rows;
    }
    Command command = parsed.command();
    if (command == null) {
      throw new IllegalStateException("a statement that is nothing");
    }
    return command(command, scope, ledger, analysis);
  }

  private static @Nullable Rows query(Query query, Scope scope, Ledger ledger, Analysis analysis) {
    ledger.operations.add(Operation.SELECT);
    Rows rows = analysis.queries.rows(query, scope, ledger);
    if (!query.limited() && !rowless(query)) {
      ledger.shapes.add(Shape.NO_LIMIT);
    }
    if (query.into() != null) {
      return null;
    }
    output(rows, ledger);
    return rows;
  }

  /** A query that reads no table needs no limit. */
  private static boolean rowless(Query query) {
    for (Query.Arm arm : query.arms()) {
      if (arm instanceof Query.Select select && !select.from().isEmpty()) {
        return false;
      }
      if (arm instanceof Query.Wrapped wrapped
          && !wrapped.query().limited()
          && !rowless(wrapped.query())) {
        return false;
      }
    }
    return true;
  }

  private static void output(Rows rows, Ledger ledger) {
    for (Named column : rows.columns()) {
      ledger.outputs.addAll(column.origin().sources());
    }
  }

  private static @Nullable Rows command(
      Command command, Scope scope, Ledger ledger, Analysis analysis) {
    ledger.operations.addAll(command.operations);
    ledger.families.addAll(command.families);
    ledger.effects.addAll(command.effects);
    ledger.functions.addAll(command.functions);
    if (command.doubt != null) {
      ledger.doubt(command.doubt);
    }
    for (Query.Table table : command.writes) {
      ledger.writes.add(analysis.tableName(table.parts()));
    }
    ledger.hidden |= command.hides;
    ledger.temporary = command.temporary;
    if (command.renames) {
      Renames.follow(command, analysis, ledger);
    }
    Origin tables = tables(command, scope, ledger, analysis);
    Origin values = values(command, scope, ledger, analysis);
    taken(command, scope, ledger, analysis);
    Step step = command.step;
    if (step != null && step.uses()) {
      return used(command, analysis.session.run(step, values, ledger, analysis), ledger, analysis);
    }
    Rows last = nested(command, ledger, analysis);
    boolean rows = last != null;
    if (last != null
        && analysis.dialect == Dialect.MARIADB
        && command.operations.contains(Operation.SET)) {
      return last; // SET STATEMENT … FOR: those of the one statement
    }
    if (command.returnsTables) {
      ledger.outputs.addAll(tables.sources());
      return new Rows(List.of(new Named("*", tables.doubted())), false);
    }
    if (command.returnsOther) {
      return other(command, values, analysis);
    }
    boolean later =
        command.operations.contains(Operation.CREATE)
            || command.operations.contains(Operation.PREPARE);
    if (rows && !later) {
      return new Rows(List.of(), false);
    }
    return command.block == null && command.operations.contains(Operation.EXECUTE)
        ? new Rows(List.of(), false)
        : command.operations.contains(Operation.SELECT) && command.doubt != null
            ? new Rows(List.of(), false)
            : null;
  }

  /** EXECUTE, FETCH, CREATE … AS EXECUTE: the rows are those of what the name stands for. */
  private static @Nullable Rows used(
      Command command, @Nullable Rows rows, Ledger ledger, Analysis analysis) {
    Rows given = rows == null ? new Rows(List.of(), false) : rows;
    if (!command.copies) {
      output(given, ledger);
      return rows == null || !given.columns().isEmpty() || !given.exact() ? given : null;
    }
    for (TableName table : ledger.writes) {
      analysis.queries.copy(given, table, command.definition, ledger);
    }
    if (!given.exact()) {
      ledger.flow(Origin.UNKNOWN, null);
    }
    return null;
  }

  private static Origin tables(Command command, Scope scope, Ledger ledger, Analysis analysis) {
    Origin all = Origin.NONE;
    for (Query.Table table : command.reads) {
      Relation relation = analysis.sources.table(table, scope, ledger);
      Origin whole = relation.whole();
      if (!command.columns.isEmpty()) {
        whole = Origin.NONE;
        for (String name : command.columns) {
          Named found = relation.find(name);
          Origin other = found == null ? relation.other(name) : found.origin();
          whole = whole.and(other == null ? relation.whole().doubted() : other);
        }
      }
      all = all.and(whole);
      if (command.copies) {
        ledger.flow(whole, null);
        ledger.columns.addAll(whole.sources());
      }
    }
    return all;
  }

  private static Origin values(Command command, Scope scope, Ledger ledger, Analysis analysis) {
    Origin all = Origin.NONE;
    Query.Table over = command.over;
    if (over != null && !command.expressions.isEmpty()) {
      scope.relations.add(
          analysis
              .relation(over.parts(), new Ledger())
              .named(over.parts().get(over.parts().size() - 1), List.of()));
    }
    for (Expr expr : command.expressions) {
      Origin origin = analysis.expressions.origin(expr, scope, ledger);
      all = all.and(origin);
      if (command.copies) {
        ledger.flow(origin, null);
      }
    }
    return all;
  }

  private static void taken(Command command, Scope scope, Ledger ledger, Analysis analysis) {
    Query query = command.query;
    if (query == null) {
      return;
    }
    Rows rows = analysis.queries.rows(query, scope, ledger);
    // A view that stays is read from the catalog; one of the session alone nobody reads there.
    boolean copies = command.copies || command.temporary;
    if (copies && ledger.writes.isEmpty()) {
      ledger.flow(rows.whole(), null);
    } else if (copies) {
      for (TableName table : ledger.writes) {
        analysis.queries.copy(rows, table, command.definition, ledger);
      }
    }
  }

  /** The rows of the last statement inside that gives any; null if none does. */
  private static @Nullable Rows nested(Command command, Ledger own, Analysis analysis) {
    Rows last = null;
    for (Parsed inner : command.nested) {
      Rows rows = read(inner, new Scope(null), analysis);
      last = rows == null ? last : rows;
    }
    Parsed planned = command.planned;
    if (planned != null) {
      plan(planned, own, analysis);
    }
    if (command.body != null) {
      Origin before = analysis.given;
      analysis.given = command.open ? Origin.UNKNOWN : before;
      Bodies.read(command.body, analysis, own);
      analysis.given = before;
    }
    if (command.block != null) {
      block(command.block, own, analysis);
    }
    return last;
  }

  /** A block of code: each statement in it may run. */
  private static void block(String text, Ledger own, Analysis analysis) {
    Command block = own.doubt == null ? Bodies.block(text, analysis) : null;
    if (block == null) {
      own.doubt("a block of procedural code");
      Bodies.suspect(text, analysis);
      return;
    }
    if (block.doubt != null) {
      own.doubt(block.doubt);
    }
    analysis.bodyDepth++;
    try {
      values(block, new Scope(null), own, analysis);
      nested(block, own, analysis);
    } finally {
      analysis.bodyDepth--;
    }
  }

  /** What EXPLAIN looks at: tables and columns are touched, nothing runs. */
  private static void plan(Parsed planned, Ledger ledger, Analysis analysis) {
    int before = analysis.ledgers.size();
    read(planned, new Scope(null), analysis);
    List<Ledger> inside = analysis.ledgers.subList(before, analysis.ledgers.size());
    for (Ledger one : inside) {
      ledger.reads.addAll(one.reads);
      ledger.reads.addAll(one.writes);
      ledger.columns.addAll(one.columns);
      ledger.predicates.addAll(one.predicates);
      ledger.inferred.addAll(one.inferred);
      ledger.functions.addAll(one.functions);
      if (one.doubt != null) {
        ledger.doubt(one.doubt);
      }
    }
    inside.clear();
  }

  private static Rows other(Command command, Origin values, Analysis analysis) {
    if (command.operations.contains(Operation.EXPLAIN) && analysis.dialect == Dialect.POSTGRESQL) {
      return new Rows(List.of(new Named("QUERY PLAN", Origin.NONE)), true);
    }
    if (command.operations.contains(Operation.CALL) && analysis.dialect == Dialect.H2) {
      return new Rows(List.of(new Named("", values.asDerived())), values.known());
    }
    return new Rows(List.of(), false);
  }
}
