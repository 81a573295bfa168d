package dev.sluice.agent.gate;

import dev.sluice.rules.ColumnName;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.Operation;
import dev.sluice.rules.Policy;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.TableName;
import dev.sluice.rules.mask.MaskedText;
import dev.sluice.rules.sql.WrittenValues;
import dev.sluice.rules.sql.WrittenValues.Given;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which of the values that are given to a statement go into columns of which classes. Immutable;
 * made once for each text under a policy.
 */
final class Writing {

  /** Shorter texts have no look. */
  static final int LEAST = 3;

  private static final Set<Operation> CHANGING =
      Set.of(Operation.UPDATE, Operation.DELETE, Operation.MERGE);

  final StatementFacts facts;
  final Policy policy;

  /** False if no column of a class is read or written: its values need no care. */
  final boolean touches;

  /** All classes that are written; empty if none is. */
  final List<String> classes;

  /** The given values in their order; empty unless a class is touched. */
  final List<Slot> slots;

  final Set<ColumnName> written = new HashSet<>();

  /** Columns that decide over rows by nothing but equality with given values. */
  final Set<ColumnName> equated = new HashSet<>();

  /** True if columns decide over rows in any other way, too. */
  final boolean inferred;

  final Set<TableName> tables = new HashSet<>();

  /** True if it adds rows, and perhaps changes those that are there already. */
  final boolean inserts;

  /** True if it adds rows and changes none. */
  final boolean adds;

  private final String sql;

  private int parameters;

  /**
   * A given value.
   *
   * @param parameter its position; 0 for what stands in the text
   * @param digest of what stands in the text
   * @param masked true if what stands in the text looks masked
   * @param classes of the columns into which it may go
   */
  record Slot(int parameter, long digest, boolean masked, List<String> classes) {}

  Writing(StatementState.Inspected inspected, Policy policy, ValueDigests digests, Looks looks) {
    this.facts = inspected.facts();
    this.sql = inspected.sql();
    this.policy = policy;
    Set<String> names = new TreeSet<>();
    boolean any = false;
    boolean added = false;
    boolean changes = false;
    boolean more = false;
    for (EffectiveStatement each : facts.statements()) {
      written.addAll(each.writtenColumns());
      equated.addAll(each.predicates());
      equated.removeAll(each.inferred());
      more |= !each.inferred().isEmpty();
      tables.addAll(each.writes());
      for (ColumnName column : each.writtenColumns()) {
        names.addAll(policy.classesOf(column));
      }
      for (ColumnName column : each.columns()) {
        any |= !policy.classesOf(column).isEmpty();
      }
      added |= each.operations().contains(Operation.INSERT);
      changes |= !java.util.Collections.disjoint(each.operations(), CHANGING);
    }
    this.classes = List.copyOf(names);
    this.touches = any || !names.isEmpty();
    this.inserts = added;
    this.adds = added && !changes;
    this.inferred = more;
    this.slots = touches ? slots(inspected, digests, looks) : List.of();
  }

  private List<Slot> slots(StatementState.Inspected inspected, ValueDigests digests, Looks looks) {
    List<Slot> found = new ArrayList<>();
    for (Given each : WrittenValues.of(inspected.sql(), inspected.context())) {
      List<String> into = classesOf(each.column());
      String text = each.literal();
      boolean literal = each.parameter() == 0;
      long digest = literal ? digests.of((Object) text) : ValueDigests.OPAQUE;
      boolean masked = literal && text != null && looks.masked(text, into);
      found.add(new Slot(each.parameter(), digest, masked, into));
      parameters = Math.max(parameters, each.parameter());
    }
    return List.copyOf(found);
  }

  private List<String> classesOf(@org.jspecify.annotations.Nullable String column) {
    if (column == null) {
      return List.of();
    }
    if (column.equals(WrittenValues.ANY) || facts.statementCount() != 1) {
      return classes;
    }
    Set<String> names = new TreeSet<>();
    for (ColumnName each : written) {
      if (each.name().equals("*") || same(each.name(), column)) {
        names.addAll(policy.classesOf(each));
      }
    }
    return List.copyOf(names);
  }

  private static boolean same(String one, String other) {
    return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
  }

  /** Hot path. The classes of the columns into which a parameter may go. */
  List<String> classesAt(int index) {
    if (index > parameters) {
      return classes; // a parameter of which nobody knows where it stands
    }
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).parameter() == index) {
        return slots.get(i).classes();
      }
    }
    return classes;
  }

  /** Hot path. Whether it is that of a text: facts are shared by texts whose values differ. */
  @SuppressWarnings("ReferenceEquality") // what is unchanged is the same object
  boolean isOf(StatementState.Inspected inspected, Policy now) {
    return facts == inspected.facts() && policy == now && (!touches || sql.equals(inspected.sql()));
  }

  /** How many parameters have a place. */
  int parameters() {
    return parameters;
  }

  /** Tells masked texts by their look. Thread safe. */
  @FunctionalInterface
  interface Looks {
    /** Hot path. Whether a text looks masked, or is a hash of one of the classes. */
    boolean masked(String text, List<String> classes);

    /** Whether a text has the look of a mask, whatever its class. */
    static boolean starred(String text) {
      return text.length() >= LEAST && MaskedText.is(text);
    }
  }
}
