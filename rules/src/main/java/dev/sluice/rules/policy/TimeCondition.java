package dev.sluice.rules.policy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;

/** A condition on {@code time}. */
final class TimeCondition extends Condition {

  /**
   * Days, and hours of them. A window across midnight belongs to the day on which it begins: Friday
   * 22:00-04:00 holds on Saturday at 02:00.
   *
   * @param from first second of the day that belongs to it
   * @param to first second that does not; equal to {@code from} means the whole day
   */
  record Window(EnumSet<DayOfWeek> days, int from, int to, ZoneId zone) {

    boolean holds(Judged judged) {
      ZonedDateTime now = judged.context.now().atZone(zone);
      LocalTime time = now.toLocalTime();
      int second = time.toSecondOfDay();
      DayOfWeek day = now.getDayOfWeek();
      if (from < to) {
        return days.contains(day) && second >= from && second < to;
      } else if (from == to) {
        return days.contains(day);
      }
      return (second >= from && days.contains(day)) || (second < to && days.contains(day.minus(1)));
    }
  }

  private final List<Window> windows;
  private final boolean negated;

  TimeCondition(List<Window> windows, boolean negated) {
    this.windows = List.copyOf(windows);
    this.negated = negated;
  }

  @Override
  Truth some(Judged judged) {
    return all(judged) ? Truth.YES : Truth.NO;
  }

  @Override
  boolean all(Judged judged) {
    for (Window window : windows) {
      if (window.holds(judged)) {
        return !negated;
      }
    }
    return negated;
  }

  @Override
  boolean dependsOnTime() {
    return true;
  }
}
