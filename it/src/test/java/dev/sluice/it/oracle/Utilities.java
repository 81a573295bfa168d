package dev.sluice.it.oracle;

import dev.sluice.it.oracle.Evidence.Named;
import dev.sluice.it.oracle.NodeTree.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the raw tree of a utility statement says. Numbers of kinds: PostgreSQL 18, parsenodes.h. */
final class Utilities {

  /** Kinds of objects that hold no rows, or are no relation: attribute, index, sequence, type. */
  private static final Set<Integer> NO_TABLE = Set.of(4, 20, 37, 49);

  /** Foreign table, materialised view, table, view. */
  private static final Set<Integer> TABLES = Set.of(18, 23, 41, 51);

  /** Policy, rule, table constraint, trigger, column: named behind their table. */
  private static final Set<Integer> OF_TABLES = Set.of(6, 28, 35, 40, 44);

  private static final Map<String, String> OPERATIONS =
      Map.ofEntries(
          Map.entry("TRUNCATESTMT", "truncate"),
          Map.entry("COPYSTMT", "copy"),
          Map.entry("CALLSTMT", "call"),
          Map.entry("DOSTMT", "block"),
          Map.entry("EXECUTESTMT", "execute"),
          Map.entry("PREPARESTMT", "prepare"),
          Map.entry("FETCHSTMT", "select"),
          Map.entry("DECLARECURSORSTMT", "select"),
          Map.entry("EXPLAINSTMT", "explain"),
          Map.entry("VARIABLESETSTMT", "set"),
          Map.entry("VARIABLESHOWSTMT", "show"),
          Map.entry("CONSTRAINTSSETSTMT", "set"),
          Map.entry("LOCKSTMT", "lock"),
          Map.entry("VACUUMSTMT", "admin"),
          Map.entry("CLUSTERSTMT", "admin"),
          Map.entry("REINDEXSTMT", "admin"),
          Map.entry("CHECKPOINTSTMT", "admin"),
          Map.entry("REFRESHMATVIEWSTMT", "admin"),
          Map.entry("LOADSTMT", "admin"),
          Map.entry("COMMENTSTMT", "alter"),
          Map.entry("SECLABELSTMT", "alter"),
          Map.entry("REASSIGNOWNEDSTMT", "alter"),
          Map.entry("RENAMESTMT", "rename"),
          Map.entry("INDEXSTMT", "create"),
          Map.entry("VIEWSTMT", "create"),
          Map.entry("RULESTMT", "create"),
          Map.entry("DEFINESTMT", "create"),
          Map.entry("COMPOSITETYPESTMT", "create"),
          Map.entry("IMPORTFOREIGNSCHEMASTMT", "create"));

  private static final List<String> TRANSACTION =
      List.of(
          "begin",
          "begin",
          "commit",
          "rollback",
          "savepoint",
          "savepoint",
          "rollback",
          "prepare",
          "commit",
          "rollback");

  private Utilities() {}

  /** The words for what a utility does. */
  static Set<String> operations(Node utility) {
    String type = utility.type();
    Set<String> found = new LinkedHashSet<>();
    String known = OPERATIONS.get(type);
    if (known != null) {
      found.add(known);
    } else if (type.equals("GRANTSTMT") || type.equals("GRANTROLESTMT")) {
      found.add(utility.is("is_grant") ? "grant" : "revoke");
    } else if (type.equals("TRANSACTIONSTMT")) {
      int kind = utility.number("kind");
      found.add(kind < TRANSACTION.size() ? TRANSACTION.get(kind) : "");
    } else if (type.startsWith("CREATE")) {
      found.add("create");
    } else if (type.startsWith("ALTER")) {
      found.add("alter");
    } else if (type.startsWith("DROP")) {
      found.add("drop");
    }
    return found;
  }

  /** Whether the queries inside run with the statement. */
  static boolean runs(Node utility) {
    if (!utility.type().equals("EXPLAINSTMT")) {
      return true;
    }
    for (Node option : utility.nodes("options")) {
      String value = option.node("arg") == null ? option.text("arg") : "";
      if (option.text("defname").equalsIgnoreCase("analyze")) {
        return !Set.of("false", "off", "0").contains(value);
      }
    }
    return false;
  }

  /** The names of tables and views in the raw tree. */
  static List<Named> names(Node utility) {
    List<Named> names = new ArrayList<>();
    int kind = kind(utility);
    Set<String> withs = new HashSet<>();
    utility.walk(
        node -> {
          if (node.type().equals("COMMONTABLEEXPR")) {
            withs.add(node.text("ctename"));
          }
        });
    boolean objects = utility.type().equals("DROPSTMT") || utility.type().equals("COMMENTSTMT");
    if (objects || utility.type().equals("SECLABELSTMT")) {
      listed(utility, kind, names);
      return names;
    }
    if (nameless(utility, kind)) {
      return names;
    }
    Set<Node> target = identities();
    if (target(utility) != null) {
      target.add(target(utility));
    }
    boolean other = NO_TABLE.contains(kind) || utility.type().contains("SEQ");
    Set<Node> left = left(utility);
    utility.walk(
        node -> {
          boolean own = target.contains(node);
          boolean with = node.text("schemaname").isEmpty() && withs.contains(node.text("relname"));
          if (node.type().equals("RANGEVAR") && !with && !(own && other) && !left.contains(node)) {
            names.add(
                new Named(node.text("schemaname"), node.text("relname"), own && writes(utility)));
          }
        });
    return names;
  }

  /** What names no table, or tables that it leaves alone. */
  private static boolean nameless(Node utility, int kind) {
    return switch (utility.type()) {
      case "CONSTRAINTSSETSTMT" -> true;
      case "IMPORTFOREIGNSCHEMASTMT" -> utility.number("list_type") == 2;
      case "REINDEXSTMT" -> utility.number("kind") == 0;
      case "ALTERTABLESTMT" -> NO_TABLE.contains(kind);
      default -> false;
    };
  }

  /** Nodes are told apart by where they stand. */
  private static Set<Node> identities() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /** Names that are no tables: sequences made inside, aliases behind FOR UPDATE OF. */
  private static Set<Node> left(Node utility) {
    Set<Node> left = identities();
    utility.walk(
        node -> {
          if (node.type().equals("LOCKINGCLAUSE")) {
            left.addAll(node.nodes("lockedRels"));
          } else if (node.type().equals("CREATESEQSTMT") && node.node("sequence") != null) {
            left.add(node.node("sequence"));
          }
        });
    return left;
  }

  private static boolean writes(Node utility) {
    return switch (utility.type()) {
      case "COPYSTMT" -> utility.is("is_from");
      case "LOCKSTMT", "VACUUMSTMT", "CLUSTERSTMT", "REINDEXSTMT" -> false;
      default -> true;
    };
  }

  /** The relation that the statement is about, null if none stands out. */
  private static Node target(Node utility) {
    for (String field : List.of("relation", "view", "table", "typevar", "sequence")) {
      if (utility.node(field) != null) {
        return utility.node(field);
      }
    }
    Node into = utility.node("into");
    return into == null ? null : into.node("rel");
  }

  private static int kind(Node utility) {
    for (String field : List.of("removeType", "renameType", "objtype", "objectType")) {
      if (!utility.text(field).isEmpty()) {
        return utility.number(field);
      }
    }
    return utility.type().equals("COMPOSITETYPESTMT") ? 49 : 41;
  }

  /** Names that a statement holds as lists of texts. */
  private static void listed(Node utility, int kind, List<Named> into) {
    boolean many = utility.type().equals("DROPSTMT");
    List<?> objects = many ? utility.list("objects") : List.of(utility.list("object"));
    for (Object object : objects) {
      if (!(object instanceof List<?> parts)) {
        continue;
      }
      List<String> name = new ArrayList<>();
      for (Object part : parts) {
        if (part instanceof String text) {
          name.add(text);
        }
      }
      if (OF_TABLES.contains(kind) && !name.isEmpty()) {
        name.remove(name.size() - 1);
      } else if (!TABLES.contains(kind)) {
        continue;
      }
      if (!name.isEmpty()) {
        String schema = name.size() > 1 ? name.get(name.size() - 2) : "";
        into.add(new Named(schema, name.get(name.size() - 1), true));
      }
    }
  }
}
