package dev.sluice.agent.mask;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** The date classes of {@code java.sql}, masked as the wall-clock value that they stand for. */
@SuppressWarnings({
  "JavaUtilDate", // what drivers hand out
  "JavaLocalDateTimeGetNano" // the seconds went with the milliseconds
})
final class SqlDates {

  private SqlDates() {}

  /** Hot path. The masked date in the class of the original; null if there is none. */
  static java.util.@Nullable Date masked(
      java.util.Date value, @Nullable Calendar calendar, CellMask cell, ReadAccount account) {
    ZoneId zone = calendar == null ? ZoneId.systemDefault() : calendar.getTimeZone().toZoneId();
    LocalDateTime local = local(value, zone);
    Temporal before = form(value, local);
    if (before == null) {
      return cell.passesOther(value, account) ? value : null;
    }
    Temporal after = cell.time(before, account);
    if (after == null || after.equals(before)) {
      return after == null ? null : value;
    }
    return back(value, after, zone);
  }

  private static LocalDateTime local(java.util.Date value, ZoneId zone) {
    LocalDateTime local =
        LocalDateTime.ofInstant(java.time.Instant.ofEpochMilli(value.getTime()), zone);
    return value instanceof Timestamp timestamp ? local.withNano(timestamp.getNanos()) : local;
  }

  private static @Nullable Temporal form(java.util.Date value, LocalDateTime local) {
    if (value instanceof Timestamp) {
      return local;
    } else if (value instanceof Date) {
      return local.toLocalDate();
    }
    return value instanceof Time ? local.toLocalTime() : null;
  }

  private static java.util.@Nullable Date back(
      java.util.Date original, Temporal masked, ZoneId zone) {
    if (original instanceof Timestamp && masked instanceof LocalDateTime both) {
      Timestamp timestamp = new Timestamp(both.atZone(zone).toInstant().toEpochMilli());
      timestamp.setNanos(both.getNano());
      return timestamp;
    } else if (original instanceof Date && masked instanceof LocalDate date) {
      return new Date(date.atStartOfDay(zone).toInstant().toEpochMilli());
    } else if (original instanceof Time && masked instanceof LocalTime time) {
      return new Time(time.atDate(LocalDate.EPOCH).atZone(zone).toInstant().toEpochMilli());
    }
    return null;
  }
}
