package dev.sluice.rules.sql.tree;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.sql.lex.Kind;
import dev.sluice.rules.sql.lex.Tokens;
import dev.sluice.rules.sql.tree.Query.With;
import java.util.ArrayList;
import java.util.List;

/**
 * The grammar of statements: own recursive descent over the tokens, bounded in depth and work. It
 * accepts more than a database does, and every token that it takes has a meaning in the tree; what
 * it does not know it refuses with {@link Unreadable}. One thread, one text.
 */
public final class Grammar {

  private static final int MAX_STATEMENTS = 10_000;

  final Cursor cursor;
  final Expressions expressions;
  final Windows windows;
  final Queries queries;
  final Sources sources;
  final Writes writes;
  final Alterations alterations;
  private final Commands commands;
  private int namedParameters;
  private boolean procedural;

  /** Expressions that run where the tree has no place for them. */
  private final List<Expr> aside = new ArrayList<>(0);

  /** A grammar for one text. */
  public Grammar(Tokens tokens, Dialect dialect, Summary summary) {
    this.cursor = new Cursor(tokens, dialect, summary);
    this.expressions = new Expressions(this);
    this.windows = new Windows(this);
    this.queries = new Queries(this);
    this.sources = new Sources(this);
    this.writes = new Writes(this);
    this.alterations = new Alterations(this);
    this.commands = new Commands(this);
  }

  /** Each statement of the text. Throws {@link Unreadable}. */
  public List<Parsed> script() {
    List<Parsed> statements = new ArrayList<>(1);
    while (cursor.kind() != Kind.END) {
      if (cursor.accept(Kind.SEMICOLON)) {
        continue;
      }
      statements.add(statement());
      boolean batch = cursor.is(Dialect.SQLSERVER) && Words.startsInBatch(cursor.word());
      if (!cursor.atEnd() && !batch) {
        throw cursor.unexpected("the end of the statement");
      }
      if (statements.size() > MAX_STATEMENTS) {
        throw new Unreadable("too many statements: limit=" + MAX_STATEMENTS);
      }
    }
    return statements;
  }

  /** A block of PL/pgSQL, which is the whole text. Throws {@link Unreadable}. */
  public Command block() {
    Command block = new Command();
    block.copies = true;
    procedural = true;
    new Procedures(this, block).read();
    return block;
  }

  /** Whether INTO means variables. */
  boolean procedural() {
    return procedural;
  }

  /** Parameters that are named with a colon. */
  public int namedParameters() {
    return namedParameters;
  }

  void namedParameter() {
    namedParameters++;
  }

  /** Keeps an expression for the query or write around it. */
  void aside(Expr expr) {
    if (!(expr instanceof Expr.Literal || expr instanceof Expr.Parameter)) {
      aside.add(expr);
    }
  }

  /** Gives what was kept to the query or write that runs it. */
  void takeAside(List<Expr> into) {
    into.addAll(aside);
    aside.clear();
  }

  Parsed statement() {
    cursor.deeper();
    Parsed parsed;
    if (Batches.starts(cursor)) {
      parsed = Parsed.of(new Batches(this).read());
    } else if (Multiples.starts(cursor)) {
      parsed = Parsed.of(new Multiples(this).read());
    } else if (startsRows()) {
      parsed = rows();
    } else {
      int from = cursor.at();
      parsed = Parsed.of(commands.command());
      if (cursor.is(Dialect.SQLSERVER)) {
        cursor.refuseVerbs(from + 1);
      }
    }
    if (!aside.isEmpty()) {
      throw cursor.unexpected("an expression in another place");
    }
    cursor.higher();
    return parsed;
  }

  private boolean startsRows() {
    return startsQuery(0) || Writes.starts(cursor);
  }

  private Parsed rows() {
    Object body = queryOrWrite();
    return body instanceof Query query ? Parsed.of(query) : Parsed.of((Write) body);
  }

  /** A query, or a write with its WITH. */
  Object queryOrWrite() {
    boolean recursive = cursor.is("WITH") && cursor.is(1, "RECURSIVE");
    List<With> withs = queries.withs();
    return Writes.starts(cursor) ? writes.write(withs) : queries.query(withs, recursive);
  }

  /** Whether a query starts {@code ahead} of here, parentheses around it included. */
  boolean startsQuery(int ahead) {
    if (ahead == 1 && cursor.kind() != Kind.LEFT) {
      return false;
    }
    int place = ahead;
    while (cursor.kind(place) == Kind.LEFT) {
      if (!endsQuery(cursor.closing(place) + 1)) {
        return false;
      }
      place++;
    }
    String word = cursor.word(place);
    return switch (word) {
      case "SELECT" -> true;
      case "WITH" ->
          cursor.is(place + 1, "RECURSIVE")
              || cursor.is(place + 2, "AS")
              || cursor.kind(place + 2) == Kind.LEFT;
      case "VALUES" ->
          cursor.mysql()
              ? cursor.is(place + 1, "ROW")
              : cursor.kind(place + 1) == Kind.LEFT || cursor.is(Dialect.H2);
      case "TABLE" -> cursor.kind(place + 1) == Kind.WORD || cursor.kind(place + 1) == Kind.QUOTED;
      default -> false;
    };
  }

  /** What may stand behind a query in parentheses. */
  private boolean endsQuery(int place) {
    return switch (cursor.kind(place)) {
      case RIGHT, END, SEMICOLON -> true;
      case WORD ->
          switch (cursor.word(place)) {
            case "UNION",
                "INTERSECT",
                "EXCEPT",
                "MINUS",
                "ORDER",
                "LIMIT",
                "OFFSET",
                "FETCH",
                "FOR",
                "INTO",
                "ON",
                "RETURNING",
                "WITH" ->
                true;
            default -> false;
          };
      default -> false;
    };
  }
}
