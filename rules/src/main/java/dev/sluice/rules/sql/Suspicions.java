package dev.sluice.rules.sql;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.Operation;
import dev.sluice.rules.TableName;
import dev.sluice.rules.sql.lex.Kind;
import dev.sluice.rules.sql.lex.Names;
import dev.sluice.rules.sql.lex.Tokens;
import dev.sluice.rules.sql.resolve.Suspicion;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a text that the grammar does not read shows all the same: each word that could be an
 * operation, each name that is or could be a table. Rather too much than too little.
 */
final class Suspicions {

  private static final Map<String, Operation> VERBS =
      Map.ofEntries(
          Map.entry("SELECT", Operation.SELECT),
          Map.entry("INSERT", Operation.INSERT),
          Map.entry("REPLACE", Operation.INSERT),
          Map.entry("UPDATE", Operation.UPDATE),
          Map.entry("DELETE", Operation.DELETE),
          Map.entry("MERGE", Operation.MERGE),
          Map.entry("TRUNCATE", Operation.TRUNCATE),
          Map.entry("CREATE", Operation.CREATE),
          Map.entry("ALTER", Operation.ALTER),
          Map.entry("DROP", Operation.DROP),
          Map.entry("RENAME", Operation.RENAME),
          Map.entry("GRANT", Operation.GRANT),
          Map.entry("REVOKE", Operation.REVOKE),
          Map.entry("CALL", Operation.CALL),
          Map.entry("EXEC", Operation.EXECUTE),
          Map.entry("EXECUTE", Operation.EXECUTE),
          Map.entry("COPY", Operation.COPY),
          Map.entry("LOAD", Operation.LOAD),
          Map.entry("LOCK", Operation.LOCK),
          Map.entry("PREPARE", Operation.PREPARE),
          Map.entry("COMMIT", Operation.COMMIT),
          Map.entry("ROLLBACK", Operation.ROLLBACK),
          Map.entry("BULK", Operation.LOAD),
          Map.entry("SHUTDOWN", Operation.ADMIN),
          Map.entry("KILL", Operation.ADMIN));

  /** Words that mean their operation only where a statement can start. */
  private static final Set<String> AT_START =
      Set.of(
          "SET",
          "SHOW",
          "BEGIN",
          "DO",
          "EXPLAIN",
          "DECLARE",
          "DESCRIBE",
          "START",
          "SAVEPOINT",
          "LOCK",
          "LOAD",
          "COPY",
          "REPLACE",
          "RENAME",
          "CALL",
          "KILL",
          "COMMIT",
          "ROLLBACK");

  private static final Set<String> BEFORE_READ = Set.of("FROM", "JOIN", "USING");
  private static final Set<String> BEFORE_WRITE = Set.of("INTO", "UPDATE", "TABLE", "TRUNCATE");

  private final Tokens tokens;
  private final Dialect dialect;
  private final Set<Operation> operations = EnumSet.noneOf(Operation.class);
  private final Set<TableName> reads = new LinkedHashSet<>();
  private final Set<TableName> writes = new LinkedHashSet<>();

  private Suspicions(Tokens tokens, Dialect dialect) {
    this.tokens = tokens;
    this.dialect = dialect;
  }

  static Suspicion of(Tokens tokens, AnalysisContext context) {
    Suspicions found = new Suspicions(tokens, context.dialect());
    boolean start = true;
    for (int i = 0; i < tokens.size() - 1; i++) {
      Kind kind = tokens.kind(i);
      if (kind == Kind.WORD) {
        found.word(i, start);
      }
      start = kind == Kind.SEMICOLON || (start && kind == Kind.LEFT);
    }
    found.known(context.catalog());
    return new Suspicion(found.operations, found.reads, found.writes);
  }

  private void word(int index, boolean start) {
    String word = tokens.value(index);
    Operation operation = VERBS.get(word);
    if (operation != null && (start || !AT_START.contains(word))) {
      operations.add(operation);
    } else if (start) {
      operations.add(first(word));
    }
    if (BEFORE_READ.contains(word)) {
      name(index + 1, previous(index, "DELETE") ? writes : reads);
    } else if (BEFORE_WRITE.contains(word)) {
      name(index + 1, writes);
    }
  }

  private boolean previous(int index, String word) {
    return index > 0 && tokens.kind(index - 1) == Kind.WORD && tokens.value(index - 1).equals(word);
  }

  private static Operation first(String word) {
    return switch (word) {
      case "WITH", "VALUES", "TABLE" -> Operation.SELECT;
      case "SET", "RESET", "USE" -> Operation.SET;
      case "SHOW", "DESCRIBE", "DESC" -> Operation.SHOW;
      case "EXPLAIN" -> Operation.EXPLAIN;
      case "BEGIN", "DO", "DECLARE" -> Operation.BLOCK;
      case "SAVEPOINT" -> Operation.SAVEPOINT;
      default -> Operation.OTHER;
    };
  }

  private void name(int index, Set<TableName> into) {
    int at = index;
    while (at < tokens.size() && skipped(at)) {
      at++;
    }
    if (at >= tokens.size() || !isName(at)) {
      return;
    }
    String schema = null;
    String name = fold(at);
    while (at + 2 < tokens.size() && tokens.kind(at + 1) == Kind.DOT && isName(at + 2)) {
      schema = name;
      at += 2;
      name = fold(at);
    }
    into.add(new TableName(schema, name));
  }

  private boolean skipped(int index) {
    return tokens.kind(index) == Kind.WORD
        && Set.of("IF", "NOT", "EXISTS", "ONLY", "LATERAL", "TABLE", "INTO", "IGNORE")
            .contains(tokens.value(index));
  }

  private boolean isName(int index) {
    return tokens.kind(index) == Kind.QUOTED
        || (tokens.kind(index) == Kind.WORD && !VERBS.containsKey(tokens.value(index)));
  }

  private String fold(int index) {
    boolean quoted = tokens.kind(index) == Kind.QUOTED;
    return Names.fold(quoted ? tokens.value(index) : tokens.source(index), quoted, dialect);
  }

  /** Tables of the catalog whose name stands anywhere in the text. */
  private void known(Catalog catalog) {
    if (catalog.tables().isEmpty()) {
      return;
    }
    Set<String> words = new LinkedHashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      Kind kind = tokens.kind(i);
      if (kind == Kind.WORD || kind == Kind.QUOTED) {
        words.add(tokens.value(i).toLowerCase(Locale.ROOT));
      } else if (kind == Kind.STRING) {
        inside(tokens.value(i), words);
      }
    }
    for (TableName table : catalog.tables().keySet()) {
      if (words.contains(table.name().toLowerCase(Locale.ROOT)) && !writes.contains(table)) {
        reads.add(table);
      }
    }
  }

  /** Words inside a string, which may be code. */
  private static void inside(String text, Set<String> words) {
    int start = -1;
    int limit = Math.min(text.length(), 100_000);
    for (int i = 0; i <= limit; i++) {
      boolean part =
          i < limit && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_');
      if (part && start < 0) {
        start = i;
      } else if (!part && start >= 0) {
        words.add(text.substring(start, i).toLowerCase(Locale.ROOT));
        start = -1;
      }
    }
  }
}
