package dev.sluice.rules.mask;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/** Masks of dates and times: the year, or year and month, stays; null for a time of day. */
final class TimeMask {

  private static final int DATE_LENGTH = 10;

  private TimeMask() {}

  static @Nullable Temporal truncate(Temporal value, boolean keepMonth) {
    if (value instanceof LocalDate date) {
      return first(date, keepMonth);
    } else if (value instanceof LocalDateTime time) {
      return first(time.toLocalDate(), keepMonth).atStartOfDay();
    } else if (value instanceof OffsetDateTime time) {
      LocalDate date = first(time.toLocalDate(), keepMonth);
      return date.atStartOfDay().atOffset(time.getOffset());
    } else if (value instanceof ZonedDateTime time) {
      return first(time.toLocalDate(), keepMonth).atStartOfDay(time.getZone());
    } else if (value instanceof Instant instant) {
      LocalDate date = LocalDate.ofInstant(instant, ZoneOffset.UTC);
      return first(date, keepMonth).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    return null;
  }

  static @Nullable Temporal parseLike(Temporal like, String text) {
    if (like instanceof LocalDate) {
      return LocalDate.parse(text);
    } else if (like instanceof LocalDateTime) {
      return LocalDateTime.parse(text);
    } else if (like instanceof LocalTime) {
      return LocalTime.parse(text);
    } else if (like instanceof OffsetDateTime) {
      return OffsetDateTime.parse(text);
    } else if (like instanceof OffsetTime) {
      return OffsetTime.parse(text);
    } else if (like instanceof ZonedDateTime) {
      return ZonedDateTime.parse(text);
    }
    return like instanceof Instant ? Instant.parse(text) : null;
  }

  /** Text that begins with an ISO date, as drivers write dates and timestamps; else redacted. */
  static String truncateText(String text, boolean keepMonth) {
    if (text.length() < DATE_LENGTH) {
      return Masker.REDACTED;
    }
    LocalDate date;
    try {
      date = LocalDate.parse(text.substring(0, DATE_LENGTH));
    } catch (DateTimeException notADate) {
      return Masker.REDACTED;
    }
    String masked = first(date, keepMonth).toString();
    if (text.length() == DATE_LENGTH) {
      return masked;
    }
    char separator = text.charAt(DATE_LENGTH);
    if (separator != ' ' && separator != 'T') {
      return Masker.REDACTED;
    }
    return masked + separator + "00:00:00";
  }

  private static LocalDate first(LocalDate date, boolean keepMonth) {
    return keepMonth ? date.withDayOfMonth(1) : date.withDayOfYear(1);
  }
}
