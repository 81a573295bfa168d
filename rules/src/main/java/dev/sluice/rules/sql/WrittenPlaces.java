package dev.sluice.rules.sql;

import dev.sluice.rules.sql.lex.Kind;
import dev.sluice.rules.sql.lex.Tokens;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Bind parameters and strings of a text that stand where values are written, and not where they are
 * only compared: not behind WHERE, HAVING and the ON of a join. In doubt they are written. Not
 * thread safe; for one text.
 */
public final class WrittenPlaces {

  private final Tokens tokens;
  private final Visitor visitor;
  private final Deque<Boolean> outer = new ArrayDeque<>();
  private final List<String> columns = new ArrayList<>();
  private boolean written = true;
  private int parameters;

  /** The depth of the rows of VALUES; 0 outside of them. */
  private int rowDepth;

  private int position;

  private WrittenPlaces(Tokens tokens, Visitor visitor) {
    this.tokens = tokens;
    this.visitor = visitor;
  }

  /**
   * Where a value goes.
   *
   * @param column the column's name as the text has it; null if it does not say
   * @param position of a row of VALUES without names: which one, from 1; 0 where nobody can say
   */
  public record Target(@Nullable String column, int position) {

    /** Any column that the statement writes. */
    public static final Target ANY = new Target(null, 0);
  }

  /** Is told of each place, from left to right. */
  public interface Visitor {

    /** A bind parameter; the first one of the text has the number 1. */
    void parameter(int number, Target target);

    /** A string. */
    void string(String value, Target target);
  }

  /** Goes through a text. Linear time, any text, never throws. */
  public static void visit(String text, AnalysisContext context, Visitor visitor) {
    new WrittenPlaces(SqlAnalyzer.tokens(text, context), visitor).visit();
  }

  private void visit() {
    for (int i = 0; i < tokens.size(); i++) {
      switch (tokens.kind(i)) {
        case LEFT -> {
          outer.push(written);
          position = outer.size() == rowDepth ? 1 : position;
        }
        case RIGHT -> written = outer.isEmpty() ? written : outer.pop();
        case COMMA -> position += outer.size() == rowDepth ? 1 : 0;
        case SEMICOLON -> {
          written = true;
          rowDepth = 0;
          columns.clear();
        }
        case WORD -> word(i);
        case PARAMETER -> {
          parameters++;
          if (written) {
            visitor.parameter(parameters, target(i));
          }
        }
        case STRING -> {
          if (written) {
            visitor.string(tokens.value(i), target(i));
          }
        }
        default -> {}
      }
    }
  }

  private void word(int at) {
    switch (tokens.value(at).toUpperCase(Locale.ROOT)) {
      case "WHERE", "HAVING" -> written = false;
      case "ON" -> {
        written &= isOfConflict(at + 1);
        rowDepth = 0;
      }
      case "INTO" -> names(at + 1);
      case "VALUES" -> {
        written = true;
        rowDepth = outer.size() + 1;
      }
      case "SET", "SELECT", "INSERT", "UPDATE", "MERGE", "CALL", "RETURNING" -> {
        written = true;
        rowDepth = 0;
      }
      default -> {}
    }
  }

  /** {@code ON CONFLICT}, {@code ON DUPLICATE KEY UPDATE}. */
  private boolean isOfConflict(int at) {
    if (at >= tokens.size() || tokens.kind(at) != Kind.WORD) {
      return false;
    }
    String next = tokens.value(at).toUpperCase(Locale.ROOT);
    return next.equals("CONFLICT") || next.equals("DUPLICATE");
  }

  /** The names in {@code INTO schema.t (a, b)}. */
  private void names(int from) {
    columns.clear();
    int i = from;
    while (isName(i) && i + 1 < tokens.size() && tokens.kind(i + 1) == Kind.DOT) {
      i += 2;
    }
    if (!isName(i) || kindAt(i + 1) != Kind.LEFT) {
      return;
    }
    List<String> found = new ArrayList<>();
    for (i += 2; isName(i); i += 2) {
      found.add(tokens.value(i));
      if (kindAt(i + 1) == Kind.RIGHT) {
        columns.addAll(found);
        return;
      } else if (kindAt(i + 1) != Kind.COMMA) {
        return;
      }
    }
  }

  /** Of an expression of several parts nobody says where its parts go. */
  private Target target(int at) {
    Kind before = kindAt(at - 1);
    Kind after = kindAt(at + 1);
    boolean ends = after == Kind.COMMA || after == Kind.RIGHT;
    boolean begins = before == Kind.LEFT || before == Kind.COMMA;
    if (outer.size() == rowDepth && rowDepth > 0 && begins && ends) {
      boolean named = position >= 1 && position <= columns.size();
      return named ? new Target(columns.get(position - 1), 0) : unnamed();
    }
    boolean last = after == Kind.END || after == Kind.SEMICOLON || isWhere(at + 1);
    boolean assigned =
        before == Kind.OPERATOR && tokens.value(at - 1).equals("=") && isName(at - 2);
    return rowDepth == 0 && assigned && (ends || last)
        ? new Target(tokens.value(at - 2), 0)
        : Target.ANY;
  }

  private Target unnamed() {
    return columns.isEmpty() ? new Target(null, position) : Target.ANY;
  }

  private boolean isWhere(int at) {
    return kindAt(at) == Kind.WORD && tokens.value(at).equalsIgnoreCase("WHERE");
  }

  private boolean isName(int at) {
    return kindAt(at) == Kind.WORD || kindAt(at) == Kind.QUOTED;
  }

  private Kind kindAt(int at) {
    return at >= 0 && at < tokens.size() ? tokens.kind(at) : Kind.END;
  }
}
