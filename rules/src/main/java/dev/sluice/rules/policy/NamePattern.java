package dev.sluice.rules.policy;

import dev.sluice.rules.ColumnName;
import dev.sluice.rules.Dialect.Folding;
import dev.sluice.rules.TableName;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code [schema.]table} or {@code [schema.]table.column}, with {@code *} inside a part. Immutable.
 *
 * <p>Matching has three answers, because an identifier can be the one meant without being so for
 * sure: another letter case than the database folds to, or a schema that nobody knows. Which way a
 * "maybe" counts is for the caller to say: toward refusal.
 */
final class NamePattern {

  static final int NO = 0;
  static final int MAYBE = 1;
  static final int YES = 2;

  private final @Nullable Part schema;
  private final Part table;
  private final @Nullable Part column;

  private NamePattern(@Nullable Part schema, Part table, @Nullable Part column) {
    this.schema = schema;
    this.table = table;
    this.column = column;
  }

  /** A table pattern from one or two parts. */
  static NamePattern ofTable(String[] parts) {
    return parts.length == 1
        ? new NamePattern(null, new Part(parts[0]), null)
        : new NamePattern(new Part(parts[0]), new Part(parts[1]), null);
  }

  /** A column pattern from two or three parts. */
  static NamePattern ofColumn(String[] parts) {
    int at = parts.length - 2;
    return new NamePattern(
        at == 0 ? null : new Part(parts[0]), new Part(parts[at]), new Part(parts[at + 1]));
  }

  /** The column's name in lower case if it has no star; null if it has. */
  @Nullable String literalColumn() {
    Part part = column;
    return part == null || !part.insensitive.isLiteral()
        ? null
        : part.insensitive.text().toLowerCase(Locale.ROOT);
  }

  /** Hot path. */
  int matchTable(TableName name, Folding folding) {
    int match = table.match(name.name(), folding);
    if (match == NO || schema == null) {
      return match;
    }
    String known = name.schema();
    if (known == null) {
      return schema.insensitive.matchesAll() ? match : MAYBE;
    }
    return Math.min(match, schema.match(known, folding));
  }

  /** Hot path. */
  int matchColumn(ColumnName name, Folding folding) {
    Part part = column;
    int match = part == null ? YES : part.match(name.name(), folding);
    return match == NO ? NO : Math.min(match, matchTable(name.table(), folding));
  }

  /** One part in the spellings that a database may give it. */
  private static final class Part {
    private final Glob asWritten;
    private final Glob lower;
    private final Glob upper;
    final Glob insensitive;

    Part(String text) {
      asWritten = Glob.of(text);
      lower = Glob.of(text.toLowerCase(Locale.ROOT));
      upper = Glob.of(text.toUpperCase(Locale.ROOT));
      insensitive = Glob.ignoringCase(text);
    }

    int match(String value, Folding folding) {
      if (!insensitive.matches(value)) {
        return NO;
      }
      boolean sure =
          switch (folding) {
            case INSENSITIVE -> true;
            case LOWER -> lower.matches(value) || asWritten.matches(value);
            case UPPER -> upper.matches(value) || asWritten.matches(value);
          };
      return sure ? YES : MAYBE;
    }
  }
}
