package dev.sluice.rules.sql;

import dev.sluice.rules.sql.lex.Kind;
import dev.sluice.rules.sql.lex.Tokens;
import java.util.function.Predicate;

/** The strings that stand in a text. */
public final class Literals {

  private Literals() {}

  /** Whether a string of the text is as wanted. Linear time, any text, never throws. */
  public static boolean anyString(String text, AnalysisContext context, Predicate<String> wanted) {
    Tokens tokens = SqlAnalyzer.tokens(text, context);
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.kind(i) == Kind.STRING && wanted.test(tokens.value(i))) {
        return true;
      }
    }
    return false;
  }
}
