package dev.sluice.agent.mask;

import java.time.temporal.Temporal;

/** No mask: each value passes as it is. */
final class PassCell implements CellMask {

  static final PassCell INSTANCE = new PassCell();

  private PassCell() {}

  @Override
  public void count(ReadAccount account) {
    // Nothing is masked.
  }

  @Override
  public boolean replacesAll() {
    return false;
  }

  @Override
  public String text(String value, int maxLength, ReadAccount account) {
    return value;
  }

  @Override
  public String json(String value, ReadAccount account) {
    return value;
  }

  @Override
  public Number number(Number value, ReadAccount account) {
    return value;
  }

  @Override
  public Temporal time(Temporal value, ReadAccount account) {
    return value;
  }

  @Override
  public Object plain(Object value, ReadAccount account) {
    return value;
  }

  @Override
  public boolean passesOther(Object value, ReadAccount account) {
    return true;
  }

  @Override
  public boolean passesStart(String start, ReadAccount account) {
    return true;
  }
}
