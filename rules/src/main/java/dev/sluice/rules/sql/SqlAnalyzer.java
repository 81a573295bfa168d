package dev.sluice.rules.sql;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.Effect;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.Family;
import dev.sluice.rules.Operation;
import dev.sluice.rules.Shape;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.sql.lex.Kind;
import dev.sluice.rules.sql.lex.LexRules;
import dev.sluice.rules.sql.lex.Lexer;
import dev.sluice.rules.sql.lex.Tokens;
import dev.sluice.rules.sql.resolve.Resolver;
import dev.sluice.rules.sql.resolve.Suspicion;
import dev.sluice.rules.sql.resolve.Texts;
import dev.sluice.rules.sql.tree.Command;
import dev.sluice.rules.sql.tree.Grammar;
import dev.sluice.rules.sql.tree.Parsed;
import dev.sluice.rules.sql.tree.Summary;
import dev.sluice.rules.sql.tree.Unreadable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * SQL text to facts. Never throws, starts no thread, and is bounded in time, depth and memory; what
 * it does not understand it says so of, with everything that the lexer still shows. Thread safe.
 *
 * <p>The way of a text: the dialect's own lexer, one pass of recursive descent over its tokens,
 * then the resolver with the catalog. A text that any of the three does not read with certainty
 * yields facts with {@code understood} false.
 */
public final class SqlAnalyzer {

  /** Longer text is not read beyond this: characters. */
  private static final int MAX_CHARS = 4_000_000;

  /** Longer text is read by the lexer only. */
  private static final int MAX_PARSED_CHARS = 2_000_000;

  /** What running the text would do. */
  public StatementFacts analyze(String text, AnalysisContext context) {
    boolean cut = text.length() > MAX_CHARS;
    String read = cut ? text.substring(0, MAX_CHARS) : text;
    Tokens tokens = tokens(read, context);
    if (text.length() > MAX_PARSED_CHARS) {
      return suspected(
          tokens,
          context,
          CanonicalText.of(tokens),
          "the text is too long: characters=" + text.length() + ", limit=" + MAX_PARSED_CHARS);
    }
    return analyze(tokens, context);
  }

  /** The tokens of a text; null if it is too long to be parsed. */
  @Nullable Tokens read(String text, AnalysisContext context) {
    return text.length() > MAX_PARSED_CHARS ? null : tokens(text, context);
  }

  /** As {@link #analyze(String, AnalysisContext)}, for a text that the lexer has read. */
  StatementFacts analyze(Tokens tokens, AnalysisContext context) {
    String problem = tokens.problem();
    CanonicalText canonical = CanonicalText.of(tokens);
    Summary summary = new Summary();
    if (problem == null) {
      try {
        return understood(tokens, context, canonical, summary);
      } catch (Unreadable e) {
        problem = e.getMessage();
      } catch (StackOverflowError e) {
        // The depth budget should have stopped this; the caller's stack may be nearly used up.
        problem = "the text is nested too deeply for this thread";
      } catch (RuntimeException e) {
        // A defect of ours must not become an exception in the application; it is a refusal.
        problem = "the analysis failed: error=" + e.getClass().getSimpleName();
      }
    }
    return suspected(tokens, context, canonical, problem);
  }

  static Tokens tokens(String text, AnalysisContext context) {
    AnalysisContext.SessionMode mode = context.mode();
    return Lexer.read(
        text,
        new LexRules(context.dialect(), mode.backslashEscapes(), mode.ansiQuotes(), mode.known()));
  }

  private StatementFacts understood(
      Tokens tokens, AnalysisContext context, CanonicalText canonical, Summary summary) {
    Grammar grammar = new Grammar(tokens, context.dialect(), summary);
    List<Parsed> statements = grammar.script();
    Catalog catalog = context.catalog();
    Resolver.Reading reading =
        Resolver.read(statements, context.dialect(), catalog, new Inner(context), tokens.size());
    String doubt = reading.doubt();
    return new StatementFacts(
        doubt == null,
        doubt,
        context.dialect(),
        reading.statements(),
        statements.size(),
        reading.output(),
        reading.outputKnown() && doubt == null,
        tokens.parameters() + grammar.namedParameters(),
        canonical.fingerprint(),
        canonical.sanitized(),
        summary.toString());
  }

  /** Facts of a text that is not understood: what the lexer can prove. */
  private static StatementFacts suspected(
      Tokens tokens, AnalysisContext context, CanonicalText canonical, @Nullable String problem) {
    Suspicion suspicion = Suspicions.of(tokens, context);
    Set<Shape> shapes = EnumSet.of(Shape.UNKNOWN);
    int count = count(tokens);
    if (count > 1) {
      shapes.add(Shape.MULTIPLE);
    }
    EffectiveStatement statement =
        new EffectiveStatement(
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
            false,
            false);
    return new StatementFacts(
        false,
        problem,
        context.dialect(),
        List.of(statement),
        count,
        List.of(),
        false,
        tokens.parameters(),
        canonical.fingerprint(),
        canonical.sanitized(),
        summary(suspicion));
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

  /** Reads text found inside a statement, in the same context. */
  private record Inner(AnalysisContext context) implements Texts {

    @Override
    public @Nullable List<Parsed> script(String text) {
      if (text.length() > MAX_PARSED_CHARS) {
        return null;
      }
      Tokens tokens = tokens(text, context);
      if (tokens.problem() != null) {
        return null;
      }
      try {
        return new Grammar(tokens, context.dialect(), new Summary()).script();
      } catch (Unreadable e) {
        return null; // The caller says what is not understood.
      }
    }

    @Override
    public @Nullable Command block(String text) {
      Tokens tokens = tokens(text, context);
      if (text.length() > MAX_PARSED_CHARS || tokens.problem() != null) {
        return null;
      }
      try {
        return new Grammar(tokens, context.dialect(), new Summary()).block();
      } catch (Unreadable e) {
        return null; // The caller says what is not understood.
      }
    }

    @Override
    public Suspicion suspicion(String text) {
      return Suspicions.of(SqlAnalyzer.tokens(text, context), context);
    }

    private static Tokens tokens(String text, AnalysisContext context) {
      return SqlAnalyzer.tokens(text, context);
    }
  }
}
