package dev.sluice.rules.sql;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.TableName;
import dev.sluice.rules.sql.lex.Kind;
import dev.sluice.rules.sql.lex.Names;
import dev.sluice.rules.sql.lex.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the statements of a migration history do to tables that earlier ones made: ALTER TABLE,
 * DROP, RENAME, and where names resolve. One statement a time; one thread.
 */
final class SchemaChanges {

  /** What may be added or dropped and is no column. */
  private static final Set<String> NO_COLUMN =
      Set.of(
          "CONSTRAINT",
          "PRIMARY",
          "UNIQUE",
          "FOREIGN",
          "CHECK",
          "INDEX",
          "KEY",
          "FULLTEXT",
          "SPATIAL",
          "EXCLUDE",
          "PARTITION",
          "PERIOD",
          "SYSTEM",
          "DEFAULT",
          "STATISTICS");

  private static final Set<String> VERBS =
      Set.of("ADD", "DROP", "RENAME", "CHANGE", "MODIFY", "ALTER", "SET");

  private final Map<TableName, Catalog.Table> tables;
  private final Dialect dialect;
  private List<String> searchPath = List.of();
  private Tokens tokens;
  private int at;

  SchemaChanges(Map<TableName, Catalog.Table> tables, Dialect dialect, Tokens none) {
    this.tables = tables;
    this.dialect = dialect;
    this.tokens = none;
  }

  List<String> searchPath() {
    return searchPath;
  }

  /** The name under which a table is made now. */
  TableName made(List<String> parts) {
    String name = parts.get(parts.size() - 1);
    String schema = parts.size() > 1 ? parts.get(parts.size() - 2) : null;
    if (schema == null && !searchPath.isEmpty()) {
      schema = searchPath.get(0);
    }
    return new TableName(schema, name);
  }

  /** Follows one statement; why it could not be followed, or null. */
  @Nullable String follow(Tokens statement) {
    tokens = statement;
    at = 0;
    if (accept("ALTER", "TABLE")) {
      return alter();
    }
    if (accept("ALTER", "VIEW") || accept("ALTER", "MATERIALIZED")) {
      accept("VIEW");
      return alter();
    }
    if (accept("DROP", "SCHEMA") || accept("DROP", "DATABASE")) {
      exists();
      String schema = name();
      tables.keySet().removeIf(table -> schema.equals(table.schema()));
      return null;
    }
    if (accept("DROP", "TABLE") || accept("DROP", "VIEW") || accept("DROP", "MATERIALIZED")) {
      accept("VIEW");
      return drop();
    }
    if (accept("RENAME", "TABLE") || accept("RENAME", "TABLES") || accept("RENAME")) {
      return rename();
    }
    if (accept("EXEC") || accept("EXECUTE")) {
      return storedRename();
    }
    if (accept("SET", "SEARCH_PATH") || accept("SET", "SCHEMA") || accept("USE")) {
      path();
    }
    return null;
  }

  // ---- tokens

  private boolean is(int index, String word) {
    return index < tokens.size()
        && tokens.kind(index) == Kind.WORD
        && tokens.value(index).equals(word);
  }

  private boolean accept(String word) {
    if (is(at, word)) {
      at++;
      return true;
    }
    return false;
  }

  private boolean accept(String first, String second) {
    if (is(at, first) && is(at + 1, second)) {
      at += 2;
      return true;
    }
    return false;
  }

  private void exists() {
    if (accept("IF")) {
      accept("NOT");
      accept("EXISTS");
    }
    accept("ONLY");
  }

  private boolean ends() {
    return at >= tokens.size() - 1 || tokens.kind(at) == Kind.SEMICOLON;
  }

  private boolean isName() {
    Kind kind = tokens.kind(at);
    return kind == Kind.WORD || kind == Kind.QUOTED || kind == Kind.STRING;
  }

  private String name() {
    if (ends() || !isName()) {
      return "";
    }
    boolean quoted = tokens.kind(at) != Kind.WORD;
    String spelled = quoted ? tokens.value(at) : tokens.source(at);
    at++;
    return Names.fold(spelled, quoted, dialect);
  }

  private List<String> names() {
    List<String> parts = new ArrayList<>(2);
    parts.add(name());
    while (!ends() && tokens.kind(at) == Kind.DOT) {
      at++;
      parts.add(name());
    }
    return parts;
  }

  /** To behind the next comma of this level; false at the end. */
  private boolean nextPart() {
    int depth = 0;
    while (!ends()) {
      Kind kind = tokens.kind(at++);
      if (kind == Kind.LEFT) {
        depth++;
      } else if (kind == Kind.RIGHT && depth-- == 0) {
        at--;
        return false;
      } else if (kind == Kind.COMMA && depth == 0) {
        return true;
      }
    }
    return false;
  }

  // ---- tables

  /** The table meant; null if no earlier statement made it. */
  Catalog.@Nullable Table find(List<String> parts) {
    TableName made = made(parts);
    Catalog.Table exact = tables.get(made);
    if (exact != null) {
      return exact;
    }
    String schema = parts.size() > 1 ? made.schema() : null;
    for (Map.Entry<TableName, Catalog.Table> entry : tables.entrySet()) {
      TableName known = entry.getKey();
      boolean same =
          schema == null || known.schema() == null || schema.equalsIgnoreCase(known.schema());
      if (same && known.name().equalsIgnoreCase(made.name())) {
        return entry.getValue();
      }
    }
    return null;
  }

  private void put(Catalog.Table old, TableName name, List<String> columns) {
    tables.remove(old.name());
    tables.put(name, new Catalog.Table(name, columns, old.viewText(), old.view()));
  }

  private @Nullable String drop() {
    exists();
    do {
      Catalog.Table table = find(names());
      if (table != null) {
        tables.remove(table.name());
      }
    } while (!ends() && tokens.kind(at) == Kind.COMMA && at++ > 0);
    return null;
  }

  private @Nullable String rename() {
    do {
      Catalog.Table table = find(names());
      if (!accept("TO")) {
        return "a RENAME that is not followed";
      }
      List<String> parts = names();
      if (table != null) {
        put(table, renamed(table, parts), table.columns());
      }
    } while (!ends() && tokens.kind(at) == Kind.COMMA && at++ > 0);
    return null;
  }

  private static TableName renamed(Catalog.Table table, List<String> parts) {
    String schema = parts.size() > 1 ? parts.get(parts.size() - 2) : table.name().schema();
    return new TableName(schema, parts.get(parts.size() - 1));
  }

  /** SQL Server: {@code EXEC sp_rename 'a.b', 'c', 'COLUMN'}. */
  private @Nullable String storedRename() {
    List<String> procedure = names();
    if (!procedure.get(procedure.size() - 1).equalsIgnoreCase("sp_rename")) {
      return null;
    }
    List<String> words = new ArrayList<>();
    while (!ends()) {
      if (tokens.kind(at) == Kind.STRING) {
        words.add(tokens.value(at));
      }
      at++;
    }
    if (words.size() < 2) {
      return "a RENAME that is not followed";
    }
    List<String> parts = new ArrayList<>();
    for (String part : words.get(0).split("\\.", -1)) {
      parts.add(Names.fold(part.replace("[", "").replace("]", ""), true, dialect));
    }
    String name = Names.fold(words.get(1), true, dialect);
    boolean column = words.size() > 2 && words.get(2).equalsIgnoreCase("COLUMN");
    Catalog.Table table = find(column ? parts.subList(0, parts.size() - 1) : parts);
    if (table == null) {
      return null;
    }
    if (column) {
      List<String> columns = new ArrayList<>(table.columns());
      replace(columns, parts.get(parts.size() - 1), name);
      put(table, table.name(), columns);
    } else {
      put(table, new TableName(table.name().schema(), name), table.columns());
    }
    return null;
  }

  private void path() {
    if (!ends() && tokens.kind(at) == Kind.OPERATOR) {
      at++;
    }
    accept("TO");
    List<String> path = new ArrayList<>();
    while (!ends()) {
      if (isName()) {
        String schema = name();
        if (!schema.startsWith("$") && !schema.equalsIgnoreCase("default")) {
          path.add(schema);
        }
      } else {
        at++;
      }
    }
    searchPath = List.copyOf(path);
  }

  // ---- ALTER TABLE

  private @Nullable String alter() {
    exists();
    Catalog.Table table = find(names());
    if (table == null) {
      return null; // Not of this history: nothing is known of it before, and nothing after.
    }
    if (table.view() && is(at, "AS")) {
      return "a view that is altered: name=" + table.name();
    }
    List<String> columns = new ArrayList<>(table.columns());
    TableName name = table.name();
    String verb = "";
    do {
      boolean again = !VERBS.contains(tokens.kind(at) == Kind.WORD ? tokens.value(at) : "");
      if (!again) {
        verb = tokens.value(at++);
      }
      name = action(verb, again, columns, name);
    } while (nextPart());
    if (columns.isEmpty()) {
      return "the columns are not known: name=" + name;
    }
    put(table, name, columns);
    return null;
  }

  private TableName action(String verb, boolean again, List<String> columns, TableName name) {
    switch (verb) {
      case "ADD" -> add(columns);
      case "DROP" -> dropColumns(columns);
      case "RENAME" -> {
        return renamePart(columns, name);
      }
      case "CHANGE" -> {
        accept("COLUMN");
        exists();
        replace(columns, name(), name());
      }
      case "MODIFY", "ALTER" -> {
        accept("COLUMN");
        exists();
        String column = name();
        if (accept("RENAME")) {
          accept("TO");
          replace(columns, column, name());
        } else if (verb.equals("MODIFY")) {
          move(columns, column);
        }
      }
      case "SET" -> {
        if (!again && accept("SCHEMA")) {
          return new TableName(name(), name.name());
        }
      }
      default -> {
        return name;
      }
    }
    return name;
  }

  private void add(List<String> columns) {
    accept("COLUMN");
    exists();
    if (tokens.kind(at) == Kind.LEFT) {
      at++;
      do {
        addOne(columns);
      } while (nextPart());
      at++;
    } else {
      addOne(columns);
    }
  }

  private void addOne(List<String> columns) {
    boolean constraint = tokens.kind(at) == Kind.WORD && NO_COLUMN.contains(tokens.value(at));
    String column = constraint ? "" : name();
    if (!column.isEmpty() && find(columns, column) < 0) {
      columns.add(column);
      move(columns, column);
    }
  }

  /** MySQL's FIRST and AFTER, H2's BEFORE, anywhere in the definition of the column. */
  private void move(List<String> columns, String column) {
    int depth = 0;
    for (int i = at; i < tokens.size(); i++) {
      Kind kind = tokens.kind(i);
      depth += kind == Kind.LEFT ? 1 : kind == Kind.RIGHT ? -1 : 0;
      if (depth < 0 || (depth == 0 && (kind == Kind.COMMA || kind == Kind.SEMICOLON))) {
        return;
      }
      boolean relative = is(i, "AFTER") || is(i, "BEFORE");
      if (is(i, "FIRST") || relative) {
        int before = at;
        at = i + 1;
        int place = relative ? find(columns, name()) : 0;
        at = before;
        if (place >= 0 && columns.remove(column)) {
          place = relative ? Math.min(place, columns.size()) : 0;
          columns.add(is(i, "AFTER") ? placeAfter(columns, i) : place, column);
        }
        return;
      }
    }
  }

  private int placeAfter(List<String> columns, int index) {
    int before = at;
    at = index + 1;
    int place = find(columns, name());
    at = before;
    return place < 0 ? columns.size() : place + 1;
  }

  private void dropColumns(List<String> columns) {
    boolean said = accept("COLUMN");
    exists();
    if (tokens.kind(at) == Kind.LEFT) {
      at++;
      do {
        remove(columns, name());
      } while (nextPart());
      at++;
    } else if (said || tokens.kind(at) != Kind.WORD || !NO_COLUMN.contains(tokens.value(at))) {
      remove(columns, name());
    }
  }

  private TableName renamePart(List<String> columns, TableName name) {
    boolean column = accept("COLUMN");
    if (!column
        && tokens.kind(at) == Kind.WORD
        && Set.of("INDEX", "KEY", "CONSTRAINT").contains(tokens.value(at))) {
      return name;
    }
    if (!column && (accept("TO") || accept("AS"))) {
      List<String> parts = names();
      String schema = parts.size() > 1 ? parts.get(parts.size() - 2) : name.schema();
      return new TableName(schema, parts.get(parts.size() - 1));
    }
    String old = name();
    if (accept("TO")) {
      replace(columns, old, name());
      return name;
    }
    return new TableName(name.schema(), old);
  }

  private static int find(List<String> columns, String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  private static void remove(List<String> columns, String name) {
    int index = find(columns, name);
    if (index >= 0) {
      columns.remove(index);
    }
  }

  private static void replace(List<String> columns, String old, String name) {
    int index = find(columns, old);
    if (index >= 0) {
      columns.set(index, name);
    }
  }
}
