package dev.sluice.agent.gate;

import dev.sluice.agent.call.ConnectionState;
import dev.sluice.rules.Catalog;
import dev.sluice.rules.TableName;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Names that are no news to who sent a statement: words of its text, and what the catalog calls
 * tables and columns. Made when something failed; not thread safe.
 */
final class OwnWords implements Predicate<String> {

  /** A piece of the text so long is not there by chance. */
  private static final int LONG_PIECE = 8;

  private static final String BETWEEN = " ,.\"`()[]$:";
  private static final Set<String> OF_INDEXES =
      Set.of("nulls", "first", "last", "asc", "desc", "primary", "public");

  private final @Nullable ConnectionState connection;
  private final String sql;
  private @Nullable Set<String> words;

  OwnWords(@Nullable ConnectionState connection, @Nullable String sql) {
    this.connection = connection;
    this.sql = sql == null ? "" : sql;
  }

  @Override
  public boolean test(String name) {
    if (name.length() >= LONG_PIECE && sql.contains(name)) {
      return true;
    }
    boolean any = false;
    int from = 0;
    for (int i = 0; i <= name.length(); i++) {
      if (i < name.length() && isOfWord(name.charAt(i))) {
        continue;
      } else if (i < name.length() && BETWEEN.indexOf(name.charAt(i)) < 0) {
        return false;
      }
      if (i > from) {
        any = true;
        String word = name.substring(from, i).toLowerCase(Locale.ROOT);
        if (!OF_INDEXES.contains(word) && !known().contains(word)) {
          return false;
        }
      }
      from = i + 1;
    }
    return any;
  }

  private static boolean isOfWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private Set<String> known() {
    Set<String> known = words;
    if (known == null) {
      known = new HashSet<>();
      addText(known);
      if (connection != null) {
        addNames(known, connection.context().catalog());
      }
      words = known;
    }
    return known;
  }

  private void addText(Set<String> known) {
    int from = 0;
    for (int i = 0; i <= sql.length(); i++) {
      if (i == sql.length() || !isOfWord(sql.charAt(i))) {
        if (i > from) {
          known.add(sql.substring(from, i).toLowerCase(Locale.ROOT));
        }
        from = i + 1;
      }
    }
  }

  private static void addNames(Set<String> known, Catalog catalog) {
    for (Catalog.Table table : catalog.tables().values()) {
      TableName name = table.name();
      known.add(name.name().toLowerCase(Locale.ROOT));
      String schema = name.schema();
      if (schema != null) {
        known.add(schema.toLowerCase(Locale.ROOT));
      }
      for (String column : table.columns()) {
        known.add(column.toLowerCase(Locale.ROOT));
      }
    }
  }
}
