package dev.sluice.agent.mask;

import dev.sluice.rules.ColumnName;
import dev.sluice.rules.MaskSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the values of a masked column for the day when one of them comes back. Safe for
 * any number of threads.
 */
public final class Trace {

  private static final int[] NOWHERE = {};
  private static final int STARRED = 3;
  private static final int HASH = 16;

  private final List<String> classes;
  private final @Nullable ColumnName tie;
  private final int[] tieColumns;
  private final int looksFrom;

  /** What the receiver made of it; read and written by it alone. */
  public volatile @Nullable Object memo;

  /**
   * Of a column.
   *
   * @param classes the classes for which it is masked
   * @param tie the first column of the same table that the same result shows as it is, by which its
   *     rows are told apart; null if it shows none
   * @param tieColumns where the result has that column, 1-based; more than once where a table is
   *     joined with itself
   * @param spec the mask
   */
  Trace(List<String> classes, @Nullable ColumnName tie, int[] tieColumns, MaskSpec spec) {
    this.looksFrom = looksFrom(spec);
    this.classes = List.copyOf(classes);
    this.tie = tie;
    this.tieColumns = tie == null ? NOWHERE : tieColumns.clone();
  }

  /** From which length on a text of such a mask is told by its look. */
  private static int looksFrom(MaskSpec spec) {
    if (spec instanceof MaskSpec.Hash) {
      return HASH;
    }
    boolean starred =
        spec instanceof MaskSpec.Redact
            || spec instanceof MaskSpec.Partial
            || spec instanceof MaskSpec.Card
            || spec instanceof MaskSpec.Iban
            || spec instanceof MaskSpec.Phone
            || spec instanceof MaskSpec.Email;
    return starred ? STARRED : Integer.MAX_VALUE;
  }

  /** Hot path. True if a value is surely told by its look when it comes back. */
  boolean hasLook(@Nullable Object masked) {
    return masked instanceof String text && text.length() >= looksFrom;
  }

  /** The classes for which the column is masked. */
  public List<String> classes() {
    return classes;
  }

  /** The column that tells rows apart; null if the result shows none. */
  public @Nullable ColumnName tie() {
    return tie;
  }

  /** Hot path. How often the result has that column. */
  int ties() {
    return tieColumns.length;
  }

  /** Hot path. Where it has it. */
  int tieColumn(int which) {
    return tieColumns[which];
  }
}
