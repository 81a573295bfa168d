package dev.sluice.rules.sql.resolve;

import dev.sluice.rules.Effect;
import dev.sluice.rules.TableName;
import dev.sluice.rules.sql.tree.Expr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls of functions that run SQL: which argument is the SQL, and what it does. */
final class DynamicCalls {

  private DynamicCalls() {}

  /** Reads the SQL of a call; doubts the statement if it is not all there. */
  static void read(Expr.Call call, Functions.Entry entry, Analysis analysis, Ledger ledger) {
    if (!entry.effects().contains(Effect.DYNAMIC_SQL) || rewrites(call)) {
      return;
    }
    String cursor =
        isFetch(call.name()) && !call.args().isEmpty() ? text(call.args().get(0)) : null;
    if (cursor != null) {
      analysis.session.fetched(cursor, ledger, analysis);
      return;
    }
    if (call.name().startsWith("schema_to_xml") && tables(call, analysis, ledger)) {
      return;
    }
    boolean all = !call.args().isEmpty();
    for (int i = 0; i < call.args().size(); i++) {
      String text = text(call.args().get(i));
      boolean sql = isSql(call, i);
      if (sql && text != null) {
        Bodies.read(isTable(call) ? "TABLE " + text : text, analysis, ledger);
      }
      all &= !sql || text != null;
    }
    if (!all || noneIsSql(call)) {
      ledger.doubt("a function that runs SQL which is not in the statement: name=" + call.name());
    }
  }

  /**
   * All tables and views of a schema, as far as the user may read them; false where they are not
   * known. What is temporary is in no catalog.
   */
  private static boolean tables(Expr.Call call, Analysis analysis, Ledger ledger) {
    String schema = call.args().isEmpty() ? null : text(call.args().get(0));
    boolean known = analysis.catalog.complete() && !analysis.catalog.tables().isEmpty();
    if (schema == null || schema.startsWith("pg_") || !known) {
      return false;
    }
    analysis.scan(analysis.catalog.tables().keySet());
    for (TableName table : analysis.catalog.tables().keySet()) {
      if (table.schema() == null || schema.equals(table.schema())) {
        Origin rows = analysis.relation(parts(table), ledger).whole();
        ledger.columns.addAll(rows.sources());
        ledger.outputs.addAll(rows.sources());
      }
    }
    return true;
  }

  private static List<String> parts(TableName table) {
    String schema = table.schema();
    return schema == null ? List.of(table.name()) : List.of(schema, table.name());
  }

  /** Whether a function gives the rows of a cursor, and runs nothing else. */
  static boolean isFetch(String name) {
    return name.equals("cursor_to_xml") || name.equals("cursor_to_xmlschema");
  }

  /** Whether what runs in a statement are cursors alone. */
  static boolean fetchesOnly(Ledger ledger, Functions functions) {
    boolean fetches = false;
    for (String name : ledger.functions) {
      Functions.Entry entry = functions.entry(null, name);
      if (isFetch(name)) {
        fetches = true;
      } else if (entry != null && entry.effects().contains(Effect.DYNAMIC_SQL)) {
        return false;
      }
    }
    return fetches;
  }

  /** {@code ts_rewrite(query, target, substitute)} runs nothing. */
  private static boolean rewrites(Expr.Call call) {
    return call.name().equals("ts_rewrite") && call.args().size() == 3;
  }

  private static boolean noneIsSql(Expr.Call call) {
    for (int i = 0; i < call.args().size(); i++) {
      if (isSql(call, i)) {
        return false;
      }
    }
    return true;
  }

  /** {@code table_to_xml('users', …)}: the argument is the name of a table. */
  private static boolean isTable(Expr.Call call) {
    return call.name().startsWith("table_to_xml");
  }

  private static boolean isSql(Expr.Call call, int index) {
    String name = call.name();
    if (isTable(call)) {
      return index == 0;
    }
    if (name.startsWith("query_to_xml") || name.equals("ts_stat")) {
      return index == 0;
    }
    if (name.equals("ts_rewrite")) {
      return index == call.args().size() - 1;
    }
    if (name.startsWith("crosstab")) {
      return index < 2;
    }
    if (name.equals("csvwrite") || name.equals("openquery")) {
      return index == 1;
    }
    if ("dbms_xmlgen".equals(call.schema())) {
      return index == 0;
    }
    boolean remote = name.equals("dblink") || name.equals("dblink_exec");
    return remote && index == (strings(call.args()) > 1 ? 1 : 0);
  }

  private static int strings(List<Expr> args) {
    int strings = 0;
    for (Expr arg : args) {
      strings += text(arg) == null ? 0 : 1;
    }
    return strings;
  }

  /** The text of a string, casts taken off; null if it is none. */
  private static @Nullable String text(Expr arg) {
    Expr part = arg;
    while (part instanceof Expr.Cast cast) {
      part = cast.part();
    }
    return part instanceof Expr.Literal literal && literal.type() == Expr.Literal.Type.STRING
        ? literal.value()
        : null;
  }
}
