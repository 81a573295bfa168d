package dev.sluice.rules.sql.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text that is put together while it runs, as far as it is known before: constants, and values
 * that PostgreSQL quotes as literals ({@code quote_literal}, {@code %L} of {@code format}). What
 * such a value is decides nothing over how the text is read; it stands as a parameter in it. One
 * thread.
 */
final class Built {

  private static final Set<String> QUOTING = Set.of("quote_literal", "quote_nullable");
  private static final int MOST_PARTS = 200;

  /** What may stand before a literal so that it begins there, and behind it so that it ends. */
  private static final String BEFORE = " \t\n(,=";

  private static final String BEHIND = " \t\n),;";

  /** Constants, and null for each literal between them. */
  private final List<@Nullable String> parts = new ArrayList<>();

  private Built() {}

  /**
   * What is known of the text.
   *
   * @param open whether values stand in it that are not known
   */
  record Text(String sql, boolean open) {}

  /** The text that an expression makes; null if more of it than values is open. */
  static @Nullable Text of(Expr expr) {
    Built built = new Built();
    return built.add(expr) ? built.text() : null;
  }

  private boolean add(Expr expr) {
    if (parts.size() > MOST_PARTS) {
      return false;
    }
    if (expr instanceof Expr.Literal literal) {
      return literal.type() == Expr.Literal.Type.STRING && parts.add(literal.value());
    }
    if (expr instanceof Expr.Row row) {
      return row.parts().size() == 1 && add(row.parts().get(0));
    }
    if (expr instanceof Expr.Mix mix) {
      boolean joined = mix.operators().size() == mix.operands().size() - 1;
      for (String operator : mix.operators()) {
        joined &= operator.equals("||");
      }
      for (int i = 0; joined && i < mix.operands().size(); i++) {
        joined = add(mix.operands().get(i));
      }
      return joined;
    }
    return expr instanceof Expr.Call call && add(call);
  }

  private boolean add(Expr.Call call) {
    boolean own = call.schema() == null || call.schema().equals("pg_catalog");
    if (!own || !call.beside().isEmpty() || call.args().isEmpty()) {
      return false;
    }
    if (QUOTING.contains(call.name())) {
      return call.args().size() == 1 && parts.add(null);
    }
    return call.name().equals("format") && format(call.args());
  }

  /** Only {@code %L}, {@code %%} and {@code %s} of what is known, in order. */
  private boolean format(List<Expr> args) {
    if (!(args.get(0) instanceof Expr.Literal literal)
        || literal.type() != Expr.Literal.Type.STRING) {
      return false;
    }
    String format = literal.value();
    int from = 0;
    int next = 1;
    int sign = format.indexOf('%');
    while (sign >= 0) {
      parts.add(format.substring(from, sign));
      char what = sign + 1 < format.length() ? format.charAt(sign + 1) : ' ';
      boolean read =
          switch (what) {
            case '%' -> parts.add("%");
            case 'L' -> next < args.size() && parts.add(null);
            case 's' -> next < args.size() && add(args.get(next));
            default -> false;
          };
      if (!read || parts.size() > MOST_PARTS) {
        return false;
      }
      next += what == '%' ? 0 : 1;
      from = sign + 2;
      sign = format.indexOf('%', from);
    }
    return parts.add(format.substring(from));
  }

  private @Nullable Text text() {
    StringBuilder sql = new StringBuilder();
    boolean open = parts.contains(null);
    boolean behind = false;
    for (String part : parts) {
      if (part == null) {
        boolean begins = !sql.isEmpty() && BEFORE.indexOf(sql.charAt(sql.length() - 1)) >= 0;
        if (behind || !begins) {
          return null;
        }
        sql.append("$1");
        behind = true;
      } else if (!part.isEmpty()) {
        if ((open && quotes(part)) || (behind && BEHIND.indexOf(part.charAt(0)) < 0)) {
          return null;
        }
        sql.append(part);
        behind = false;
      }
    }
    return new Text(sql.toString(), open);
  }

  /** Whether a value behind this might stand inside of something. */
  private static boolean quotes(String part) {
    return part.indexOf('\'') >= 0
        || part.indexOf('"') >= 0
        || part.indexOf('$') >= 0
        || part.indexOf('\\') >= 0
        || part.contains("--")
        || part.contains("/*")
        || part.indexOf('-') == part.length() - 1
        || part.indexOf('/') == part.length() - 1;
  }
}
