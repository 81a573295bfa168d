package dev.sluice.rules.sql;

import dev.sluice.rules.sql.lex.Kind;
import dev.sluice.rules.sql.lex.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which given values of a text (bind parameters, literals, NULL) go into which columns: of {@code
 * INSERT … VALUES} with its columns named, and of {@code UPDATE … SET}. Of every other form, and
 * where a form is not surely one of these, each value may go into any column. Linear time, any
 * text, never throws. Not thread safe; one text.
 */
public final class WrittenValues {

  /** The column of a value that may go into any column. */
  public static final String ANY = "";

  private static final Set<String> ENDS =
      Set.of("WHERE", "FROM", "RETURNING", "ORDER", "LIMIT", "ON", "OUTPUT", "OPTION");

  private static final Set<String> NO_VALUES = Set.of("IS", "NOT", "DEFAULT");

  private final Tokens tokens;
  private final List<Given> given = new ArrayList<>();
  private int at;
  private int parameters;
  private boolean plain = true;

  /**
   * A value.
   *
   * @param parameter 1-based position of the bind parameter; 0 for what stands in the text
   * @param literal as it stands there without quotes; null for NULL and for a parameter
   * @param column the column's name without its table, {@link #ANY}, or null if it goes into none
   */
  public record Given(int parameter, @Nullable String literal, @Nullable String column) {}

  private WrittenValues(Tokens tokens) {
    this.tokens = tokens;
  }

  /** All values of a text, in their order. */
  public static List<Given> of(String text, AnalysisContext context) {
    Tokens tokens = SqlAnalyzer.tokens(text, context);
    WrittenValues values = new WrittenValues(tokens);
    values.read();
    if (values.plain) {
      return List.copyOf(values.given);
    }
    WrittenValues any = new WrittenValues(tokens);
    while (any.more()) {
      any.take(ANY);
    }
    return List.copyOf(any.given);
  }

  private void read() {
    String first = word(0);
    if (first.equals("UPDATE")) {
      while (more() && !word(at).equals("SET")) {
        take(null);
      }
      at++;
      assignments();
    } else if (first.equals("INSERT") || first.equals("REPLACE")) {
      insert();
    } else {
      plain = false;
    }
    while (plain && more()) {
      // Another statement behind this one, or a second list of assignments: who knows.
      plain = tokens.kind(at) != Kind.SEMICOLON || tokens.kind(at + 1) == Kind.END;
      take(null);
    }
  }

  private void insert() {
    at = 1;
    while (more() && tokens.kind(at) != Kind.LEFT && !word(at).equals("SET")) {
      plain &= name(at) || tokens.kind(at) == Kind.DOT;
      at++;
    }
    if (word(at).equals("SET")) {
      at++;
      assignments();
    } else {
      List<String> columns = columns();
      plain &= word(at).equals("VALUES") || word(at).equals("VALUE");
      at++;
      do {
        row(columns);
      } while (plain && tokens.kind(at) == Kind.COMMA && at++ > 0);
    }
    while (plain && more() && !word(at).equals("UPDATE")) {
      plain = tokens.kind(at) != Kind.SEMICOLON || tokens.kind(at + 1) == Kind.END;
      take(null);
    }
    if (plain && more()) {
      at += word(at + 1).equals("SET") ? 2 : 1;
      assignments();
    }
  }

  /** The names in parentheses. */
  private List<String> columns() {
    List<String> columns = new ArrayList<>();
    plain &= more() && tokens.kind(at) == Kind.LEFT;
    while (plain && tokens.kind(at) != Kind.RIGHT) {
      at++;
      plain = more() && name(at);
      columns.add(plain ? tokens.value(at) : ANY);
      at++;
      plain &= tokens.kind(at) == Kind.COMMA || tokens.kind(at) == Kind.RIGHT;
    }
    at++;
    return columns;
  }

  private void row(List<String> columns) {
    plain &= more() && tokens.kind(at) == Kind.LEFT;
    int column = 0;
    int depth = 0;
    while (plain && more()) {
      Kind kind = tokens.kind(at);
      depth += kind == Kind.LEFT ? 1 : kind == Kind.RIGHT ? -1 : 0;
      column += kind == Kind.COMMA && depth == 1 ? 1 : 0;
      take(column < columns.size() ? columns.get(column) : ANY);
      if (depth == 0) {
        return;
      }
    }
    plain = false;
  }

  private void assignments() {
    do {
      String column = ANY;
      plain &= more();
      while (plain && !isOperator("=") && !isOperator(":=")) {
        plain = name(at) || tokens.kind(at) == Kind.DOT;
        column = tokens.value(at++);
        plain &= more();
      }
      at++;
      expression(column);
    } while (plain && more() && tokens.kind(at) == Kind.COMMA && at++ > 0);
  }

  private void expression(String column) {
    int depth = 0;
    while (plain && more()) {
      Kind kind = tokens.kind(at);
      boolean ends =
          kind == Kind.COMMA
              || kind == Kind.SEMICOLON
              || (kind == Kind.WORD && ENDS.contains(tokens.value(at)));
      if (depth == 0 && ends) {
        return;
      }
      depth += kind == Kind.LEFT ? 1 : kind == Kind.RIGHT ? -1 : 0;
      take(column);
    }
  }

  /** Takes one token that stands for a value of a column, or of none. */
  private void take(@Nullable String column) {
    switch (tokens.kind(at)) {
      case PARAMETER -> {
        plain &= tokens.source(at).equals("?");
        given.add(new Given(++parameters, null, column));
      }
      case STRING -> given.add(new Given(0, tokens.value(at), column));
      case NUMBER -> {
        boolean negative = at > 0 && tokens.kind(at - 1) == Kind.OPERATOR && minus(at - 1);
        given.add(new Given(0, (negative ? "-" : "") + tokens.value(at), column));
      }
      case WORD -> {
        boolean isNull = tokens.value(at).equals("NULL");
        if (isNull && !NO_VALUES.contains(word(at - 1))) {
          given.add(new Given(0, null, column));
        }
      }
      default -> {
        // no value
      }
    }
    at++;
  }

  private boolean minus(int index) {
    return tokens.value(index).equals("-");
  }

  private boolean isOperator(String operator) {
    return tokens.kind(at) == Kind.OPERATOR && tokens.value(at).equals(operator);
  }

  private boolean name(int index) {
    Kind kind = tokens.kind(index);
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }

  private boolean more() {
    return at < tokens.size() && tokens.kind(at) != Kind.END;
  }

  private String word(int index) {
    return index >= 0 && index < tokens.size() && tokens.kind(index) == Kind.WORD
        ? tokens.value(index)
        : "";
  }
}
