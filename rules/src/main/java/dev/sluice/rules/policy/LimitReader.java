package dev.sluice.rules.policy;

import dev.sluice.rules.Limits;
import dev.sluice.rules.Limits.Kind;
import dev.sluice.rules.Limits.Limit;
import dev.sluice.rules.Limits.Per;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code limit}. Not thread safe. */
final class LimitReader {

  private static final List<String> KNOWN = List.of("rows", "affected", "time", "per", "values");
  private static final List<String> COUNTED = List.of("rows", "affected");
  private static final List<String> PER =
      List.of("statement", "transaction", "conversation", "hour");

  private final Values values;
  private final Problems problems;

  LimitReader(Values values) {
    this.values = values;
    problems = values.problems;
  }

  Limits read(Node node, String rule) {
    Section section = Section.of(node, "limit", KNOWN, problems);
    if (section == null) {
      return Limits.NONE;
    } else if (section.present(List.of("rows", "affected", "time", "values")).isEmpty()) {
      problems.add(node.place(), "limit without a limit. Give rows, affected or time.");
    }
    Node counted = section.get("values");
    if (counted != null) {
      problems.add(
          counted.place(),
          "not known yet: key=values, in limit. A later version has it; this one would ignore it,"
              + " so it refuses the policy.");
    }
    Node affected = section.get("affected");
    Node time = section.get("time");
    Per per = per(section.get("per"), time != null && section.present(COUNTED).isEmpty());
    List<Limit> limits = new ArrayList<>();
    rows(section.get("rows"), per, rule, limits);
    if (affected != null) {
      long most = values.whole(affected, "limit.affected", 0, Long.MAX_VALUE);
      limits.add(new Limit(Kind.AFFECTED, per, most, false, rule));
    }
    if (time != null) {
      long most = values.millis(time, "limit.time");
      limits.add(new Limit(Kind.TIME, Per.STATEMENT, most, false, rule));
    }
    return new Limits(limits);
  }

  private void rows(@Nullable Node rows, Per per, String rule, List<Limit> limits) {
    if (rows == null) {
      return;
    }
    Node max = rows;
    boolean truncates = false;
    if (rows instanceof Node.Entries) {
      Section inner = Section.of(rows, "limit.rows", List.of("max", "over"), problems);
      max = inner == null ? null : inner.get("max");
      Node over = inner == null ? null : inner.get("over");
      truncates =
          over != null
              && "truncate"
                  .equals(values.word(over, "limit.rows.over", List.of("refuse", "truncate")));
      if (truncates && over != null && per != Per.STATEMENT) {
        problems.add(
            over.place(),
            "cannot be counted: limit.rows.over=truncate per "
                + per.word()
                + ". Nobody would see that rows are missing; use refuse, or count per statement.");
      }
    }
    if (max == null) {
      problems.add(rows.place(), "incomplete: limit.rows. Write {max: 1000, over: refuse}.");
      return;
    }
    String name = rows instanceof Node.Entries ? "limit.rows.max" : "limit.rows";
    long most = values.whole(max, name, 0, Long.MAX_VALUE);
    limits.add(new Limit(Kind.ROWS, per, most, truncates, rule));
  }

  private Per per(@Nullable Node node, boolean onlyTime) {
    String word = node == null ? null : values.word(node, "limit.per", PER);
    if (node != null && word != null && onlyTime && !word.equals("statement")) {
      problems.add(
          node.place(), "without effect: limit.per=" + word + ". Time counts per statement.");
    }
    for (Per each : Per.values()) {
      if (each.word().equals(word)) {
        return each;
      }
    }
    return Per.STATEMENT;
  }
}
