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
  public void count(ReadAccount account) {
    for (int counter : counters) {
      account.masked[counter]++;
    }
  }

  @Override
  public boolean replacesAll() {
    return true;
  }

  @Override
  public @Nullable String text(String value, int maxLength, ReadAccount account) {
    return masker.maskText(value, maxLength);
  }

  @Override
  public @Nullable String json(String value, ReadAccount account) {
    return masker.maskJson(value);
  }

  @Override
  public @Nullable Number number(Number value, ReadAccount account) {
    return (Number) masker.mask(value);
  }

  @Override
  public @Nullable Temporal time(Temporal value, ReadAccount account) {
    return (Temporal) masker.mask(value);
  }

  @Override
  public @Nullable Object plain(Object value, ReadAccount account) {
    return masker.mask(value);
  }

  @Override
  public boolean passesOther(Object value, ReadAccount account) {
    return false;
  }

  @Override
  public boolean passesStart(String start, ReadAccount account) {
    return false;
  }
}
