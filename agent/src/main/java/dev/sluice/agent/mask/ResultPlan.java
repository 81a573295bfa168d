package dev.sluice.agent.mask;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The compiled masks of results of one shape. Immutable, shared by all results of that shape, safe
 * for any number of threads.
 */
final class ResultPlan {

  private final @Nullable ValueMask[] columns;
  private final @Nullable ValueMask elsewhere;
  private final List<String> classNames;
  private final NestedResults nested;
  private final boolean observed;
  private final MaskedValues values;

  /**
   * A plan.
   *
   * @param columns by position, first column first; null where nothing is masked
   * @param elsewhere for any other position, and for OUT values
   * @param classNames by counter
   * @param nested what becomes of result sets inside values
   * @param observed true if masks are only counted
   * @param values is told of what was masked
   */
  ResultPlan(
      List<@Nullable ValueMask> columns,
      @Nullable ValueMask elsewhere,
      List<String> classNames,
      NestedResults nested,
      boolean observed,
      MaskedValues values) {
    this.columns = columns.toArray(new ValueMask[0]);
    this.elsewhere = elsewhere;
    this.classNames = List.copyOf(classNames);
    this.nested = nested;
    this.observed = observed;
    this.values = values;
  }

  /** Hot path. Is told of what was masked. */
  MaskedValues values() {
    return values;
  }

  /** Hot path. The mask of a column, 1-based; null if it has none. */
  @Nullable ValueMask at(int index) {
    return index >= 1 && index <= columns.length ? columns[index - 1] : elsewhere;
  }

  /** Hot path. True if each column has the same mask, so that no label needs a look-up. */
  boolean uniform() {
    return columns.length == 0;
  }

  /**
   * A result set found in a column that is not masked itself: its columns are of unknown origin.
   */
  @Nullable Object nested(ResultSet found, @Nullable ValueWatch watch) throws SQLException {
    return nested.guarded(found, watch);
  }

  /** Hot path. True if masks are only counted, and each value passes. */
  boolean observed() {
    return observed;
  }

  ReadAccount newAccount() {
    return new ReadAccount(classNames.size());
  }

  String className(int counter) {
    return classNames.get(counter);
  }
}
