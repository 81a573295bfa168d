package dev.sluice.rules.sql.resolve;

import dev.sluice.rules.sql.tree.Expr;
import dev.sluice.rules.sql.tree.Expr.Literal;
import dev.sluice.rules.sql.tree.Query;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Constant folding, as far as disguises of a constant go. */
final class Folding {

  private static final int MAX_DIGITS = 60;

  private final Truth truth;
  private final Analysis analysis;

  Folding(Truth truth, Analysis analysis) {
    this.truth = truth;
    this.analysis = analysis;
  }

  /** The constant that an expression is; null if it is none, or too hard. */
  @Nullable Literal fold(Expr expr) {
    analysis.work(1);
    if (expr instanceof Literal literal) {
      return literal.type() == Literal.Type.OTHER ? null : literal;
    }
    if (expr instanceof Expr.Cast cast) {
      return fold(cast.part());
    }
    if (expr instanceof Expr.Mix mix) {
      return arithmetic(mix);
    }
    if (expr instanceof Expr.Row row && row.parts().size() == 1) {
      return fold(row.parts().get(0));
    }
    if (expr instanceof Expr.Case choice) {
      return choose(choice);
    }
    if (expr instanceof Expr.Call call) {
      return call(call);
    }
    if (expr instanceof Expr.Nested nested) {
      return scalar(nested.query());
    }
    if (expr instanceof Expr.Not || expr instanceof Expr.Logic) {
      return truth.always(expr) ? new Literal(Literal.Type.TRUE, "") : null;
    }
    return null;
  }

  private @Nullable Literal call(Expr.Call call) {
    if ((call.name().equals("coalesce") || call.name().equals("ifnull"))
        && !call.args().isEmpty()) {
      Literal first = fold(call.args().get(0));
      return first != null && first.type() != Literal.Type.NULL ? first : null;
    }
    boolean same =
        call.name().equals("lower")
            || call.name().equals("upper")
            || call.name().equals("abs")
            || call.name().equals("trim");
    return same && call.args().size() == 1 ? fold(call.args().get(0)) : null;
  }

  /** {@code (SELECT 1)}. */
  private @Nullable Literal scalar(Query query) {
    if (query.arms().size() == 1
        && query.arms().get(0) instanceof Query.Select select
        && select.from().isEmpty()
        && select.where() == null
        && select.items().size() == 1) {
      return fold(select.items().get(0).expr());
    }
    return null;
  }

  private @Nullable Literal choose(Expr.Case choice) {
    if (choice.subject() != null) {
      return null;
    }
    for (int i = 0; i < choice.whens().size(); i++) {
      if (truth.always(choice.whens().get(i))) {
        return fold(choice.thens().get(i));
      }
    }
    return null;
  }

  private @Nullable Literal arithmetic(Expr.Mix mix) {
    List<String> operators = mix.operators();
    if (operators.size() == 1 && mix.operands().size() == 1) {
      return prefixed(operators.get(0), mix.operands().get(0));
    }
    if (operators.size() + 1 != mix.operands().size() || operators.size() > 50) {
      return null;
    }
    Literal result = fold(mix.operands().get(0));
    for (int i = 0; i < operators.size(); i++) {
      result = apply(result, operators.get(i), fold(mix.operands().get(i + 1)));
    }
    return result;
  }

  private @Nullable Literal prefixed(String operator, Expr operand) {
    if (operator.equals("prefix+")) {
      return fold(operand);
    }
    Literal literal = operator.equals("prefix-") ? fold(operand) : null;
    BigDecimal number = literal == null ? null : number(literal);
    return number == null ? null : literal(number.negate());
  }

  private @Nullable Literal apply(@Nullable Literal one, String operator, @Nullable Literal two) {
    if (one == null || two == null) {
      return null;
    }
    if (operator.equals("||")) {
      return new Literal(Literal.Type.STRING, one.value() + two.value());
    }
    BigDecimal a = number(one);
    BigDecimal b = number(two);
    if (a == null || b == null) {
      return truth.always(new Expr.Mix(List.of(operator), List.of(one, two)))
          ? new Literal(Literal.Type.TRUE, "")
          : null;
    }
    return switch (operator) {
      case "+" -> literal(a.add(b));
      case "-" -> literal(a.subtract(b));
      case "*" -> literal(a.multiply(b));
      default ->
          truth.always(new Expr.Mix(List.of(operator), List.of(one, two)))
              ? new Literal(Literal.Type.TRUE, "")
              : null;
    };
  }

  private static Literal literal(BigDecimal number) {
    return new Literal(Literal.Type.NUMBER, number.toPlainString());
  }

  static boolean isZero(Literal literal) {
    BigDecimal number = number(literal);
    return number != null && number.signum() == 0;
  }

  /** The number that a literal is, numbers in quotes too; null if it is none. */
  static @Nullable BigDecimal number(Literal literal) {
    String text = literal.value().trim();
    boolean typed = literal.type() == Literal.Type.NUMBER || literal.type() == Literal.Type.STRING;
    if (!typed || text.isEmpty() || text.length() > MAX_DIGITS) {
      return literal.type() == Literal.Type.TRUE
          ? BigDecimal.ONE
          : literal.type() == Literal.Type.FALSE ? BigDecimal.ZERO : null;
    }
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789.-+".indexOf(text.charAt(i)) < 0) {
        return null;
      }
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null; // "1.2.3" or "-" is no number; the caller asks for nothing more.
    }
  }
}
