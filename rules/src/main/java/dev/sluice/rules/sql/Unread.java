package dev.sluice.rules.sql;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.Effect;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.Family;
import dev.sluice.rules.Operation;
import dev.sluice.rules.Shape;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.sql.lex.Kind;
import dev.sluice.rules.sql.lex.Tokens;
import dev.sluice.rules.sql.resolve.Suspicion;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Facts of a text that is not understood: what the lexer can prove, if it was asked. */
final class Unread {

  private Unread() {}

  static StatementFacts facts(
      Tokens tokens, AnalysisContext context, CanonicalText canonical, @Nullable String problem) {
    Suspicion suspicion = Suspicions.of(tokens, context);
    int count = count(tokens);
    return new StatementFacts(
        false,
        problem,
        context.dialect(),
        List.of(statement(suspicion, count)),
        count,
        List.of(),
        false,
        tokens.parameters(),
        canonical.fingerprint(),
        canonical.sanitized(),
        summary(suspicion));
  }

  /** Facts of which nothing is known. */
  static StatementFacts nothing(Dialect dialect, String problem) {
    Suspicion none = new Suspicion(Set.of(), Set.of(), Set.of());
    return new StatementFacts(
        false,
        problem,
        dialect,
        List.of(statement(none, 1)),
        1,
        List.of(),
        false,
        0,
        "0".repeat(16),
        "",
        "");
  }

  private static EffectiveStatement statement(Suspicion suspicion, int count) {
    Set<Shape> shapes = EnumSet.of(Shape.UNKNOWN);
    if (count > 1) {
      shapes.add(Shape.MULTIPLE);
    }
    return new EffectiveStatement(
        suspicion.operations(),
        families(suspicion.operations()),
        suspicion.reads(),
        suspicion.writes(),
        Set.of(),
        Set.of(),
        shapes,
        EnumSet.noneOf(Effect.class),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        List.of(),
        true,
        true,
        false,
        false);
  }

  private static int count(Tokens tokens) {
    int count = 0;
    boolean inside = false;
    for (int i = 0; i < tokens.size(); i++) {
      boolean end = tokens.kind(i) == Kind.SEMICOLON || tokens.kind(i) == Kind.END;
      if (end && inside) {
        count++;
      }
      inside = !end;
    }
    return count;
  }

  private static String summary(Suspicion suspicion) {
    StringBuilder text = new StringBuilder();
    for (Operation operation : suspicion.operations()) {
      if (text.length() < 200) {
        text.append(text.length() == 0 ? "" : " ").append(operation.name());
      }
    }
    return text.toString();
  }

  private static Set<Family> families(Set<Operation> operations) {
    Set<Family> families = EnumSet.noneOf(Family.class);
    for (Operation operation : operations) {
      switch (operation) {
        case INSERT, UPDATE, DELETE, MERGE, LOAD, COPY -> families.add(Family.WRITE);
        case TRUNCATE -> {
          families.add(Family.WRITE);
          families.add(Family.DDL);
        }
        case CREATE, ALTER, DROP, RENAME -> families.add(Family.DDL);
        case GRANT, REVOKE -> families.add(Family.DCL);
        case ADMIN -> families.add(Family.ADMIN);
        default -> {}
      }
    }
    return families;
  }
}
