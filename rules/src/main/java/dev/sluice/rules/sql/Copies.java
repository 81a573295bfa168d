package dev.sluice.rules.sql;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.Flow;
import dev.sluice.rules.Operation;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which columns hold values of other columns, because a statement put them there. Laid over a
 * catalog, so that the lineage of a later read ends at the columns that the values came from.
 * Immutable.
 *
 * <p>Names go together as loosely as they may: a table without a schema is each table of that name.
 */
public final class Copies {

  /** None. */
  public static final Copies NONE = new Copies(Map.of());

  private static final String ANY_COLUMN = "*";

  private final Map<TableName, Copy> tables;

  /**
   * What is known of one table.
   *
   * @param filled by column in lower case where its values came from; {@code *} for any column
   * @param created its columns in order, if a statement made it for the session alone; else empty
   * @param torn true if several statements made it, each otherwise: nobody knows what it is now
   */
  private record Copy(Map<String, Set<ColumnName>> filled, List<String> created, boolean torn) {

    Copy(List<String> created) {
      this(new HashMap<>(), created, false);
    }
  }

  private Copies(Map<TableName, Copy> tables) {
    this.tables = Map.copyOf(tables);
  }

  /** What a text puts into tables that stay, as far as a flow is worth to be kept. */
  public static Copies lasting(StatementFacts facts, Predicate<Flow> kept) {
    return of(facts, kept, false);
  }

  /** What a text puts into tables that it makes for its session alone. */
  public static Copies temporary(StatementFacts facts) {
    return of(facts, flow -> true, true);
  }

  private static Copies of(StatementFacts facts, Predicate<Flow> kept, boolean temporary) {
    Map<TableName, Copy> tables = new HashMap<>();
    for (EffectiveStatement statement : facts.statements()) {
      if (statement.temporary() != temporary) {
        continue;
      }
      if (temporary && statement.operations().contains(Operation.CREATE)) {
        create(statement, tables);
      }
      for (Flow flow : statement.flows()) {
        ColumnName target = flow.target();
        if (target != null && kept.test(flow)) {
          Copy copy = tables.computeIfAbsent(target.table(), name -> new Copy(List.of()));
          copy.filled
              .computeIfAbsent(key(target), name -> new LinkedHashSet<>())
              .add(flow.source());
        }
      }
    }
    return tables.isEmpty() ? NONE : new Copies(tables);
  }

  private static void create(EffectiveStatement statement, Map<TableName, Copy> tables) {
    for (TableName table : statement.writes()) {
      List<String> columns = new ArrayList<>();
      for (ColumnName column : statement.writtenColumns()) {
        if (column.table().equals(table)) {
          columns.add(column.name());
        }
      }
      if (!columns.isEmpty() && !columns.contains(ANY_COLUMN)) {
        tables.put(table, new Copy(columns));
      }
    }
  }

  private static String key(ColumnName column) {
    return column.name().toLowerCase(Locale.ROOT);
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return tables.isEmpty();
  }

  /** How many tables are known to hold copies. */
  public int size() {
    return tables.size();
  }

  /**
   * These and others. A statement that was to make a table anew may have failed: nothing is lost.
   */
  public Copies and(Copies later) {
    if (later.isEmpty() || isEmpty()) {
      return isEmpty() ? later : this;
    }
    Map<TableName, Copy> all = new HashMap<>(tables);
    for (Map.Entry<TableName, Copy> entry : later.tables.entrySet()) {
      Copy copy = entry.getValue();
      Copy before = all.get(entry.getKey());
      all.put(entry.getKey(), before == null ? copy : both(before, copy));
    }
    return all.equals(tables) ? this : new Copies(all);
  }

  private static Copy both(Copy one, Copy two) {
    Map<String, Set<ColumnName>> filled = new HashMap<>(one.filled);
    for (Map.Entry<String, Set<ColumnName>> entry : two.filled.entrySet()) {
      Set<ColumnName> all = new LinkedHashSet<>(entry.getValue());
      all.addAll(filled.getOrDefault(entry.getKey(), Set.of()));
      filled.put(entry.getKey(), all);
    }
    boolean made = !one.created.isEmpty() && !two.created.isEmpty();
    boolean torn = one.torn || two.torn || (made && !one.created.equals(two.created));
    return new Copy(filled, one.created.isEmpty() ? two.created : one.created, torn);
  }

  /** Of these what concerns the tables that others were made for a session. */
  public Copies within(Copies made) {
    Map<TableName, Copy> inside = new HashMap<>();
    for (Map.Entry<TableName, Copy> entry : tables.entrySet()) {
      for (Map.Entry<TableName, Copy> other : made.tables.entrySet()) {
        if (!other.getValue().created.isEmpty() && meets(entry.getKey(), other.getKey())) {
          inside.merge(other.getKey(), entry.getValue(), Copies::both);
        }
      }
    }
    return inside.isEmpty() ? NONE : new Copies(inside);
  }

  /** These without the given tables. */
  public Copies without(Set<TableName> gone) {
    Map<TableName, Copy> left = new HashMap<>(tables);
    return left.keySet().removeAll(gone) ? new Copies(left) : this;
  }

  /**
   * A catalog with these over it: the columns of tables that it has know where their values came
   * from, and tables made for the session are there. Where a table is not as it was when it was
   * filled, nothing is known of its values.
   *
   * @param version of the catalog that is returned
   */
  public Catalog over(Catalog base, long version) {
    if (tables.isEmpty()) {
      return base;
    }
    Map<TableName, Catalog.Table> all = new HashMap<>(base.tables());
    for (Map.Entry<TableName, Copy> entry : tables.entrySet()) {
      boolean found = false;
      for (Catalog.Table table : base.tables().values()) {
        if (meets(entry.getKey(), table.name())) {
          found = true;
          Catalog.Table sofar = all.getOrDefault(table.name(), table);
          all.put(table.name(), filled(sofar, entry.getValue()));
        }
      }
      if (!found && !entry.getValue().torn && !entry.getValue().created.isEmpty()) {
        TableName name = entry.getKey();
        Catalog.Table made = new Catalog.Table(name, entry.getValue().created, null, false);
        all.put(name, filled(made, entry.getValue()));
      }
    }
    return new Catalog(version, base.searchPath(), all, base.complete());
  }

  private static boolean meets(TableName copy, TableName table) {
    String one = copy.schema();
    String two = table.schema();
    return copy.name().equalsIgnoreCase(table.name())
        && (one == null || two == null || one.equalsIgnoreCase(two));
  }

  private static Catalog.Table filled(Catalog.Table table, Copy copy) {
    if (table.view()) {
      return copy.created.isEmpty() ? table : opaque(table);
    }
    if (copy.torn || (!copy.created.isEmpty() && !copy.created.equals(table.columns()))) {
      return opaque(table);
    }
    Map<String, Set<ColumnName>> filled = new HashMap<>(table.filled());
    Set<String> missing = new LinkedHashSet<>(copy.filled.keySet());
    missing.remove(ANY_COLUMN);
    for (String column : table.columns()) {
      Set<ColumnName> sources = new LinkedHashSet<>(filled.getOrDefault(column, Set.of()));
      String key = column.toLowerCase(Locale.ROOT);
      sources.addAll(copy.filled.getOrDefault(key, Set.of()));
      sources.addAll(copy.filled.getOrDefault(ANY_COLUMN, Set.of()));
      missing.remove(key);
      if (!sources.isEmpty()) {
        filled.put(column, Set.copyOf(sources));
      }
    }
    return missing.isEmpty()
        ? new Catalog.Table(table.name(), table.columns(), table.viewText(), false, filled)
        : opaque(table);
  }

  /** A table of which nobody can say what is in it: as a view without a text. */
  private static Catalog.Table opaque(Catalog.Table table) {
    return new Catalog.Table(table.name(), table.columns(), null, true);
  }
}
