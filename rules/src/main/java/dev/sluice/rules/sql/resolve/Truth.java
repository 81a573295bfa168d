package dev.sluice.rules.sql.resolve;

import dev.sluice.rules.sql.tree.Expr;
import dev.sluice.rules.sql.tree.Expr.Literal;
import dev.sluice.rules.sql.tree.Query;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a condition holds for each row whatever is in it: {@code 1=1} in its disguises. Says YES
 * also for {@code x = x}, which misses NULLs only.
 */
final class Truth {

  private static final Set<String> REFLEXIVE =
      Set.of("=", "<=", ">=", "<=>", "LIKE", "==", "ILIKE");
  private static final Set<String> NOT_NEGATIVE =
      Set.of("length", "char_length", "abs", "octet_length", "random", "rand", "len", "count");
  private static final Set<String> OPPOSITES =
      Set.of("= <>", "= !=", "<= >", "< >=", ">= <", "> <=", "<= >=");
  private static final Set<String> YES_WORDS = Set.of("t", "true", "y", "yes", "on", "1");

  private final Analysis analysis;
  private final Folding folding;

  Truth(Analysis analysis) {
    this.analysis = analysis;
    this.folding = new Folding(this, analysis);
  }

  enum Answer {
    YES,
    NO,
    PERHAPS
  }

  boolean always(Expr condition) {
    return of(condition) == Answer.YES;
  }

  private Answer of(Expr expr) {
    analysis.work(1);
    if (expr instanceof Expr.Logic logic) {
      return logic(logic);
    }
    if (expr instanceof Expr.Not not) {
      return negate(of(not.part()));
    }
    if (expr instanceof Expr.Mix mix) {
      return mix(mix);
    }
    if (expr instanceof Expr.Nested nested && nested.use() == Expr.Nested.Use.EXISTS) {
      return rowFor(nested.query()) ? Answer.YES : Answer.PERHAPS;
    }
    Literal literal = folding.fold(expr);
    return literal == null ? Answer.PERHAPS : literal(literal);
  }

  private static Answer negate(Answer answer) {
    return switch (answer) {
      case YES -> Answer.NO;
      case NO -> Answer.YES;
      case PERHAPS -> Answer.PERHAPS;
    };
  }

  private Answer logic(Expr.Logic logic) {
    Answer deciding = logic.and() ? Answer.NO : Answer.YES;
    boolean perhaps = false;
    for (Expr part : logic.parts()) {
      Answer answer = of(part);
      if (answer == deciding) {
        return deciding;
      }
      perhaps |= answer == Answer.PERHAPS;
    }
    if (perhaps && !logic.and() && complementary(logic.parts())) {
      return Answer.YES;
    }
    return perhaps ? Answer.PERHAPS : negate(deciding);
  }

  /** {@code a OR NOT a}, {@code x IS NULL OR x IS NOT NULL}, {@code x = 1 OR x <> 1}. */
  private boolean complementary(List<Expr> parts) {
    if (parts.size() > 300) {
      return false;
    }
    analysis.work(parts.size() * parts.size() / 8);
    for (Expr one : parts) {
      for (Expr two : parts) {
        if (one != two && opposite(one, two)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean opposite(Expr one, Expr two) {
    if (two instanceof Expr.Not not) {
      return not.part().equals(one);
    }
    return one instanceof Expr.Mix a
        && two instanceof Expr.Mix b
        && a.operators().size() == 1
        && b.operators().size() == 1
        && OPPOSITES.contains(a.operators().get(0) + " " + b.operators().get(0))
        && a.operands().equals(b.operands());
  }

  private static Answer literal(Literal literal) {
    return switch (literal.type()) {
      case TRUE -> Answer.YES;
      case FALSE, NULL -> Answer.NO;
      case NUMBER -> Folding.isZero(literal) ? Answer.NO : Answer.YES;
      case STRING ->
          YES_WORDS.contains(literal.value().trim().toLowerCase(Locale.ROOT))
              ? Answer.YES
              : Answer.PERHAPS;
      case OTHER -> Answer.PERHAPS;
    };
  }

  private Answer mix(Expr.Mix mix) {
    List<String> operators = mix.operators();
    if (operators.size() == 1) {
      return single(operators.get(0), mix.operands());
    }
    int split = comparison(operators);
    if (split < 0) {
      Literal folded = folding.fold(mix);
      return folded == null ? Answer.PERHAPS : literal(folded);
    }
    Expr left = part(mix, 0, split);
    Expr right = part(mix, split + 1, mix.operands().size() - 1);
    return single(operators.get(split), List.of(left, right));
  }

  /** Where the only comparison stands; -1 if there is none or more than one. */
  private static int comparison(List<String> operators) {
    int found = -1;
    for (int i = 0; i < operators.size(); i++) {
      if (Set.of("=", "<", ">", "<=", ">=", "<>", "!=", "<=>", "==").contains(operators.get(i))) {
        if (found >= 0) {
          return -1;
        }
        found = i;
      }
    }
    return found;
  }

  private static Expr part(Expr.Mix mix, int from, int to) {
    return from == to
        ? mix.operands().get(from)
        : new Expr.Mix(mix.operators().subList(from, to), mix.operands().subList(from, to + 1));
  }

  private Answer single(String operator, List<Expr> operands) {
    Expr left = operands.get(0);
    switch (operator) {
      case "IS NULL" -> {
        return constantNull(left);
      }
      case "IS TRUE" -> {
        return of(left);
      }
      case "IS FALSE" -> {
        return negate(of(left));
      }
      case "BETWEEN" -> {
        return between(operands);
      }
      case "IN" -> {
        return in(operands);
      }
      default -> {
        if (operands.size() < 2) {
          Literal folded = folding.fold(new Expr.Mix(List.of(operator), operands));
          return folded == null ? Answer.PERHAPS : literal(folded);
        }
        return compare(operator, left, folding.fold(left), operands.get(1));
      }
    }
  }

  private Answer constantNull(Expr expr) {
    Literal literal = folding.fold(expr);
    if (literal == null) {
      return Answer.PERHAPS;
    }
    return literal.type() == Literal.Type.NULL ? Answer.YES : Answer.NO;
  }

  private Answer between(List<Expr> operands) {
    Literal value = folding.fold(operands.get(0));
    Answer low = compare(">=", operands.get(0), value, operands.get(1));
    Answer high = compare("<=", operands.get(0), value, operands.get(2));
    return low == Answer.YES && high == Answer.YES ? Answer.YES : Answer.PERHAPS;
  }

  private Answer in(List<Expr> operands) {
    Expr left = operands.get(0);
    Literal value = folding.fold(left);
    for (int i = 1; i < operands.size(); i++) {
      Expr candidate = operands.get(i);
      if (candidate.equals(left) && !(left instanceof Expr.Parameter)) {
        return Answer.YES;
      }
      if (compare("=", left, value, candidate) == Answer.YES || ownColumn(left, candidate)) {
        return Answer.YES;
      }
    }
    return Answer.PERHAPS;
  }

  /** {@code id IN (SELECT id FROM t)} without a condition: true for t's own rows. */
  private boolean ownColumn(Expr left, Expr right) {
    if (!(left instanceof Expr.Column column)
        || !(right instanceof Expr.Nested nested)
        || nested.query().arms().size() != 1
        || nested.query().limited()
        || !(nested.query().arms().get(0) instanceof Query.Select select)) {
      return false;
    }
    boolean all = select.where() == null || always(select.where());
    return all
        && select.conditions().isEmpty()
        && select.items().size() == 1
        && select.items().get(0).expr() instanceof Expr.Column inner
        && inner.name().equals(column.name());
  }

  private boolean rowFor(Query query) {
    return query.arms().size() == 1
        && query.arms().get(0) instanceof Query.Select select
        && select.from().isEmpty()
        && (select.where() == null || always(select.where()));
  }

  /** Compares two sides, of which the left is folded once for all its right sides. */
  private Answer compare(String operator, Expr left, @Nullable Literal one, Expr right) {
    if (REFLEXIVE.contains(operator) && stable(left) && left.equals(right)) {
      return Answer.YES;
    }
    if (one == null) {
      return unbounded(operator, left, right);
    }
    Literal two = folding.fold(right);
    if (two == null) {
      return Answer.PERHAPS;
    }
    if (operator.endsWith("LIKE") && two.wildcardsOnly()) {
      return Answer.YES;
    }
    if (operator.equals("IS DISTINCT FROM")) {
      return one.equals(two) ? Answer.NO : Answer.YES;
    }
    if (one.type() == Literal.Type.NULL || two.type() == Literal.Type.NULL) {
      return Answer.NO;
    }
    Integer order = order(one, two);
    return order == null ? Answer.PERHAPS : decide(operator, order);
  }

  /**
   * {@code x LIKE '%'}, {@code rownum > 0}, {@code length(x) >= 0}: cannot be false. Folds the
   * right side only where that may matter: what is folded is looked at, and facts of a text are
   * shared with texts that differ in what was not.
   */
  private Answer unbounded(String operator, Expr left, Expr right) {
    if (operator.endsWith("LIKE")) {
      Literal pattern = folding.fold(right);
      return pattern != null && pattern.wildcardsOnly() ? Answer.YES : Answer.PERHAPS;
    }
    boolean rownum = left instanceof Expr.Column column && column.name().equalsIgnoreCase("rownum");
    boolean size = left instanceof Expr.Call call && NOT_NEGATIVE.contains(call.name());
    if (!rownum && !size) {
      return Answer.PERHAPS;
    }
    Literal folded = folding.fold(right);
    BigDecimal bound =
        folded == null || folded.type() != Literal.Type.NUMBER ? null : Folding.number(folded);
    if (bound == null) {
      return Answer.PERHAPS;
    }
    boolean below =
        bound.signum() < 0
            || (bound.signum() == 0 && (rownum || operator.equals(">=")))
            || (rownum && operator.equals(">=") && bound.compareTo(BigDecimal.ONE) <= 0);
    return below && (operator.equals(">") || operator.equals(">=") || operator.equals("<>"))
        ? Answer.YES
        : Answer.PERHAPS;
  }

  private static boolean stable(Expr expr) {
    return !(expr instanceof Expr.Parameter);
  }

  private static @Nullable Integer order(Literal one, Literal two) {
    BigDecimal a = Folding.number(one);
    BigDecimal b = Folding.number(two);
    if (a != null && b != null) {
      return a.compareTo(b);
    }
    if (one.type() == two.type()) {
      return one.value().compareTo(two.value());
    }
    return null;
  }

  private static Answer decide(String operator, int order) {
    boolean holds =
        switch (operator) {
          case "=", "==", "<=>", "LIKE", "ILIKE" -> order == 0;
          case "<>", "!=" -> order != 0;
          case "<" -> order < 0;
          case ">" -> order > 0;
          case "<=" -> order <= 0;
          case ">=" -> order >= 0;
          default -> false;
        };
    boolean told = !operator.isEmpty() && "=<>!LI".indexOf(operator.charAt(0)) >= 0;
    return !told ? Answer.PERHAPS : holds ? Answer.YES : Answer.NO;
  }
}
