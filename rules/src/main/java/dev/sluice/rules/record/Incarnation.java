package dev.sluice.rules.record;

/**
 * The identity of one run of one JVM: 128 random bits. With a sequence number it is the identity of
 * a record.
 */
public record Incarnation(long high, long low) {

  /** 32 lower-case hexadecimal digits; also the name of its directory. */
  @Override
  public String toString() {
    return hex(high) + hex(low);
  }

  /**
   * Reads what {@link #toString()} wrote.
   *
   * @throws IllegalArgumentException if it is not 32 hexadecimal digits
   */
  public static Incarnation parse(String text) {
    if (text.length() != 32) {
      throw new IllegalArgumentException("not an incarnation: length=" + text.length());
    }
    return new Incarnation(
        Long.parseUnsignedLong(text, 0, 16, 16), Long.parseUnsignedLong(text, 16, 32, 16));
  }

  private static String hex(long value) {
    String digits = Long.toHexString(value);
    return "0".repeat(16 - digits.length()) + digits;
  }
}
