package dev.sluice.rules.policy;

import dev.sluice.rules.Decision.Limits;
import java.util.List;

/** Reads {@code limit}. Not thread safe. */
final class LimitReader {

  private static final List<String> KNOWN = List.of("rows", "affected", "time", "per", "values");
  private static final List<String> PER =
      List.of("statement", "transaction", "conversation", "hour");

  private final Values values;
  private final Problems problems;

  LimitReader(Values values) {
    this.values = values;
    problems = values.problems;
  }

  Limits read(Node node) {
    Section section = Section.of(node, "limit", KNOWN, problems);
    if (section == null) {
      return Limits.NONE;
    } else if (section.present(List.of("rows", "affected", "time", "values")).isEmpty()) {
      problems.add(node.place(), "limit without a limit. Give rows, affected or time.");
    }
    refuseUnknownYet(section);
    Node rows = section.get("rows");
    Node affected = section.get("affected");
    Node time = section.get("time");
    long maxRows = -1;
    boolean truncate = false;
    if (rows instanceof Node.Entries) {
      Section inner = Section.of(rows, "limit.rows", List.of("max", "over"), problems);
      Node max = inner == null ? null : inner.get("max");
      Node over = inner == null ? null : inner.get("over");
      if (max == null) {
        problems.add(rows.place(), "incomplete: limit.rows. Write {max: 1000, over: refuse}.");
      } else {
        maxRows = values.whole(max, "limit.rows.max", 0, Long.MAX_VALUE);
      }
      List<String> words = List.of("refuse", "truncate");
      truncate = over != null && "truncate".equals(values.word(over, "limit.rows.over", words));
    } else if (rows != null) {
      maxRows = values.whole(rows, "limit.rows", 0, Long.MAX_VALUE);
    }
    return new Limits(
        maxRows,
        truncate,
        affected == null ? -1 : values.whole(affected, "limit.affected", 0, Long.MAX_VALUE),
        time == null ? -1 : values.millis(time, "limit.time"));
  }

  /** What this version cannot count it must not seem to count. */
  private void refuseUnknownYet(Section section) {
    Node per = section.get("per");
    String word = per == null ? null : values.word(per, "limit.per", PER);
    if (per != null && word != null && !word.equals("statement")) {
      problems.add(
          per.place(),
          "not known yet: limit.per="
              + word
              + ". This version counts per statement; it would ignore it, so it refuses the policy.");
    }
    Node counted = section.get("values");
    if (counted != null) {
      problems.add(
          counted.place(),
          "not known yet: key=values, in limit. A later version has it; this one would ignore it,"
              + " so it refuses the policy.");
    }
  }
}
