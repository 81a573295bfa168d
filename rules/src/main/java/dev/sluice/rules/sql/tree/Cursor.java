package dev.sluice.rules.sql.tree;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.sql.lex.Kind;
import dev.sluice.rules.sql.lex.Names;
import dev.sluice.rules.sql.lex.Tokens;
import dev.sluice.rules.sql.tree.Expr.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A place in a token list, with the questions that a parser asks. One thread. */
final class Cursor {

  /** Deeper text is not read: the stack of the calling thread is not ours. */
  private static final int MAX_DEPTH = 160;

  /** Short text may be read again this often: tokens. */
  private static final int MIN_READ_AGAIN = 20_000;

  final Tokens tokens;
  final Dialect dialect;
  final Summary summary;
  private final int[] partners;
  private int at;
  private int limit;
  private int depth;
  private int work;

  Cursor(Tokens tokens, Dialect dialect, Summary summary) {
    this.tokens = tokens;
    this.dialect = dialect;
    this.summary = summary;
    this.partners = partners(tokens);
    this.limit = tokens.size();
    if (tokens.deepest() > MAX_DEPTH) {
      throw new Unreadable("the text is nested too deeply: limit=" + MAX_DEPTH);
    }
  }

  /** For each parenthesis that opens, where it closes; the last token if it does not. */
  private static int[] partners(Tokens tokens) {
    int[] partners = new int[tokens.size()];
    int[] open = new int[Math.max(1, tokens.deepest() + 1)];
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.kind(i) == Kind.LEFT) {
        partners[i] = tokens.size() - 1;
        open[depth++] = i;
      } else if (tokens.kind(i) == Kind.RIGHT && depth > 0) {
        partners[open[--depth]] = i;
      }
    }
    return partners;
  }

  boolean mysql() {
    return dialect == Dialect.MYSQL || dialect == Dialect.MARIADB;
  }

  boolean postgres() {
    return dialect == Dialect.POSTGRESQL;
  }

  boolean is(Dialect wanted) {
    return dialect == wanted;
  }

  int at() {
    return at;
  }

  /** Goes back to a place; what is read again counts, so that nested guesses stay linear. */
  void back(int to) {
    work += 1 + at - to;
    at = to;
    if (work > MIN_READ_AGAIN + 2 * tokens.size()) {
      throw new Unreadable("the text would take too long to read");
    }
  }

  void deeper() {
    if (++depth > MAX_DEPTH) {
      throw new Unreadable("the text is nested too deeply: limit=" + MAX_DEPTH);
    }
  }

  void higher() {
    depth--;
  }

  int depth() {
    return depth;
  }

  /** Back to a depth, when what was wrapped several times is read. */
  void depth(int before) {
    depth = before;
  }

  Kind kind() {
    return at < limit ? tokens.kind(at) : Kind.END;
  }

  Kind kind(int ahead) {
    int index = at + ahead;
    return index < limit ? tokens.kind(index) : Kind.END;
  }

  /** Lets the text end before a token; returns where it ended until now. */
  int limit(int end) {
    int before = limit;
    limit = Math.min(end, tokens.size());
    return before;
  }

  /**
   * How far ahead, outside parentheses, one of some words stands, or a semicolon or the end if that
   * comes first.
   */
  int find(Set<String> words) {
    int ahead = 0;
    while (true) {
      switch (kind(ahead)) {
        case END, SEMICOLON -> {
          return ahead;
        }
        case LEFT -> ahead = Math.max(ahead, closing(ahead));
        case WORD -> {
          if (words.contains(word(ahead))) {
            return ahead;
          }
        }
        default -> {
          // Neither begins nor ends anything.
        }
      }
      ahead++;
    }
  }

  /** The word here in upper case, empty if there is none. */
  String word() {
    return word(0);
  }

  String word(int ahead) {
    return kind(ahead) == Kind.WORD ? tokens.value(at + ahead) : "";
  }

  String operator() {
    return kind() == Kind.OPERATOR ? tokens.value(at) : "";
  }

  void next() {
    if (at < tokens.size() - 1 && at < limit) {
      at++;
    }
  }

  void skip(int tokens) {
    for (int i = 0; i < tokens; i++) {
      next();
    }
  }

  String take() {
    String value = tokens.value(at);
    next();
    return value;
  }

  /** The string or number here, and the strings behind it that are pieces of the same. */
  Literal literal(Literal.Type type, boolean pieces) {
    int from = at;
    next();
    while (pieces && kind() == Kind.STRING) {
      next();
    }
    return new Literal(type, tokens, from, at);
  }

  boolean is(String word) {
    return kind() == Kind.WORD && tokens.value(at).equals(word);
  }

  boolean is(int ahead, String word) {
    return kind(ahead) == Kind.WORD && tokens.value(at + ahead).equals(word);
  }

  boolean isAny(String... words) {
    for (String word : words) {
      if (is(word)) {
        return true;
      }
    }
    return false;
  }

  boolean isAny(int ahead, String... words) {
    for (String word : words) {
      if (is(ahead, word)) {
        return true;
      }
    }
    return false;
  }

  boolean accept(String word) {
    if (is(word)) {
      next();
      return true;
    }
    return false;
  }

  boolean accept(String first, String second) {
    if (is(first) && is(1, second)) {
      next();
      next();
      return true;
    }
    return false;
  }

  boolean acceptAny(String... words) {
    if (isAny(words)) {
      next();
      return true;
    }
    return false;
  }

  boolean accept(Kind kind) {
    if (kind() == kind) {
      next();
      return true;
    }
    return false;
  }

  boolean isOperator(String operator) {
    return kind() == Kind.OPERATOR && tokens.value(at).equals(operator);
  }

  boolean isOperator(int ahead, String operator) {
    return kind(ahead) == Kind.OPERATOR && tokens.value(at + ahead).equals(operator);
  }

  /** How far ahead the parenthesis stands that closes the one {@code ahead} of here. */
  int closing(int ahead) {
    return partners[at + ahead] - at;
  }

  boolean acceptOperator(String operator) {
    if (isOperator(operator)) {
      next();
      return true;
    }
    return false;
  }

  void expect(String word) {
    if (!accept(word)) {
      throw unexpected(word);
    }
  }

  void expect(Kind kind) {
    if (!accept(kind)) {
      throw unexpected(kind.name());
    }
  }

  void expectOperator(String operator) {
    if (!acceptOperator(operator)) {
      throw unexpected(operator);
    }
  }

  Unreadable unexpected(String wanted) {
    return new Unreadable(
        "not read: position=" + tokens.start(at) + ", found=" + found() + ", expected=" + wanted);
  }

  private String found() {
    return switch (kind()) {
      case WORD, OPERATOR -> tokens.value(at);
      default -> kind().name();
    };
  }

  boolean atEnd() {
    return kind() == Kind.SEMICOLON || kind() == Kind.END;
  }

  /** {@code OPERATOR(schema.op)}: nothing but a name and an operator stands in the parentheses. */
  boolean isNamedOperator() {
    if (!postgres() || !is("OPERATOR") || kind(1) != Kind.LEFT) {
      return false;
    }
    int ahead = 2;
    while (kind(ahead + 1) == Kind.DOT) {
      ahead += 2;
    }
    int close = closing(1);
    return ahead < close && (kind(ahead) == Kind.OPERATOR || kind(ahead) == Kind.PARAMETER);
  }

  void namedOperator() {
    next();
    skipParentheses();
  }

  /** A question mark that stands for itself and not for a numbered parameter. */
  boolean isQuestionMark() {
    return kind() == Kind.PARAMETER && tokens.source(at).equals("?");
  }

  /** Whether nothing stands between the token here and the one before it. */
  boolean touches() {
    return !tokens.spaced(at);
  }

  // ---- names

  boolean isName() {
    return kind() == Kind.QUOTED
        || (kind() == Kind.WORD && (!Words.RESERVED.contains(word()) || sqliteName()));
  }

  /** In SQLite the words of joins may be names. */
  private boolean sqliteName() {
    return is(Dialect.SQLITE) && isAny("CROSS", "NATURAL", "INNER") && !is(1, "JOIN");
  }

  /** In SQLite a string stands for a name where only a name can stand. */
  private boolean quotedName() {
    return is(Dialect.SQLITE) && kind() == Kind.STRING;
  }

  /** An identifier, folded. */
  String name() {
    if (!isName() && !quotedName()) {
      throw unexpected("a name");
    }
    return anyName();
  }

  /** An identifier where no keyword can stand, folded. */
  String anyName() {
    Kind kind = kind();
    if (kind != Kind.QUOTED && kind != Kind.WORD && !quotedName()) {
      throw unexpected("a name");
    }
    boolean quoted = kind != Kind.WORD;
    String spelled = quoted ? tokens.value(at) : tokens.source(at);
    next();
    return Names.fold(spelled, quoted, dialect);
  }

  /** {@code a.b.c}, folded. */
  List<String> path() {
    List<String> parts = new ArrayList<>(2);
    parts.add(name());
    while (kind() == Kind.DOT
        && (kind(1) == Kind.WORD
            || kind(1) == Kind.QUOTED
            || (is(Dialect.SQLITE) && kind(1) == Kind.STRING))) {
      next();
      parts.add(anyName());
    }
    return parts;
  }

  /** A table name, put into the summary. */
  List<String> tablePath() {
    int from = at;
    if (is(Dialect.SQLSERVER) && kind() == Kind.VARIABLE) {
      return List.of(take());
    }
    List<String> parts = path();
    summary.target(tokens, from, at);
    return parts;
  }

  /** Names in parentheses; empty if there are none. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    if (accept(Kind.LEFT)) {
      do {
        names.add(anyName());
      } while (accept(Kind.COMMA));
      expect(Kind.RIGHT);
    }
    return names;
  }

  @Nullable String alias() {
    if (accept("AS")) {
      return kind() == Kind.STRING ? take() : anyName();
    }
    if (kind() == Kind.QUOTED || quotedName()) {
      return anyName();
    }
    boolean index = is(Dialect.SQLITE) && is("INDEXED") && is(1, "BY");
    boolean verb = is(Dialect.SQLSERVER) && Words.startsInBatch(word());
    boolean taken = Words.NO_ALIAS.contains(word()) && !ordinary();
    return kind() == Kind.WORD && !taken && !index && !verb ? anyName() : null;
  }

  /** Words of other databases' joins are words like others here. */
  private boolean ordinary() {
    boolean zone = is("AT") && (is(1, "TIME") || is(1, "LOCAL"));
    return (postgres() || mysql() || is(Dialect.SQLITE))
        && (isAny("ANTI", "SEMI", "ASOF", "APPLY", "PIVOT", "UNPIVOT", "AT")
            || (is("QUALIFY") && !mysql()))
        && !zone;
  }

  /** Skips to behind the parenthesis that closes the one at this place; a query is not skipped. */
  void skipParentheses() {
    expect(Kind.LEFT);
    int open = 1;
    while (open > 0) {
      if (kind() == Kind.END || is("SELECT")) {
        throw unexpected("RIGHT");
      }
      if (kind() == Kind.LEFT) {
        open++;
      } else if (kind() == Kind.RIGHT) {
        open--;
      }
      next();
    }
  }

  /**
   * SQL Server needs nothing between statements: what was skipped since {@code from} may be more
   * than one. Words that begin a statement make the text unreadable.
   */
  void refuseVerbs(int from) {
    String first = tokens.value(from - 1);
    boolean privileges = first.equals("GRANT") || first.equals("REVOKE") || first.equals("DENY");
    for (int i = from; i < at; i++) {
      String word = tokens.kind(i) == Kind.WORD ? tokens.value(i) : "";
      privileges &= !word.equals("ON");
      boolean action =
          tokens.value(i - 1).equals("ON") && (first.equals("CREATE") || first.equals("ALTER"));
      boolean query = word.equals("SELECT") && first.equals("CREATE");
      boolean part =
          first.equals("ALTER")
              && i + 1 < at
              && (tokens.value(i + 1).equals("COLUMN") || tokens.value(i + 1).equals("CONSTRAINT"));
      if (Words.BATCH_VERBS.contains(word) && !privileges && !action && !query && !part) {
        throw new Unreadable(
            "more than one statement: position=" + tokens.start(i) + ", found=" + word);
      }
    }
  }

  /** Skips to the end of the statement, parentheses balanced. */
  void skipStatement() {
    while (!atEnd()) {
      if (kind() == Kind.LEFT) {
        skipParentheses();
      } else if (kind() == Kind.RIGHT) {
        throw unexpected("the end");
      } else {
        next();
      }
    }
  }
}
