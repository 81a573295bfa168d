package dev.sluice.agent.gate;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * Keyed digests of values that are equal for equal values in whichever Java type they come: 40,
 * 40.0 and "40"; a date, its text, its midnight. Immutable.
 */
final class ValueDigests {

  /** Stands for a value of which nothing can be told. */
  static final long OPAQUE = 0;

  private static final int LONGEST_NUMBER = 40;
  private static final int LARGEST_SCALE = 1000;
  private static final int DATE_LENGTH = 10;
  private static final int LONGEST_TIME = 29;

  private final SipHash digest;
  private final long ofNull;

  ValueDigests(byte[] key) {
    digest = new SipHash(key);
    ofNull = digest.of("sluice null".getBytes(StandardCharsets.UTF_8));
  }

  /** Of NULL. */
  long ofNull() {
    return ofNull;
  }

  /** Hot path. Of a whole number. */
  long of(long value) {
    return ofCanonical(Long.toString(value));
  }

  /** Hot path. Of a value; {@link #OPAQUE} for what cannot be looked at. */
  long of(@Nullable Object value) {
    if (value == null) {
      return ofNull;
    }
    if (value instanceof String text) {
      return of(text);
    }
    if (value instanceof Number number) {
      return number instanceof BigDecimal || number instanceof Double || number instanceof Float
          ? ofCanonical(decimal(number.toString()))
          : ofCanonical(number.toString());
    }
    return ofOther(value);
  }

  /** Hot path. Of a text. */
  long of(String text) {
    int length = text.length();
    if (length > 0 && length <= LONGEST_NUMBER && isNumber(text)) {
      return ofCanonical(decimal(text));
    }
    if (length >= DATE_LENGTH && length <= LONGEST_TIME && text.charAt(4) == '-') {
      return ofCanonical(time(text));
    }
    return ofCanonical(text);
  }

  /** Two digests as one, in this order. */
  static long both(long first, long second) {
    long bits = (first * 0x9e3779b97f4a7c15L) ^ Long.rotateLeft(second, 31);
    bits = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
    return bits ^ (bits >>> 31) ^ second;
  }

  /** Of a text as it stands. */
  long ofCanonical(String text) {
    return digest.of(text.getBytes(StandardCharsets.UTF_8));
  }

  @SuppressWarnings("JavaUtilDate") // what applications bind
  private long ofOther(Object value) {
    if (value instanceof Timestamp time) {
      return ofCanonical(instant(time.getTime()));
    }
    if (value instanceof Date date && !(value instanceof Time)) {
      return value instanceof java.sql.Date day
          ? ofCanonical(day.toString())
          : ofCanonical(instant(date.getTime()));
    }
    if (value instanceof LocalDateTime both) {
      return ofCanonical(instant(both.atZone(ZoneId.systemDefault()).toInstant()));
    }
    if (value instanceof OffsetDateTime time) {
      return ofCanonical(instant(time.toInstant()));
    }
    if (value instanceof ZonedDateTime time) {
      return ofCanonical(instant(time.toInstant()));
    }
    if (value instanceof Instant instant) {
      return ofCanonical(instant(instant));
    }
    if (value instanceof Boolean || value instanceof java.util.UUID || isTime(value)) {
      return ofCanonical(value.toString());
    }
    return value instanceof byte[] bytes ? digest.of(bytes) : OPAQUE;
  }

  private static boolean isTime(Object value) {
    return value instanceof Time || value.getClass().getName().startsWith("java.time.");
  }

  private static String instant(long millis) {
    return instant(Instant.ofEpochMilli(millis));
  }

  private static String instant(Instant instant) {
    return "@" + instant.getEpochSecond();
  }

  private static boolean isNumber(String text) {
    boolean digit = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digit = true;
      } else if (c != '.' && !(c == '-' && i == 0)) {
        return false;
      }
    }
    return digit;
  }

  /** Without a fraction of zeros and without an exponent. */
  private static String decimal(String number) {
    boolean whole = true;
    for (int i = 0; i < number.length() && whole; i++) {
      char c = number.charAt(i);
      whole = (c >= '1' && c <= '9') || (c == '0' && i > 0);
    }
    if (whole) {
      return number;
    }
    try {
      BigDecimal value = new BigDecimal(number).stripTrailingZeros();
      return Math.abs((long) value.scale()) > LARGEST_SCALE ? number : value.toPlainString();
    } catch (NumberFormatException infinite) {
      return number;
    }
  }

  private static String time(String text) {
    try {
      if (text.length() == DATE_LENGTH) {
        return LocalDate.parse(text).toString();
      }
      String iso = text.replace(' ', 'T');
      char last = text.charAt(text.length() - 1);
      boolean zoned = last == 'Z' || text.indexOf('+', DATE_LENGTH) > 0;
      return zoned
          ? instant(
              OffsetDateTime.parse(iso.matches(".*[+-]\\d\\d") ? iso + ":00" : iso).toInstant())
          : instant(LocalDateTime.parse(iso).atZone(ZoneId.systemDefault()).toInstant());
    } catch (DateTimeException noTime) {
      return text;
    }
  }
}
