package dev.sluice.rules.sql;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.StatementFacts;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
  static final int MAX_PARSED_CHARS = 2_000_000;

  private static final String STACK_USED_UP = "the text is nested too deeply for this thread";

  /** Frames that loading may need, generously. */
  private static final int LOADING_FRAMES = 500;

  /** Makes load what is needed: a class that fails to load for want of stack stays failed. */
  private static final String[] FIRST_TEXTS = {
    "WITH a AS (SELECT 1 AS x) SELECT b.*, lower(b.y) FROM a JOIN b ON b.x = a.x AND NOT (1 = 2 OR"
        + " b.y LIKE '%') WHERE b.z IN (SELECT 1) GROUP BY 1 ORDER BY 2 LIMIT 3",
    "INSERT INTO a (b) VALUES (1); UPDATE a SET b = 1 WHERE 1 + 1 = 2; DELETE FROM a",
    "SET a = 1; CREATE TABLE a (b int); BEGIN; EXPLAIN SELECT 1; COMMIT",
    "MERGE INTO a USING b ON (a.x = b.x) WHEN MATCHED THEN DELETE",
    "not a statement"
  };

  private final Map<Dialect, StatementFacts> withoutStack = new EnumMap<>(Dialect.class);

  private volatile boolean loaded;

  /** An analyzer; what it needs is loaded with the first text. */
  public SqlAnalyzer() {
    for (Dialect dialect : Dialect.values()) {
      withoutStack.put(dialect, Unread.nothing(dialect, STACK_USED_UP));
    }
  }

  /** Throws {@link StackOverflowError} if there is no stack to load it all on. */
  private void load() {
    Headroom.probe(LOADING_FRAMES);
    loaded = true;
    for (String text : FIRST_TEXTS) {
      read(text, AnalysisContext.of(Dialect.POSTGRESQL));
    }
  }

  /** What running the text would do. */
  public StatementFacts analyze(String text, AnalysisContext context) {
    try {
      if (!loaded) {
        load();
      }
      return read(text, context);
    } catch (StackOverflowError e) {
      return withoutStack(context);
    }
  }

  /** Facts of a text for which there is no stack left: made beforehand, and nothing is known. */
  StatementFacts withoutStack(AnalysisContext context) {
    StatementFacts facts = withoutStack.get(context.dialect());
    if (facts == null) {
      throw new IllegalStateException("a dialect without facts: dialect=" + context.dialect());
    }
    return facts;
  }

  /** Whether facts tell of the thread that asked, and not of their text alone. */
  static boolean passing(StatementFacts facts) {
    return STACK_USED_UP.equals(facts.problem());
  }

  private StatementFacts read(String text, AnalysisContext context) {
    boolean cut = text.length() > MAX_CHARS;
    String read = cut ? text.substring(0, MAX_CHARS) : text;
    Tokens tokens = tokens(read, context);
    if (text.length() > MAX_PARSED_CHARS) {
      return Unread.facts(
          tokens,
          context,
          CanonicalText.of(tokens),
          "the text is too long: characters=" + text.length() + ", limit=" + MAX_PARSED_CHARS);
    }
    return analyze(tokens, context);
  }

  /** The tokens of a text; null if it is too long to be parsed. */
  @Nullable Tokens tokensToParse(String text, AnalysisContext context) {
    if (!loaded) {
      load();
    }
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
        // The depth budget stops a text; here the caller's stack is small, or nearly used up.
        problem = STACK_USED_UP;
      } catch (RuntimeException | LinkageError e) {
        // A defect of ours must not become an exception in the application; it is a refusal.
        problem = "the analysis failed: error=" + e.getClass().getSimpleName();
      }
    }
    return Unread.facts(tokens, context, canonical, problem);
  }

  static Tokens tokens(String text, AnalysisContext context) {
    AnalysisContext.SessionMode mode = context.mode();
    return Lexer.read(
        text,
        new LexRules(context.dialect(), mode.backslashEscapes(), mode.ansiQuotes(), mode.known()));
  }

  static Resolver.Reading resolved(
      List<Parsed> statements, Tokens tokens, AnalysisContext context) {
    return Resolver.read(
        statements,
        new Resolver.Setting(
            context.dialect(),
            context.catalog(),
            new Inner(context),
            context.session(),
            tokens.size()));
  }

  private StatementFacts understood(
      Tokens tokens, AnalysisContext context, CanonicalText canonical, Summary summary) {
    Grammar grammar = new Grammar(tokens, context.dialect(), summary);
    List<Parsed> statements = grammar.script();
    Resolver.Reading reading = resolved(statements, tokens, context);
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
