package dev.sluice.rules.sql.resolve;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.sql.tree.Expr;
import java.util.Locale;

/** The name of a result column without an alias. */
final class Labels {

  private Labels() {}

  static String of(Expr expr, Dialect dialect) {
    if (expr instanceof Expr.Column column) {
      return column.name();
    }
    if (expr instanceof Expr.Field field && field.name() != null) {
      return field.name();
    }
    if (expr instanceof Expr.Call call) {
      return dialect == Dialect.H2 ? call.name().toUpperCase(Locale.ROOT) : call.name();
    }
    if (dialect == Dialect.POSTGRESQL) {
      return postgres(expr, dialect);
    }
    return "?column?";
  }

  private static String postgres(Expr expr, Dialect dialect) {
    if (expr instanceof Expr.Cast cast) {
      String inner = of(cast.part(), dialect);
      return inner.equals("?column?") ? cast.type() : inner;
    }
    if (expr instanceof Expr.Case) {
      return "case";
    }
    if (expr instanceof Expr.Nested nested) {
      return switch (nested.use()) {
        case EXISTS -> "exists";
        case ARRAY -> "array";
        default -> "?column?";
      };
    }
    if (expr instanceof Expr.Row) {
      return "row";
    }
    return "?column?";
  }

  /** A position in ORDER BY; 0 if it is none. */
  static int position(String number) {
    if (number.isEmpty() || number.length() > 5) {
      return 0;
    }
    int value = 0;
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      if (c < '0' || c > '9') {
        return 0;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }
}
