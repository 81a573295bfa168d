package dev.sluice.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables and views of a database, as read from it or from a DDL file. Immutable.
 *
 * @param version changes whenever the content does; part of each key under which facts are cached
 * @param searchPath schemas in which a bare name is looked up, first match wins
 * @param tables by schema and name; never null, empty when nothing is known
 * @param complete true if a table that is not here does not exist for this connection
 */
public record Catalog(
    long version, List<String> searchPath, Map<TableName, Table> tables, boolean complete) {

  /** No catalog: each name that a text uses is taken for a table. For texts without a database. */
  public static final Catalog EMPTY = new Catalog(0, List.of(), Map.of(), false);

  /**
   * The catalog of a database that could not be read: each name that a text uses may be a view over
   * anything.
   */
  public static final Catalog UNREAD = new Catalog(-1, List.of(), Map.of(), false);

  public Catalog {
    searchPath = List.copyOf(searchPath);
    tables = Map.copyOf(tables);
  }

  /**
   * A table or view.
   *
   * @param columns in their order
   * @param viewText the query of a view; null for a table or when the database does not tell
   * @param view true for a view or materialised view, also where its text is unknown
   * @param filled by column the columns whose values statements put there; {@link
   *     ColumnName#UNKNOWN} among them where that is not known
   */
  public record Table(
      TableName name,
      List<String> columns,
      @Nullable String viewText,
      boolean view,
      Map<String, Set<ColumnName>> filled) {
    public Table {
      columns = List.copyOf(columns);
      filled = Map.copyOf(filled);
    }

    /** A table or view of which nothing was seen but its definition. */
    public Table(TableName name, List<String> columns, @Nullable String viewText, boolean view) {
      this(name, columns, viewText, view, Map.of());
    }
  }
}
