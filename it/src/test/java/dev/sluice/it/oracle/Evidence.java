package dev.sluice.it.oracle;

import dev.sluice.it.oracle.NodeTree.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What PostgreSQL's own parser and analysis found in one statement: the range table with the rights
 * that each entry needs (these are the relations that it locks), the commands, the columns; of a
 * utility statement the names of relations in its raw tree. One thread.
 */
final class Evidence {

  /** A relation of the range table, by its oid. */
  record Touch(long relation, boolean written) {}

  /** A column by number; 0 is the whole row. */
  record ColumnTouch(long relation, int attribute, boolean written) {}

  /** A name as a utility statement spells it; the schema may be empty. */
  record Named(String schema, String name, boolean written) {}

  private static final int FIRST_ATTRIBUTE = 7;

  final Set<Touch> touched = new LinkedHashSet<>();
  final Set<ColumnTouch> columns = new LinkedHashSet<>();
  final Set<Named> named = new LinkedHashSet<>();
  final Set<String> operations = new LinkedHashSet<>();
  final Set<Long> functions = new LinkedHashSet<>();

  /** Whether whole rows are used; for a field of one PostgreSQL wants the right to all columns. */
  boolean rows;

  /** The type of the utility's node, empty for a query. */
  String utility = "";

  /** Reads the tree of one statement before it is rewritten. */
  static Evidence of(String tree) {
    Evidence evidence = new Evidence();
    for (Node query : NodeTree.read(tree)) {
      evidence.statement(query);
    }
    return evidence;
  }

  /** Relations of trees after rewriting: views have become their queries, rules have applied. */
  static Evidence ofRewritten(String tree) {
    Evidence evidence = new Evidence();
    for (Node query : NodeTree.read(tree)) {
      query.walk(
          node -> {
            if (node.type().equals("QUERY")) {
              evidence.query(node, true);
            }
          });
    }
    return evidence;
  }

  private void statement(Node query) {
    Node inside = query.node("utilityStmt");
    if (inside == null) {
      if (query.number("commandType") == 1) {
        operations.add("select");
      }
      queries(query, true);
      return;
    }
    utility = inside.type();
    operations.addAll(Utilities.operations(inside));
    queries(inside, Utilities.runs(inside));
    named.addAll(Utilities.names(inside));
  }

  private void queries(Node root, boolean runs) {
    root.walk(
        node -> {
          if (node.type().equals("QUERY")) {
            query(node, runs);
          } else if (node.type().equals("VAR") && node.text("varattno").equals("0")) {
            rows = true;
          } else if (node.type().equals("FUNCEXPR") && !node.text("funcformat").equals("2")) {
            functions.add(node.big("funcid"));
          }
        });
  }

  private void query(Node query, boolean runs) {
    int command = query.number("commandType");
    if (runs) {
      operations.addAll(written(query, command));
    }
    Node conflict = query.node("onConflict");
    boolean byConstraint = conflict != null && conflict.big("constraint") != 0;
    List<Node> rights = query.nodes("rteperminfos");
    List<Node> table = query.nodes("rtable");
    int result = command >= 2 && command <= 5 ? query.number("resultRelation") : 0;
    for (int i = 0; i < table.size(); i++) {
      Node entry = table.get(i);
      boolean relation = entry.big("relid") != 0 && !entry.text("relkind").equals("c");
      if (relation) {
        int right = entry.number("perminfoindex");
        Node needed = right > 0 && right <= rights.size() ? rights.get(right - 1) : null;
        boolean target = i + 1 == result;
        relation(entry, target && runs, needed, target && byConstraint);
      }
    }
  }

  /** {@code constrained}: the columns of a constraint that is named are read; no text has them. */
  private void relation(Node entry, boolean target, Node rights, boolean constrained) {
    long relation = entry.big("relid");
    touched.add(new Touch(relation, target));
    if (rights == null) {
      return;
    }
    if (!constrained) {
      bits(relation, rights.list("selectedCols"), false);
    }
    if (target) {
      bits(relation, rights.list("insertedCols"), true);
      bits(relation, rights.list("updatedCols"), true);
    }
  }

  private void bits(long relation, List<?> set, boolean written) {
    for (Object one : set) {
      if (one instanceof String bit && bit.matches("\\d+")) {
        int attribute = Integer.parseInt(bit) - FIRST_ATTRIBUTE;
        if (attribute >= 0) {
          columns.add(new ColumnTouch(relation, attribute, written));
        }
      }
    }
  }

  private static List<String> written(Node query, int command) {
    List<String> found = new ArrayList<>();
    switch (command) {
      case 2 -> found.add("update");
      case 3 -> found.add("insert");
      case 4 -> found.add("delete");
      case 5 -> {
        found.add("merge");
        for (Node action : query.nodes("mergeActionList")) {
          found.addAll(written(action, action.number("commandType")));
        }
      }
      default -> {
        // A query, or nothing.
      }
    }
    Node conflict = query.node("onConflict");
    if (conflict != null && conflict.number("action") == 2) {
      found.add("update");
    }
    return found;
  }
}
