package dev.sluice.agent.mask;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Numbers that keep their class when they are masked. */
final class Numbers {

  private Numbers() {}

  /** Hot path. True for the numeric classes that JDBC hands out. */
  static boolean isStandard(Number value) {
    Class<?> type = value.getClass();
    return type == Integer.class
        || type == Long.class
        || type == BigDecimal.class
        || type == Double.class
        || type == Float.class
        || type == Short.class
        || type == Byte.class
        || type == BigInteger.class;
  }

  /**
   * Hot path. The masked number in the class of the original.
   *
   * @return null if it does not fit there without loss
   */
  static @Nullable Number like(Number original, @Nullable Number masked) {
    if (masked == null || masked.getClass() == original.getClass()) {
      return masked;
    }
    if (!isStandard(masked)) {
      return null;
    }
    try {
      return convert(new BigDecimal(masked.toString()), original.getClass());
    } catch (ArithmeticException | NumberFormatException doesNotFit) {
      return null; // too large, has a fraction, or is not a finite number
    }
  }

  /** The number as a text that does not depend on its type: 5, 5.0 and 5.00 are one. */
  static String plain(Number value) {
    if (value instanceof Long || value instanceof Integer || value instanceof Short) {
      return Long.toString(value.longValue());
    }
    String text = value.toString();
    if (text.indexOf('E') >= 0 || text.indexOf('.') < 0) {
      return text;
    }
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
  }

  private static Number convert(BigDecimal value, Class<?> type) {
    if (type == Integer.class) {
      return value.intValueExact();
    } else if (type == Long.class) {
      return value.longValueExact();
    } else if (type == Double.class) {
      return value.doubleValue();
    } else if (type == Float.class) {
      return value.floatValue();
    } else if (type == Short.class) {
      return value.shortValueExact();
    } else if (type == Byte.class) {
      return value.byteValueExact();
    } else if (type == BigInteger.class) {
      return value.toBigIntegerExact();
    }
    return value;
  }
}
