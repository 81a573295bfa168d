package dev.sluice.rules.sql;

import dev.sluice.rules.Operation;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.sql.lex.Tokens;
import dev.sluice.rules.sql.resolve.Resolver;
import dev.sluice.rules.sql.session.Missing;
import dev.sluice.rules.sql.session.SessionTexts;
import dev.sluice.rules.sql.tree.Command;
import dev.sluice.rules.sql.tree.Grammar;
import dev.sluice.rules.sql.tree.Parsed;
import dev.sluice.rules.sql.tree.Step;
import dev.sluice.rules.sql.tree.Summary;
import dev.sluice.rules.sql.tree.Unreadable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session holds by name after a text. Never throws; of what it does not understand it says
 * that nothing is known any more. Thread safe.
 */
public final class SessionReader {

  private final SqlAnalyzer analyzer;

  /** A reader that takes the facts of cursors from an analyzer. */
  public SessionReader(SqlAnalyzer analyzer) {
    this.analyzer = analyzer;
  }

  /**
   * After a text that ran to its end without an error.
   *
   * @param context in which it was read
   */
  public SessionTexts ran(String text, AnalysisContext context) {
    Tokens tokens = tokens(text, context);
    List<Parsed> statements = tokens == null ? null : statements(tokens, context);
    if (tokens == null || statements == null) {
      return SessionTexts.NONE;
    }
    try {
      Resolver.Reading reading = SqlAnalyzer.resolved(statements, tokens, context);
      return reading.session().after(tokens, inner -> analyzer.analyze(inner, context));
    } catch (Unreadable | StackOverflowError e) {
      return SessionTexts.NONE;
    } catch (RuntimeException | LinkageError e) {
      return SessionTexts.NONE; // A defect of ours makes what is known less, not more.
    }
  }

  /**
   * After a text that failed: nobody knows how much of it was done.
   *
   * @param facts of the text
   * @param nameTaken true if the database said that a name is taken, so that nothing was done
   */
  public SessionTexts failed(
      String text, AnalysisContext context, StatementFacts facts, boolean nameTaken) {
    Tokens tokens = tokens(text, context);
    List<Parsed> statements = tokens == null ? null : statements(tokens, context);
    if (statements == null || SessionTexts.anyClouds(facts)) {
      return SessionTexts.NONE;
    }
    boolean alone = statements.size() == 1;
    SessionTexts left = context.session();
    for (Parsed statement : statements) {
      Command command = statement.command();
      Step step = command == null ? null : command.step;
      if (step != null && !step.uses()) {
        left = alone ? without(left, step, nameTaken) : SessionTexts.NONE;
      }
    }
    return left;
  }

  /** What a text runs under names that are not known; the database may tell before it runs. */
  public Missing missing(String text, AnalysisContext context) {
    Tokens tokens = tokens(text, context);
    List<Parsed> statements = tokens == null ? null : statements(tokens, context);
    if (tokens == null || statements == null) {
      return Missing.NONE;
    }
    try {
      return SqlAnalyzer.resolved(statements, tokens, context).session().missing();
    } catch (Unreadable | StackOverflowError e) {
      return Missing.NONE;
    } catch (RuntimeException | LinkageError e) {
      return Missing.NONE; // As above.
    }
  }

  /**
   * With a text that the database holds under a name, as it told.
   *
   * @param source the text in which its PREPARE stood; what is not just one PREPARE of that name,
   *     or is read by a mode of the session that may have been another then, is not known
   */
  public SessionTexts told(
      SessionTexts texts, String name, String source, AnalysisContext context) {
    Tokens tokens = source.indexOf('\\') < 0 ? tokens(source, context) : null;
    List<Parsed> statements = tokens == null ? null : statements(tokens, context);
    if (tokens == null || statements == null) {
      return texts;
    }
    Step found = null;
    for (Parsed statement : statements) {
      Command command = statement.command();
      Step step = command == null ? null : command.step;
      boolean prepares = command != null && command.operations.contains(Operation.PREPARE);
      if (prepares && (step == null || step.kind() == Step.Kind.FORGET)) {
        return texts; // Of a name that may be this one in disguise.
      }
      if (step != null && step.kind() == Step.Kind.PREPARE && step.name().equals(name)) {
        if (found != null) {
          return texts;
        }
        found = step;
      }
    }
    return found == null ? texts : texts.prepare(name, tokens.text(found.from(), found.to()));
  }

  private static SessionTexts without(SessionTexts texts, Step step, boolean nameTaken) {
    return switch (step.kind()) {
      case PREPARE -> nameTaken ? texts : texts.deallocate(step.name());
      case DECLARE -> nameTaken ? texts : texts.close(step.name());
      case SAVEPOINT -> texts.savepoint();
      case COMMIT, ROLLBACK, ROLLBACK_TO -> texts.closeAll();
      default -> SessionTexts.NONE;
    };
  }

  private static @Nullable Tokens tokens(String text, AnalysisContext context) {
    if (text.length() > SqlAnalyzer.MAX_PARSED_CHARS) {
      return null;
    }
    Tokens tokens = SqlAnalyzer.tokens(text, context);
    return tokens.problem() == null ? tokens : null;
  }

  private static @Nullable List<Parsed> statements(Tokens tokens, AnalysisContext context) {
    try {
      return new Grammar(tokens, context.dialect(), new Summary()).script();
    } catch (Unreadable | StackOverflowError e) {
      return null;
    } catch (RuntimeException | LinkageError e) {
      return null; // As above.
    }
  }
}
