package dev.sluice.rules.record;

/**
 * Bytes that should be records and are not. A value, so that damage itself can be put on record.
 *
 * @param what what is wrong, as a sentence without the place
 * @param where file and offset, or slot
 */
public record RecordDamage(String what, String where) {

  /** {@code what, where}. */
  @Override
  public String toString() {
    return what + ", " + where;
  }
}
