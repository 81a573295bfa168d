package dev.sluice.agent.mask;

import java.time.temporal.Temporal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells of each value of classes that are counted, then leaves it to the mask of the column. What
 * is told of may be stopped: then nothing of it has left.
 */
final class WatchedCell implements CellMask {

  private final CellMask mask;
  private final List<String> classes;
  private final As as;

  /** As what values are told of. */
  enum As {
    /** A value that counts. */
    VALUE,
    /** Made of values that count, or may be. */
    MADE,
    /** Handed out as it stands, to be known again. */
    HANDED
  }

  /**
   * A cell.
   *
   * @param mask what becomes of the value
   * @param classes for which it is told of
   */
  WatchedCell(CellMask mask, List<String> classes, As as) {
    this.mask = mask;
    this.classes = List.copyOf(classes);
    this.as = as;
  }

  @Override
  public void count(ReadAccount account) {
    mask.count(account);
  }

  @Override
  public boolean replacesAll() {
    return mask.replacesAll();
  }

  @Override
  public @Nullable String text(String value, int maxLength, ReadAccount account) {
    tell(value, account);
    return mask.text(value, maxLength, account);
  }

  @Override
  public @Nullable String json(String value, ReadAccount account) {
    tell(value, account);
    return mask.json(value, account);
  }

  @Override
  public @Nullable Number number(Number value, ReadAccount account) {
    tell(Numbers.plain(value), account);
    return mask.number(value, account);
  }

  @Override
  public @Nullable Temporal time(Temporal value, ReadAccount account) {
    tell(value.toString(), account);
    return mask.time(value, account);
  }

  @Override
  public @Nullable Object plain(Object value, ReadAccount account) {
    if (!(value instanceof byte[] bytes)) {
      tell(value.toString(), account);
    } else if (as == As.VALUE) {
      account.counting().value(classes, bytes);
    } else if (as == As.MADE) {
      account.counting().made(classes, account.place(), bytes.length);
    }
    return mask.plain(value, account);
  }

  /** How much of a class is in something that was made of it must be seen to be counted. */
  @Override
  public boolean passesOther(Object value, ReadAccount account) {
    if (as == As.MADE && !(value instanceof Number)) {
      return false;
    }
    tell(String.valueOf(value), account);
    return mask.passesOther(value, account);
  }

  @Override
  public boolean passesStart(String start, ReadAccount account) {
    if (as == As.MADE) {
      return false;
    }
    tell(start, account);
    return mask.passesStart(start, account);
  }

  private void tell(String value, ReadAccount account) {
    switch (as) {
      case VALUE -> account.counting().value(classes, value);
      case MADE -> account.counting().made(classes, account.place(), value.length());
      case HANDED -> account.counting().handed(classes, value);
    }
  }
}
