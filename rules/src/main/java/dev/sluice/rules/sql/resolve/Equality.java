package dev.sluice.rules.sql.resolve;

import dev.sluice.rules.sql.tree.Expr;
import java.util.List;

/**
 * Conditions that tell of a column only whether its value is a given one: {@code email = ?}, {@code
 * email IN (?, ?)}, {@code a.email = b.email}. Anything else (a range, a pattern, a function, a
 * negation, a query) narrows a value down question by question.
 */
final class Equality {

  private Equality() {}

  static boolean is(Expr expr) {
    if (!(expr instanceof Expr.Mix mix)) {
      return false;
    }
    List<String> operators = mix.operators();
    if (operators.size() != 1 || !(operators.get(0).equals("=") || operators.get(0).equals("IN"))) {
      return false;
    }
    for (Expr each : mix.operands()) {
      if (!(each instanceof Expr.Column || isGiven(each))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isGiven(Expr expr) {
    if (expr instanceof Expr.Cast cast) {
      return isGiven(cast.part());
    }
    return expr instanceof Expr.Parameter || expr instanceof Expr.Literal;
  }
}
