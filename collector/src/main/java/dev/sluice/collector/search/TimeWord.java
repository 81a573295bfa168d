package dev.sluice.collector.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times as people write them: counted back from now, or absolute in UTC. */
final class TimeWord {

  private static final long MAX_COUNT = 1_000_000;

  private TimeWord() {}

  /**
   * Microseconds since 1970.
   *
   * @throws IllegalArgumentException if it is no time
   */
  static long micros(String word, Instant now) {
    String lower = word.toLowerCase(Locale.ROOT);
    try {
      return ChronoUnit.MICROS.between(Instant.EPOCH, instant(word, lower, now));
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException("not a time", e);
    }
  }

  private static Instant instant(String word, String lower, Instant now) {
    if (lower.equals("today")) {
      return now.truncatedTo(ChronoUnit.DAYS);
    }
    if (lower.matches("[0-9]{1,7}[smhdw]")) {
      long count = Long.parseLong(lower.substring(0, lower.length() - 1));
      if (count > MAX_COUNT) {
        throw new IllegalArgumentException("too long ago");
      }
      return now.minusSeconds(count * seconds(lower.charAt(lower.length() - 1)));
    }
    if (lower.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
      return LocalDate.parse(lower).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    return OffsetDateTime.parse(word.toUpperCase(Locale.ROOT)).toInstant();
  }

  private static long seconds(char unit) {
    return switch (unit) {
      case 's' -> 1;
      case 'm' -> 60;
      case 'h' -> 3_600;
      case 'd' -> 86_400;
      default -> 604_800;
    };
  }
}
