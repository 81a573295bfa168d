package dev.sluice.rules.policy;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the condition {@code time}. Not thread safe. */
final class TimeReader {

  private static final List<String> KNOWN = List.of("days", "hours", "zone");
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final String HOURS_FORM = " Write \"22:00-04:00\".";

  private final Values values;
  private final Problems problems;

  TimeReader(Values values) {
    this.values = values;
    problems = values.problems;
  }

  @Nullable Condition read(Node node, String what) {
    Node value = node;
    boolean negated = false;
    if (node instanceof Node.Entries entries
        && entries.list().size() == 1
        && entries.list().get(0).name().equals("not")) {
      value = entries.list().get(0).value();
      negated = true;
    }
    List<Node> nodes = value instanceof Node.Items items ? items.nodes() : List.of(value);
    List<TimeCondition.Window> windows = new ArrayList<>();
    for (Node each : nodes) {
      TimeCondition.Window window = window(each, what);
      if (window != null) {
        windows.add(window);
      }
    }
    if (nodes.isEmpty()) {
      problems.add(node.place(), "a value is missing: " + what + ", found an empty list.");
    }
    return windows.isEmpty() ? null : new TimeCondition(windows, negated);
  }

  private TimeCondition.@Nullable Window window(Node node, String what) {
    Section section = Section.of(node, what, KNOWN, problems);
    if (section == null) {
      return null;
    } else if (section.get("days") == null && section.get("hours") == null) {
      problems.add(node.place(), "incomplete: " + what + ". Give days, hours or both.");
      return null;
    }
    Node hours = section.get("hours");
    int[] fromTo = hours == null ? new int[2] : hours(hours, what + ".hours");
    return fromTo == null
        ? null
        : new TimeCondition.Window(
            days(section.get("days"), what + ".days"),
            fromTo[0],
            fromTo[1],
            zone(section.get("zone"), what + ".zone"));
  }

  private int @Nullable [] hours(Node node, String what) {
    String text = values.text(node, what);
    if (text == null) {
      return null;
    }
    int dash = text.indexOf('-');
    try {
      if (dash > 0) {
        return new int[] {
          second(text.substring(0, dash).strip()), second(text.substring(dash + 1).strip())
        };
      }
    } catch (DateTimeException notHours) {
      // Said below, together with a missing dash.
    }
    problems.add(
        node.place(), "not hours: " + what + "=" + Problems.shown(text) + "." + HOURS_FORM);
    return null;
  }

  private static int second(String text) {
    return text.equals("24:00") ? 0 : LocalTime.parse(text).toSecondOfDay();
  }

  private ZoneId zone(@Nullable Node node, String what) {
    String text = node == null ? null : values.text(node, what);
    if (node == null || text == null) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(text);
    } catch (DateTimeException unknown) {
      problems.add(
          node.place(),
          "unknown time zone: "
              + what
              + "="
              + Problems.shown(text)
              + ". Write a name like Europe/Paris."
              + Problems.didYouMean(text, ZoneId.getAvailableZoneIds()));
      return ZoneOffset.UTC;
    }
  }

  private EnumSet<DayOfWeek> days(@Nullable Node node, String what) {
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    if (node == null) {
      return EnumSet.allOf(DayOfWeek.class);
    }
    for (Node.Scalar scalar : values.scalars(node, what)) {
      String text = values.text(scalar, what);
      if (text != null) {
        addDays(scalar, text.toLowerCase(Locale.ROOT), what, days);
      }
    }
    return days;
  }

  /** {@code mon}, or {@code mon-fri}; {@code sat-mon} goes over the end of the week. */
  private void addDays(Node.Scalar scalar, String text, String what, EnumSet<DayOfWeek> days) {
    int dash = text.indexOf('-');
    int first = DAYS.indexOf(dash < 0 ? text : text.substring(0, dash));
    int last = dash < 0 ? first : DAYS.indexOf(text.substring(dash + 1));
    if (first < 0 || last < 0) {
      values.unknownWord(scalar.place(), what, text, DAYS);
      return;
    }
    int count = Math.floorMod(last - first, DAYS.size()) + 1;
    for (int i = 0; i < count; i++) {
      days.add(DayOfWeek.of((first + i) % DAYS.size() + 1));
    }
  }
}
