package dev.sluice.collector.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times for machines and people, in UTC. */
final class Times {

  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Times() {}

  /** ISO 8601 with microseconds. */
  static String iso(long micros) {
    return ISO.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }
}
