package dev.sluice.rules.sql.tree;

import dev.sluice.rules.sql.tree.Query.From;
import dev.sluice.rules.sql.tree.Query.With;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that changes rows. Immutable. */
public sealed interface Write {

  /** Queries in WITH before it. */
  List<With> withs();

  /** What RETURNING gives; empty if nothing. */
  Returning returning();

  /** An assignment {@code column = value}; column parts as written. */
  record Assignment(List<String> column, Expr value) {}

  /**
   * INSERT, REPLACE.
   *
   * @param columns as written; empty for all
   * @param source a query (VALUES too); null for DEFAULT VALUES and SET
   * @param assignments of INSERT … SET
   * @param updates of ON CONFLICT DO UPDATE, ON DUPLICATE KEY UPDATE
   * @param replaces true if rows that are there may be deleted
   */
  record Insert(
      List<With> withs,
      Query.Table table,
      List<String> columns,
      @Nullable Query source,
      List<Assignment> assignments,
      List<Assignment> updates,
      List<Expr> conditions,
      boolean replaces,
      Returning returning)
      implements Write {}

  /** UPDATE. Targets are names or aliases when {@code from} is given, else the first table. */
  record Update(
      List<With> withs,
      From target,
      List<Assignment> assignments,
      List<From> from,
      @Nullable Expr where,
      List<Expr> beside,
      boolean limited,
      Returning returning)
      implements Write {}

  /** DELETE. With {@code names} the tables deleted from are those names or aliases in from. */
  record Delete(
      List<With> withs,
      List<List<String>> names,
      List<From> from,
      @Nullable Expr where,
      List<Expr> beside,
      boolean limited,
      Returning returning)
      implements Write {}

  /**
   * A write whose OUTPUT goes into a table.
   *
   * @param columns of that table, as written; empty for all
   */
  record Output(Write write, Query.Table into, List<String> columns) implements Write {
    @Override
    public List<With> withs() {
      return write.withs();
    }

    @Override
    public Returning returning() {
      return Returning.NOTHING;
    }
  }

  /** MERGE, in its standard form and H2's short form. */
  record Merge(
      List<With> withs,
      Query.Table table,
      List<String> columns,
      From source,
      List<Expr> conditions,
      List<Assignment> updates,
      List<Assignment> inserts,
      boolean deletes,
      Returning returning)
      implements Write {}
}
