package dev.sluice.rules.policy;

import dev.sluice.rules.Limits;
import dev.sluice.rules.Limits.Kind;
import dev.sluice.rules.Limits.Limit;
import dev.sluice.rules.Limits.Per;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code limit}. Not thread safe. */
final class LimitReader {

  private static final List<String> KNOWN = List.of("rows", "affected", "time", "per", "values");
  private static final List<String> COUNTED = List.of("rows", "affected", "values");

  /** What a budget remembers costs eight bytes a value. */
  private static final long MOST_VALUES = 1_000_000;

  private static final List<String> PER =
      List.of("statement", "transaction", "conversation", "hour");

  private final Values values;
  private final Problems problems;
  private final ConditionReader conditions;
  private final Classes classes;

  LimitReader(Values values, ConditionReader conditions, Classes classes) {
    this.values = values;
    problems = values.problems;
    this.conditions = conditions;
    this.classes = classes;
  }

  Limits read(Node node, String rule) {
    Section section = Section.of(node, "limit", KNOWN, problems);
    if (section == null) {
      return Limits.NONE;
    } else if (section.present(List.of("rows", "affected", "time", "values")).isEmpty()) {
      problems.add(node.place(), "limit without a limit. Give rows, affected, values or time.");
    }
    Node affected = section.get("affected");
    Node time = section.get("time");
    Per per = per(section.get("per"), time != null && section.present(COUNTED).isEmpty());
    List<Limit> limits = new ArrayList<>();
    rows(section.get("rows"), per, rule, limits);
    Node budgets = section.get("values");
    if (budgets != null) {
      budgets(budgets, per, rule, limits);
    }
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

  /** Of classes that two entries name the smaller number counts. */
  private void budgets(Node node, Per per, String rule, List<Limit> limits) {
    if (!(node instanceof Node.Entries entries) || entries.list().isEmpty()) {
      problems.add(
          node.place(), "classes are missing: limit.values. Write {\"pii.*\": 500}, for example.");
      return;
    }
    if (per != Per.CONVERSATION && per != Per.HOUR) {
      problems.add(
          node.place(),
          "cannot be counted: limit.values per "
              + per.word()
              + ". Values count over a conversation or an hour: write per: conversation.");
    }
    long[] most = new long[classes.count()];
    BitSet all = new BitSet();
    for (Node.Entry entry : entries.list()) {
      BitSet named = conditions.classesNamed(entry.key(), "limit.values");
      long number = values.whole(entry.value(), "limit.values." + entry.name(), 0, MOST_VALUES);
      for (int i = named.nextSetBit(0); i >= 0; i = named.nextSetBit(i + 1)) {
        most[i] = all.get(i) ? Math.min(most[i], number) : number;
      }
      all.or(named);
    }
    for (int i = all.nextSetBit(0); i >= 0; i = all.nextSetBit(i + 1)) {
      limits.add(new Limit(Kind.VALUES, per, most[i], false, classes.get(i).name(), rule));
    }
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
