package dev.sluice.rules.sql.resolve;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.Effect;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of functions by name, from the lists in the resources. Immutable. */
public final class Functions {

  private static final String FOLDER = "/dev/sluice/rules/sql/functions/";
  private static final Map<Dialect, Functions> ALL = new HashMap<>();

  /** Schemas whose functions are the database's own. */
  private static final Set<String> OWN_SCHEMAS = Set.of("pg_catalog", "sys", "dbo_builtin");

  /** Values that say nothing of the values they are computed from. */
  private static final Set<String> HARMLESS =
      Set.of("count", "count_big", "grouping", "grouping_id", "row_number", "ntile", "pg_typeof");

  static {
    for (Dialect dialect : Dialect.values()) {
      ALL.put(dialect, new Functions(names(fileOf(dialect)), effects(dialect)));
    }
  }

  private final Set<String> known;
  private final Map<String, Entry> effects;

  /** The entries that end in a star, without it. */
  private final Map<String, Entry> prefixes = new HashMap<>();

  private Functions(Set<String> known, Map<String, Entry> effects) {
    this.known = known;
    this.effects = effects;
    for (Map.Entry<String, Entry> entry : effects.entrySet()) {
      String name = entry.getKey();
      if (name.endsWith("*")) {
        prefixes.put(name.substring(0, name.length() - 1), entry.getValue());
      }
    }
  }

  /** What a function does; {@code tables} if its value may hold rows of tables not named. */
  record Entry(Set<Effect> effects, boolean tables) {}

  static Functions of(Dialect dialect) {
    Functions functions = ALL.get(dialect);
    if (functions == null) {
      throw new IllegalStateException("no functions: dialect=" + dialect);
    }
    return functions;
  }

  /** The name in the facts: without the schema of a built-in function. */
  String display(@Nullable String schema, String name) {
    return schema == null || OWN_SCHEMAS.contains(schema) ? name : schema + "." + name;
  }

  boolean isKnown(@Nullable String schema, String name) {
    return (schema == null || OWN_SCHEMAS.contains(schema)) && known.contains(name);
  }

  static boolean isHarmless(@Nullable String schema, String name) {
    return (schema == null || OWN_SCHEMAS.contains(schema)) && HARMLESS.contains(name);
  }

  @Nullable Entry entry(@Nullable String schema, String name) {
    Entry exact = find(name);
    if (exact != null) {
      return exact;
    }
    return schema == null ? null : find(schema + "." + name);
  }

  private @Nullable Entry find(String name) {
    Entry exact = effects.get(name);
    if (exact != null) {
      return exact;
    }
    Entry longest = null;
    int length = 1;
    for (Map.Entry<String, Entry> prefix : prefixes.entrySet()) {
      if (prefix.getKey().length() > length && name.startsWith(prefix.getKey())) {
        longest = prefix.getValue();
        length = prefix.getKey().length();
      }
    }
    return longest;
  }

  private static String fileOf(Dialect dialect) {
    return switch (dialect) {
      case MYSQL, MARIADB -> "mysql.txt";
      default -> dialect.word() + ".txt";
    };
  }

  private static Set<String> names(String file) {
    return new HashSet<>(lines(file));
  }

  private static Map<String, Entry> effects(Dialect dialect) {
    Map<String, Entry> map = new HashMap<>();
    for (String written : lines("effects.txt")) {
      int colon = written.indexOf(':');
      if (colon > 0 && !written.startsWith(dialect.word())) {
        continue;
      }
      String line = written.substring(colon + 1);
      int space = line.indexOf(' ');
      Set<Effect> set = EnumSet.noneOf(Effect.class);
      boolean tables = false;
      for (String word : line.substring(space + 1).split(",", -1)) {
        if (word.equals("returns-tables")) {
          tables = true;
        } else {
          set.add(Effect.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')));
        }
      }
      map.put(line.substring(0, space), new Entry(set, tables));
    }
    return map;
  }

  private static List<String> lines(String file) {
    List<String> lines = new ArrayList<>();
    try (InputStream in = Functions.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("a resource is missing: name=" + FOLDER + file);
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      String line = reader.readLine();
      while (line != null) {
        if (!line.isEmpty() && line.charAt(0) != '#') {
          lines.add(line);
        }
        line = reader.readLine();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }
}
