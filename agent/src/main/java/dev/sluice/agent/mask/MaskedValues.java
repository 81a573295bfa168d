package dev.sluice.agent.mask;

import org.jspecify.annotations.Nullable;

/** Is told of each value that a mask gave instead of the original. Thread safe, never throws. */
public interface MaskedValues {

  /** Nobody wants to know. */
  MaskedValues FORGOTTEN =
      new MaskedValues() {
        @Override
        public void gave(Trace trace, @Nullable Object masked, boolean isNull, Row row) {}

        @Override
        public boolean same(@Nullable Object masked, @Nullable Object value) {
          return java.util.Objects.equals(masked, value);
        }
      };

  /**
   * Hot path. A value was masked.
   *
   * @param masked what the application gets
   * @param isNull true if it is told that the value is NULL
   * @param row what tells the row from others
   */
  void gave(Trace trace, @Nullable Object masked, boolean isNull, Row row);

  /** Whether two values are the same one, in whichever types. */
  boolean same(@Nullable Object masked, @Nullable Object value);

  /** Tells a row from others of its table. */
  interface Row {
    /** The values of the tie of the row that is read now; empty if there is none. */
    @Nullable Object[] keys(Trace trace);

    /** What the gate keeps on the result for values that have no tie in it; null if nothing. */
    @Nullable Object query();
  }
}
