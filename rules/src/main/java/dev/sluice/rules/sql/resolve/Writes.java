package dev.sluice.rules.sql.resolve;

import dev.sluice.rules.ColumnName;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.Operation;
import dev.sluice.rules.Shape;
import dev.sluice.rules.TableName;
import dev.sluice.rules.sql.tree.Expr;
import dev.sluice.rules.sql.tree.Query;
import dev.sluice.rules.sql.tree.Write;
import dev.sluice.rules.sql.tree.Write.Assignment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** INSERT, UPDATE, DELETE, MERGE: what is written, from where, and what RETURNING gives. */
final class Writes {

  private static final String ANY_COLUMN = "*";

  private final Analysis analysis;

  Writes(Analysis analysis) {
    this.analysis = analysis;
  }

  /** Facts of a write go into the ledger; the rows are RETURNING's. */
  Rows rows(Write write, Scope outer, Ledger ledger) {
    return write(write, outer, ledger, new Given());
  }

  private Rows write(Write write, Scope outer, Ledger ledger, Given given) {
    Scope scope = new Scope(outer);
    if (!(write instanceof Write.Output)) {
      analysis.queries.withs(write.withs(), true, scope, ledger);
    }
    if (write instanceof Write.Insert insert) {
      return insert(insert, scope, ledger, given);
    }
    if (write instanceof Write.Update update) {
      return update(update, scope, ledger, given);
    }
    if (write instanceof Write.Delete delete) {
      return delete(delete, scope, ledger);
    }
    if (write instanceof Write.Output output) {
      return output(output, outer, ledger, given);
    }
    return merge((Write.Merge) write, scope, ledger, given);
  }

  /** SQL Server: OUTPUT … INTO fills a second table, and gives no rows. */
  private Rows output(Write.Output output, Scope outer, Ledger ledger, Given given) {
    Rows rows = write(output.write(), outer, ledger, given);
    Relation target = relation(output.into(), ledger);
    TableName table = writeTo(target, ledger);
    ledger.operations.add(Operation.INSERT);
    List<String> columns = output.columns().isEmpty() ? names(target) : output.columns();
    analysis.queries.copy(
        columns.isEmpty() ? new Rows(rows.columns(), false) : rows,
        table,
        spelled(columns, target),
        ledger);
    return new Rows(List.of(), true);
  }

  /** The rows of a write in FROM: the table that it changes, with what it puts there. */
  Relation delta(Query.Delta delta, Scope scope, Ledger ledger) {
    Write write = delta.write();
    Relation target = target(write, ledger);
    Given given = new Given();
    write(write, scope, ledger, given);
    analysis.changed(target.table(), given);
    return delta.before() ? target : given.in(target);
  }

  private Relation target(Write write, Ledger ledger) {
    if (write instanceof Write.Insert insert) {
      return relation(insert.table(), ledger);
    }
    if (write instanceof Write.Merge merge) {
      return relation(merge.table(), ledger);
    }
    if (write instanceof Write.Output output) {
      return target(output.write(), ledger);
    }
    Query.From from =
        write instanceof Write.Update update
            ? update.target()
            : ((Write.Delete) write).from().get(0);
    if (from instanceof Query.Table table) {
      return relation(table, ledger);
    }
    return new Relation(null, null, List.of(), false, Origin.UNKNOWN);
  }

  /** The target as a relation; it is written, not read. */
  private Relation relation(Query.Table table, Ledger ledger) {
    boolean readToo = ledger.reads.contains(analysis.tableName(table.parts()));
    Relation base = analysis.relation(table.parts(), ledger);
    TableName name = base.table();
    if (name != null && !readToo) {
      ledger.reads.remove(name);
    }
    String alias =
        table.alias() == null ? table.parts().get(table.parts().size() - 1) : table.alias();
    return base.named(alias, List.of());
  }

  private TableName writeTo(Relation relation, Ledger ledger) {
    TableName name = relation.table();
    if (name == null) {
      ledger.doubt("a write into something that is no table");
      return TableName.of("?");
    }
    ledger.writes.add(name);
    return name;
  }

  private Rows returning(
      Write write, Scope scope, List<Relation> targets, Ledger ledger, Given given) {
    if (write.returning().isEmpty()) {
      return new Rows(List.of(), true);
    }
    for (Relation target : targets) {
      analysis.changed(target.table(), given);
    }
    Scope own = new Scope(scope.outer);
    List<Block> blocks = new ArrayList<>();
    for (Relation one : scope.relations) {
      Relation relation = targets.contains(one) ? given.in(one) : one;
      own.relations.add(relation);
      blocks.add(new Block(relation.columns(), relation.closed(), relation.whole()));
    }
    for (Relation target : targets) {
      own.relations.add(target.named(write.returning().before(), List.of()));
      own.relations.add(given.in(target).named(write.returning().after(), List.of()));
    }
    Rows rows = analysis.queries.items(write.returning().items(), own, blocks, ledger);
    for (Named column : rows.columns()) {
      ledger.outputs.addAll(column.origin().sources());
    }
    for (Relation target : targets) {
      if (target.table() != null) {
        ledger.reads.add(target.table());
      }
    }
    return rows;
  }

  // ---- INSERT

  private Rows insert(Write.Insert insert, Scope scope, Ledger ledger, Given put) {
    ledger.operations.add(Operation.INSERT);
    if (insert.replaces()) {
      ledger.operations.add(Operation.DELETE);
    }
    Query source = insert.source();
    Rows given = null;
    if (source != null) {
      if (reads(source)) {
        ledger.operations.add(Operation.SELECT);
      }
      given = analysis.queries.rows(source, scope, ledger);
    }
    Relation target = relation(insert.table(), ledger);
    TableName table = writeTo(target, ledger);
    List<String> columns = insert.columns().isEmpty() ? names(target) : insert.columns();
    if (given != null) {
      Rows placed = columns.isEmpty() ? new Rows(given.columns(), false) : given;
      List<String> names = spelled(columns, target);
      put.rows(placed, names);
      analysis.queries.copy(placed, table, names, ledger);
    }
    scope.relations.add(target);
    assign(insert.assignments(), List.of(target), scope, ledger, put);
    if (!insert.updates().isEmpty()) {
      ledger.operations.add(Operation.UPDATE);
      Scope conflict = new Scope(scope);
      conflict.relations.add(put.in(target).named("excluded", List.of()));
      assign(insert.updates(), List.of(target), conflict, ledger, put);
    }
    for (Expr condition : insert.conditions()) {
      Scope conflict = new Scope(scope);
      conflict.relations.add(put.in(target).named("excluded", List.of()));
      analysis.expressions.condition(condition, conflict, ledger);
    }
    return returning(insert, scope, List.of(target), ledger, put);
  }

  private static boolean reads(Query query) {
    return query.arms().size() > 1 || !(query.arms().get(0) instanceof Query.Values);
  }

  private static List<String> names(Relation relation) {
    List<String> names = new ArrayList<>();
    if (relation.closed()) {
      for (Named column : relation.columns()) {
        names.add(column.name());
      }
    }
    return names;
  }

  /** Names as the catalog spells them. */
  private List<String> spelled(List<String> names, Relation target) {
    analysis.work(names.size() * (1 + target.columns().size() / 8));
    List<String> spelled = new ArrayList<>(names.size());
    for (String name : names) {
      Named found = target.find(name);
      spelled.add(found == null ? name : found.name());
    }
    return spelled;
  }

  // ---- assignments

  private void assign(
      List<Assignment> assignments,
      List<Relation> targets,
      Scope scope,
      Ledger ledger,
      Given given) {
    for (int i = 0; i < assignments.size(); ) {
      List<Origin> origins = values(assignments, i, scope, ledger);
      for (Origin origin : origins) {
        Assignment assignment = assignments.get(i++);
        given.put(assignment.column(), origin);
        for (Relation target : targets) {
          analysis.work(2 + target.columns().size() / 8);
          assign(assignment, origin, target, ledger);
        }
      }
    }
  }

  /** What the next one is given; of {@code (a, b) = (SELECT …)} what each is, by its place. */
  @SuppressWarnings("ReferenceEquality") // one value, read once, for several columns
  private List<Origin> values(List<Assignment> assignments, int first, Scope scope, Ledger ledger) {
    Expr value = assignments.get(first).value();
    int end = first + 1;
    while (end < assignments.size() && assignments.get(end).value() == value) {
      end++;
    }
    if (end == first + 1 || !(value instanceof Expr.Nested nested)) {
      return List.of(analysis.expressions.origin(value, scope, ledger));
    }
    Rows rows = analysis.queries.rows(nested.query(), scope, ledger);
    boolean placed = rows.exact() && rows.columns().size() == end - first;
    List<Origin> origins = new ArrayList<>(end - first);
    for (int i = 0; i < end - first; i++) {
      origins.add(placed ? rows.columns().get(i).origin() : rows.whole());
    }
    return origins;
  }

  private void assign(Assignment assignment, Origin origin, Relation target, Ledger ledger) {
    TableName table = target.table();
    if (table == null) {
      return;
    }
    List<String> column = assignment.column();
    boolean other = column.size() > 1 && !column.get(1).equalsIgnoreCase(target.alias());
    if (other) {
      return;
    }
    String name = column.isEmpty() ? ANY_COLUMN : column.get(0);
    Named found = target.find(name);
    if (found == null && target.closed() && !name.equals(ANY_COLUMN)) {
      return;
    }
    ColumnName written = new ColumnName(table, found == null ? name : found.name());
    ledger.written.add(written);
    ledger.columns.add(written);
    ledger.flow(origin, written);
    ledger.writes.add(table);
  }

  // ---- UPDATE

  private Rows update(Write.Update update, Scope scope, Ledger ledger, Given given) {
    ledger.operations.add(Operation.UPDATE);
    List<Relation> targets = new ArrayList<>();
    targets(update.target(), scope, targets, ledger);
    List<Relation> read = new ArrayList<>();
    for (Query.From from : update.from()) {
      int before = scope.relations.size();
      analysis.sources.from(from, scope, ledger);
      read.addAll(scope.relations.subList(before, scope.relations.size()));
    }
    List<Relation> written = real(targets, read);
    assign(update.assignments(), written, scope, ledger, given);
    if (ledger.writes.isEmpty()) {
      for (Relation target : written) {
        writeTo(target, ledger);
      }
    }
    conditions(update.where(), update.beside(), scope, ledger);
    return returning(update, scope, written, ledger, given);
  }

  /** Each table of the target, with join conditions read. */
  private void targets(Query.From from, Scope scope, List<Relation> targets, Ledger ledger) {
    boolean always = analysis.dialect == Dialect.SQLITE;
    if (from instanceof Query.Table table && (always || scope.with(lastPart(table)) == null)) {
      Relation relation = relation(table, ledger);
      scope.relations.add(relation);
      targets.add(relation);
      return;
    }
    int before = scope.relations.size();
    analysis.sources.from(from, scope, ledger);
    targets.addAll(scope.relations.subList(before, scope.relations.size()));
    if (from instanceof Query.Table) {
      ledger.doubt("a write through a name of WITH");
    }
  }

  private static String lastPart(Query.Table table) {
    return table.parts().get(table.parts().size() - 1);
  }

  /** SQL Server: the target may be an alias of something in FROM. */
  private List<Relation> real(List<Relation> targets, List<Relation> read) {
    List<Relation> real = new ArrayList<>();
    for (Relation target : targets) {
      analysis.scan(read);
      Relation meant = target;
      for (Relation relation : read) {
        boolean aliased =
            target.alias() != null && target.alias().equalsIgnoreCase(relation.alias());
        if (aliased && relation.table() != null) {
          meant = relation;
        }
      }
      real.add(meant);
    }
    return real;
  }

  private void conditions(@Nullable Expr where, List<Expr> beside, Scope scope, Ledger ledger) {
    if (where == null) {
      ledger.shapes.add(Shape.NO_WHERE);
    } else {
      analysis.expressions.condition(where, scope, ledger);
      if (analysis.truth.always(where)) {
        ledger.shapes.add(Shape.ALWAYS_TRUE);
      }
    }
    for (Expr expr : beside) {
      analysis.expressions.condition(expr, scope, ledger);
    }
  }

  // ---- DELETE

  private Rows delete(Write.Delete delete, Scope scope, Ledger ledger) {
    ledger.operations.add(Operation.DELETE);
    List<Relation> targets = new ArrayList<>();
    boolean first = delete.names().isEmpty();
    for (Query.From from : delete.from()) {
      if (first) {
        targets(from, scope, targets, ledger);
        first = false;
      } else {
        analysis.sources.from(from, scope, ledger);
      }
    }
    for (List<String> name : delete.names()) {
      targets.add(named(name, scope, ledger));
    }
    for (Relation target : targets) {
      writeTo(target, ledger);
    }
    conditions(delete.where(), delete.beside(), scope, ledger);
    return returning(delete, scope, targets, ledger, new Given());
  }

  private Relation named(List<String> name, Scope scope, Ledger ledger) {
    String last = name.get(name.size() - 1);
    analysis.scan(scope.relations);
    for (Relation relation : scope.relations) {
      if (last.equalsIgnoreCase(relation.alias()) && relation.table() != null) {
        return relation;
      }
    }
    return relation(new Query.Table(name, null, List.of()), ledger);
  }

  // ---- MERGE

  private Rows merge(Write.Merge merge, Scope scope, Ledger ledger, Given given) {
    ledger.operations.add(Operation.MERGE);
    int before = scope.relations.size();
    Block source = analysis.sources.from(merge.source(), scope, ledger);
    Relation target = relation(merge.table(), ledger);
    TableName table = writeTo(target, ledger);
    if (merge.conditions().isEmpty()) {
      scope.relations.subList(before, scope.relations.size()).clear();
      List<String> names = merge.columns().isEmpty() ? names(target) : merge.columns();
      Rows rows = new Rows(source.columns(), source.exact() && !names.isEmpty());
      given.rows(rows, spelled(names, target));
      analysis.queries.copy(rows, table, spelled(names, target), ledger);
      return new Rows(List.of(), true);
    }
    scope.relations.add(target);
    for (Expr condition : merge.conditions()) {
      analysis.expressions.condition(condition, scope, ledger);
    }
    assign(merge.updates(), List.of(target), scope, ledger, given);
    assign(merge.inserts(), List.of(target), scope, ledger, given);
    if (!merge.updates().isEmpty()) {
      ledger.operations.add(Operation.UPDATE);
    }
    if (!merge.inserts().isEmpty()) {
      ledger.operations.add(Operation.INSERT);
    }
    if (merge.deletes()) {
      ledger.operations.add(Operation.DELETE);
    }
    return returning(merge, scope, List.of(target), ledger, given);
  }
}
