package dev.sluice.it.oracle;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.TableName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The relations that a session sees, by oid and as the analyzer's catalog. One thread. */
final class LiveSchema {

  /** A relation; columns by number, those that were dropped left out. */
  record Relation(
      long oid,
      String schema,
      String name,
      char kind,
      boolean temporary,
      TreeMap<Integer, String> columns) {

    boolean view() {
      return kind == 'v' || kind == 'm';
    }

    @Override
    public String toString() {
      return schema + "." + name;
    }
  }

  private static final String RELATIONS =
      "SELECT c.oid, n.nspname, c.relname, c.relkind, c.relpersistence, a.attnum, a.attname"
          + " FROM pg_catalog.pg_class c"
          + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
          + " LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0"
          + " AND NOT a.attisdropped"
          + " WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 'i', 'I', 't', 'c')"
          + " AND c.oid ";
  private static final String BASES =
      "SELECT DISTINCT d.refobjid FROM pg_catalog.pg_depend d"
          + " JOIN pg_catalog.pg_rewrite r ON r.oid = d.objid AND r.rulename = '_RETURN'"
          + " WHERE d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass"
          + " AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass"
          + " AND d.refobjid <> r.ev_class AND r.ev_class = ";

  private static final int FIRST_USER_OID = 16384;
  private static final int MOST_VIEWS = 60;

  private final Wire wire;
  private final Map<Long, Relation> own = new HashMap<>();
  private final Map<Long, Relation> all = new HashMap<>();
  private List<String> searchPath = List.of();
  private long version;
  private boolean stale = true;

  LiveSchema(Wire wire, Map<Long, Relation> systemRelations) {
    this.wire = wire;
    this.own.putAll(systemRelations);
  }

  /** The relations that each database has from the start. */
  static Map<Long, Relation> systemRelations(Wire wire) throws IOException {
    Map<Long, Relation> relations = new HashMap<>();
    load(wire, RELATIONS + "< " + FIRST_USER_OID, relations);
    return relations;
  }

  /** Something may have changed. */
  void changed() {
    stale = true;
  }

  private void refresh() throws IOException {
    if (!stale) {
      return;
    }
    all.clear();
    all.putAll(own);
    load(wire, RELATIONS + ">= " + FIRST_USER_OID, all);
    searchPath = new ArrayList<>();
    Wire.Reply path = wire.query("SELECT pg_catalog.unnest(pg_catalog.current_schemas(true))");
    path.rows.forEach(row -> searchPath.add(row.get(0)));
    version++;
    stale = false;
  }

  private static void load(Wire wire, String query, Map<Long, Relation> into) throws IOException {
    Wire.Reply reply = wire.query(query + " ORDER BY 1, 6");
    if (reply.failure != null) {
      throw new IOException("the schema cannot be read: " + reply.failure.text());
    }
    for (List<String> row : reply.rows) {
      long oid = Long.parseLong(row.get(0));
      Relation relation =
          into.computeIfAbsent(
              oid,
              key ->
                  new Relation(
                      oid,
                      row.get(1),
                      row.get(2),
                      row.get(3).charAt(0),
                      row.get(4).equals("t"),
                      new TreeMap<>()));
      if (row.get(5) != null) {
        relation.columns().put(Integer.valueOf(row.get(5)), row.get(6));
      }
    }
  }

  /** The relation of that oid; null if there is none. */
  Relation relation(long oid) throws IOException {
    refresh();
    Relation known = all.get(oid);
    if (known == null) {
      stale = true; // A function may have made it.
      refresh();
      known = all.get(oid);
    }
    return known;
  }

  /** The relation that a name means now; null if none. */
  Relation named(String schema, String name) throws IOException {
    refresh();
    for (String candidate : schema.isEmpty() ? searchPath : List.of(schema)) {
      for (Relation relation : all.values()) {
        if (relation.schema().equals(candidate) && relation.name().equals(name)) {
          return relation;
        }
      }
    }
    return null;
  }

  /** What views read, and what the views among that read, the views themselves left out. */
  Set<Long> bases(Set<Long> views) throws IOException {
    Set<Long> found = new HashSet<>();
    List<Long> open = new ArrayList<>(views);
    for (int i = 0; i < open.size() && i < MOST_VIEWS; i++) {
      Relation view = relation(open.get(i));
      if (view == null || view.kind() != 'v') {
        continue;
      }
      for (List<String> row : wire.query(BASES + open.get(i)).rows) {
        long base = Long.parseLong(row.get(0));
        if (found.add(base)) {
          open.add(base);
        }
      }
    }
    found.removeAll(views);
    return found;
  }

  /** The catalog as the agent reads it, temporary tables too; texts of the views given only. */
  Catalog catalog(Set<Long> views) throws IOException {
    refresh();
    Map<TableName, Catalog.Table> tables = new HashMap<>();
    for (Relation relation : all.values()) {
      if ("rpvmf".indexOf(relation.kind()) < 0) {
        continue;
      }
      TableName name = new TableName(relation.schema(), relation.name());
      String text = null;
      if (relation.view() && views.contains(relation.oid())) {
        text = text(relation.oid());
      }
      List<String> columns = List.copyOf(relation.columns().values());
      tables.put(name, new Catalog.Table(name, columns, text, relation.view()));
    }
    return new Catalog(version, searchPath, tables, true);
  }

  private String text(long view) throws IOException {
    Wire.Reply reply = wire.query("SELECT pg_catalog.pg_get_viewdef(" + view + "::oid)");
    if (reply.rows.isEmpty() || reply.rows.get(0).get(0) == null) {
      return null;
    }
    String text = reply.rows.get(0).get(0).strip();
    return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
  }
}
