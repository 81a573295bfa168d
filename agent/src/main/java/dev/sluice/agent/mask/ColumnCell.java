package dev.sluice.agent.mask;

import dev.sluice.rules.mask.Masker;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/** The mask of a column that holds a class: each value is replaced. */
final class ColumnCell implements CellMask {

  private final Masker masker;
  private final int[] counters;

  /**
   * A mask.
   *
   * @param counters the counters of its classes
   */
  ColumnCell(Masker masker, int[] counters) {
    this.masker = masker;
    this.counters = counters.clone();
  }

  @Override
  public void count(long[] masked) {
    for (int counter : counters) {
      masked[counter]++;
    }
  }

  @Override
  public boolean replacesAll() {
    return true;
  }

  @Override
  public @Nullable String text(String value, int maxLength, long[] masked) {
    return masker.maskText(value, maxLength);
  }

  @Override
  public @Nullable String json(String value, long[] masked) {
    return masker.maskJson(value);
  }

  @Override
  public @Nullable Number number(Number value, long[] masked) {
    return (Number) masker.mask(value);
  }

  @Override
  public @Nullable Temporal time(Temporal value, long[] masked) {
    return (Temporal) masker.mask(value);
  }

  @Override
  public @Nullable Object plain(Object value, long[] masked) {
    return masker.mask(value);
  }

  @Override
  public boolean passesOther(Object value, long[] masked) {
    return false;
  }
}
