package dev.sluice.rules.mask;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Masks of numbers; null where a type cannot hold the result. */
final class NumberMask {

  private static final int LONGEST_NUMBER = 64;
  private static final int LARGEST_SCALE = 1000;
  private static final long EXACT_IN_DOUBLE = (1L << 53) - 1;
  private static final int EXACT_IN_FLOAT = (1 << 24) - 1;

  private NumberMask() {}

  static @Nullable Number zeroLike(Number like) {
    return ofLong(like, 0);
  }

  static @Nullable Number hashed(Number value, KeyedHash hash) {
    long bits = hash.number(value);
    if (value instanceof Long || value instanceof BigDecimal || value instanceof BigInteger) {
      return ofLong(value, bits);
    } else if (value instanceof Integer) {
      return (int) (bits & Integer.MAX_VALUE);
    } else if (value instanceof Short) {
      return (short) (bits & Short.MAX_VALUE);
    } else if (value instanceof Byte) {
      return (byte) (bits & Byte.MAX_VALUE);
    } else if (value instanceof Double) {
      return (double) (bits & EXACT_IN_DOUBLE);
    }
    return value instanceof Float ? (Number) (float) (bits & EXACT_IN_FLOAT) : null;
  }

  static @Nullable Number parseLike(Number like, String text) {
    BigDecimal value = parse(text);
    if (value == null) {
      return null;
    } else if (like instanceof BigDecimal) {
      return value;
    } else if (like instanceof Double) {
      return value.doubleValue();
    } else if (like instanceof Float) {
      return value.floatValue();
    }
    BigInteger whole = value.toBigInteger();
    if (like instanceof BigInteger) {
      return whole;
    }
    return whole.bitLength() < Long.SIZE ? ofLong(like, whole.longValue()) : null;
  }

  /** Rounds down to a multiple of {@code size}; null on overflow. */
  static @Nullable Number bucket(Number value, long size) {
    if (value instanceof BigDecimal decimal) {
      return Math.abs((long) decimal.scale()) > LARGEST_SCALE ? null : bucketDecimal(decimal, size);
    } else if (value instanceof BigInteger whole) {
      return bucketDecimal(new BigDecimal(whole), size).toBigInteger();
    } else if (value instanceof Double || value instanceof Float) {
      double down = Math.floor(value.doubleValue() / size) * size;
      if (Double.isNaN(down) || Double.isInfinite(down)) {
        return null;
      }
      return value instanceof Double ? (Number) down : (Number) (float) down;
    }
    return ofLong(value, Math.multiplyExact(Math.floorDiv(value.longValue(), size), size));
  }

  static String bucketText(String text, long size) {
    BigDecimal value = parse(text.strip());
    return value == null ? Masker.REDACTED : bucketDecimal(value, size).toPlainString();
  }

  private static BigDecimal bucketDecimal(BigDecimal value, long size) {
    BigDecimal width = BigDecimal.valueOf(size);
    return value.divide(width, 0, RoundingMode.FLOOR).multiply(width);
  }

  private static @Nullable BigDecimal parse(String text) {
    if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
      return null;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // No exponents: 1E999999999 would take the memory of the JVM.
      if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+') {
        return null;
      }
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  /** The number in the type of {@code like}; null if that type is not known or too small. */
  private static @Nullable Number ofLong(Number like, long value) {
    if (like instanceof Long) {
      return value;
    } else if (like instanceof Integer) {
      return Math.toIntExact(value);
    } else if (like instanceof BigDecimal) {
      return BigDecimal.valueOf(value);
    } else if (like instanceof BigInteger) {
      return BigInteger.valueOf(value);
    } else if (like instanceof Double) {
      return (double) value;
    } else if (like instanceof Float) {
      return (float) value;
    } else if (like instanceof Short && value == (short) value) {
      return (short) value;
    }
    return like instanceof Byte && value == (byte) value ? (Number) (byte) value : null;
  }
}
