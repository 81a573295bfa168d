package dev.sluice.rules.sql.tree;

import dev.sluice.rules.sql.lex.Tokens;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An expression, as far as a guard needs it: which columns, functions and queries are in it, and
 * which conditions hold always. Operator precedence below comparison is not kept. Immutable.
 */
public sealed interface Expr {

  /** A name with up to four parts, folded as the database folds it. */
  record Column(List<String> parts) implements Expr {
    /** The last part. */
    public String name() {
      return parts.get(parts.size() - 1);
    }
  }

  /**
   * {@code *} or {@code t.*}.
   *
   * @param except columns that are left out
   */
  record Star(List<String> qualifier, List<String> except) implements Expr {}

  /**
   * Columns that a call in FROM makes, in order.
   *
   * @param ordinals those of them that number the rows
   */
  record Defined(List<String> names, Set<String> ordinals) implements Expr {}

  /** A word that is a column if there is one of that name. */
  record Maybe(String name) implements Expr {}

  /**
   * A literal. Its value is read from the tokens when it is asked for, which is noted there: a
   * literal that nobody asks for cannot change a fact.
   */
  final class Literal implements Expr {
    private final Type type;
    private final @Nullable Tokens tokens;
    private final int from;
    private final int to;
    private @Nullable String value;

    /** A literal of a known value. */
    public Literal(Type type, String value) {
      this.type = type;
      this.tokens = null;
      this.from = 0;
      this.to = 0;
      this.value = value;
    }

    /** A literal made of the tokens from one place to another, exclusive. */
    Literal(Type type, Tokens tokens, int from, int to) {
      this.type = type;
      this.tokens = tokens;
      this.from = from;
      this.to = to;
    }

    /** What it is. */
    public Type type() {
      return type;
    }

    /** The value without quotes. */
    public String value() {
      String known = value;
      if (known == null) {
        known = read();
        value = known;
      }
      return known;
    }

    private String read() {
      if (tokens == null) {
        return "";
      }
      if (to - from == 1) {
        return tokens.value(from);
      }
      StringBuilder all = new StringBuilder();
      for (int i = from; i < to; i++) {
        all.append(tokens.value(i));
      }
      return all.toString();
    }

    /** Whether it is a pattern that every text matches. */
    public boolean wildcardsOnly() {
      if (type != Type.STRING) {
        return false;
      }
      if (tokens != null && to - from == 1) {
        return tokens.wildcardsOnly(from);
      }
      return !value().isEmpty() && value().replace("%", "").isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || (other instanceof Literal literal
              && type == literal.type
              && value().equals(literal.value()));
    }

    /** Of the type alone, so that nothing is looked at. */
    @Override
    public int hashCode() {
      return type.hashCode();
    }

    /** Without the value. */
    @Override
    public String toString() {
      return type.name();
    }

    /** The type of a literal. */
    public enum Type {
      NUMBER,
      STRING,
      TRUE,
      FALSE,
      NULL,
      OTHER
    }
  }

  /** A bind parameter. */
  record Parameter() implements Expr {}

  /** A variable of the session. */
  record Variable(String name) implements Expr {}

  /**
   * A function call.
   *
   * @param schema lower case; null if none
   * @param name lower case
   * @param beside what decides over its value without being in it: FILTER, OVER, ORDER BY inside
   */
  record Call(@Nullable String schema, String name, List<Expr> args, List<Expr> beside)
      implements Expr {}

  /** A query inside an expression. */
  record Nested(Use use, Query query) implements Expr {
    /** What becomes of its rows. */
    public enum Use {
      SCALAR,
      EXISTS,
      MEMBER,
      ARRAY
    }
  }

  /** Operands with whatever stands between them; {@code operators} as written, in order. */
  record Mix(List<String> operators, List<Expr> operands) implements Expr {}

  /** Conditions joined by AND, or by OR. */
  record Logic(boolean and, List<Expr> parts) implements Expr {}

  /** A negation. */
  record Not(Expr part) implements Expr {}

  /** CASE; subject may be null. */
  record Case(@Nullable Expr subject, List<Expr> whens, List<Expr> thens, @Nullable Expr otherwise)
      implements Expr {}

  /** A cast, in any of its forms. */
  record Cast(Expr part, String type) implements Expr {}

  /** A list in parentheses, ROW(…) or ARRAY[…]. */
  record Row(List<Expr> parts) implements Expr {}

  /** {@code (expr).name}; name null for {@code (expr).*}. */
  record Field(Expr part, @Nullable String name) implements Expr {}
}
