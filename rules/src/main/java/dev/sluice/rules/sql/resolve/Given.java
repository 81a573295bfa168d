package dev.sluice.rules.sql.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one write puts into its target: RETURNING, {@code excluded} and the delta tables of H2 hand
 * it out again under the names of the target's columns. One thread.
 */
final class Given {

  private final Map<String, Origin> byColumn = new HashMap<>(4);
  private @Nullable Origin anywhere;

  /** An assignment; the name as written, with the target before it or without. */
  void put(List<String> column, Origin origin) {
    if (column.isEmpty()) {
      anywhere(origin);
      return;
    }
    // Whether the first or the second part is the column depends on names not known here: both.
    for (String name : column) {
      put(name, origin);
    }
  }

  private void put(String column, Origin origin) {
    if (origin.sources().isEmpty() && origin.known()) {
      return; // of no column: what is handed out is the target's own
    }
    byColumn.merge(column.toLowerCase(Locale.ROOT), origin, Origin::and);
  }

  private void anywhere(Origin origin) {
    if (origin.sources().isEmpty() && origin.known()) {
      return;
    }
    anywhere = anywhere == null ? origin : anywhere.and(origin);
  }

  /** Rows that go into these columns, by position; anywhere where that is not proven. */
  void rows(Rows rows, List<String> names) {
    boolean placed = rows.exact() && names.size() >= rows.columns().size();
    for (int i = 0; i < rows.columns().size(); i++) {
      Origin origin = rows.columns().get(i).origin();
      if (placed) {
        put(names.get(i), origin);
      } else {
        anywhere(origin);
      }
    }
    if (!rows.exact()) {
      anywhere(rows.whole());
    }
  }

  /** The target as it is behind the write. */
  Relation in(Relation target) {
    if (byColumn.isEmpty() && anywhere == null) {
      return target;
    }
    List<Named> columns = new ArrayList<>(target.columns().size());
    for (Named column : target.columns()) {
      Origin put = byColumn.get(column.name().toLowerCase(Locale.ROOT));
      Origin origin = put == null ? column.origin() : column.origin().and(put);
      columns.add(new Named(column.name(), anywhere == null ? origin : origin.and(anywhere)));
    }
    Origin rest = target.others();
    if (!target.closed()) {
      rest = target.whole();
      for (Origin put : byColumn.values()) {
        rest = rest.and(put);
      }
      rest = (anywhere == null ? rest : rest.and(anywhere)).doubted();
    }
    return new Relation(
        target.alias(), target.table(), columns, target.closed(), rest, target.doubtful());
  }
}
