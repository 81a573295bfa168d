package dev.sluice.rules.sql.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query: arms joined by set operators, with what stands before and behind. Immutable.
 *
 * @param recursive whether a WITH name may be used in its own body
 * @param operators between the arms: UNION, EXCEPT, INTERSECT, MINUS, with ALL behind it if it is
 *     there; one fewer than arms
 * @param limited true with LIMIT, FETCH or TOP
 * @param tail true if rows are reshaped behind our back (FOR JSON, FOR XML)
 */
public record Query(
    List<With> withs,
    boolean recursive,
    List<Arm> arms,
    List<String> operators,
    List<Expr> orderBy,
    boolean limited,
    boolean tail,
    @Nullable Into into) {

  /** The same, its rows going elsewhere. */
  Query into(Into other) {
    return new Query(withs, recursive, arms, operators, orderBy, limited, tail, other);
  }

  /**
   * A query in WITH; the body is a Query or a {@link Write}.
   *
   * @param added columns that SEARCH and CYCLE put behind those of the body
   */
  public record With(String name, List<String> columns, Object body, List<Added> added) {}

  /** A column made of the values of those named {@code from}; without a name it only compares. */
  public record Added(String name, List<String> from) {}

  /**
   * Where SELECT … INTO goes: a table by name, or null for file and variable.
   *
   * @param temporary true if the table belongs to the session alone
   */
  public record Into(
      @Nullable List<String> table, boolean file, boolean variable, boolean temporary) {}

  /** One arm of a query. */
  public sealed interface Arm {}

  /** Rows of VALUES. */
  public record Values(List<List<Expr>> rows) implements Arm {}

  /** A query in parentheses. */
  public record Wrapped(Query query) implements Arm {}

  /** A SELECT. {@code conditions} are WHERE, HAVING, GROUP BY, windows, ON is in the joins. */
  public record Select(
      List<Item> items,
      List<From> from,
      @Nullable Expr where,
      List<Expr> conditions,
      List<Expr> groupBy,
      boolean distinct)
      implements Arm {}

  /** One item of a select list or RETURNING. */
  public record Item(Expr expr, @Nullable String alias) {}

  /** Something in FROM. */
  public sealed interface From {}

  /** A table or view by name. */
  public record Table(List<String> parts, @Nullable String alias, List<String> columns)
      implements From {}

  /** A query in FROM. */
  public record Derived(Query query, @Nullable String alias, List<String> columns, boolean lateral)
      implements From {}

  /**
   * A write in FROM: OLD TABLE (DELETE …).
   *
   * @param before true for the rows as they were
   */
  public record Delta(Write write, @Nullable String alias, boolean before) implements From {}

  /**
   * A function in FROM.
   *
   * @param fixed true if the columns are all of its columns (a column definition list)
   */
  public record Function(
      List<Expr> calls,
      @Nullable String alias,
      List<String> columns,
      boolean ordinality,
      boolean fixed)
      implements From {}

  /** Joined things, from left to right. */
  public record Joined(From first, List<Join> joins) implements From {}

  /**
   * One join.
   *
   * @param alias names the columns of USING alone; null if none
   */
  public record Join(
      String kind,
      boolean natural,
      From right,
      @Nullable Expr on,
      List<String> using,
      @Nullable String alias) {

    /** A join without an alias. */
    public Join(String kind, boolean natural, From right, @Nullable Expr on, List<String> using) {
      this(kind, natural, right, on, using, null);
    }
  }
}
