package dev.sluice.rules.policy;

import dev.sluice.rules.ColumnName;
import dev.sluice.rules.Dialect.Folding;
import dev.sluice.rules.MaskSpec;
import dev.sluice.rules.TableName;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code data} of a policy, numbered. Immutable. */
final class Classes {

  /** The answer for a column without a class; never changed. */
  private static final BitSet NONE = new BitSet();

  /** What a policy allows of a class in WHERE, JOIN, ORDER BY, GROUP BY, HAVING. */
  enum InPredicate {
    ALLOW,
    EQUALITY,
    REFUSE
  }

  /**
   * One class.
   *
   * @param columns all of these is of the class
   * @param text free texts in which values of the class may stand
   */
  record Sensitive(
      Place place,
      String name,
      List<NamePattern> columns,
      List<NamePattern> text,
      List<String> detectors,
      MaskSpec mask,
      InPredicate inPredicate) {
    Sensitive {
      columns = List.copyOf(columns);
      text = List.copyOf(text);
      detectors = List.copyOf(detectors);
    }
  }

  /** A column pattern and the class it gives. */
  private record Giver(NamePattern pattern, int classIndex) {}

  private final List<Sensitive> all;
  private final Map<String, List<Giver>> byColumn = new HashMap<>();
  private final List<Giver> byPattern = new ArrayList<>();
  private final List<Giver> texts = new ArrayList<>();
  private final boolean guardsPredicates;

  Classes(List<Sensitive> all) {
    this.all = List.copyOf(all);
    boolean refuses = false;
    for (int i = 0; i < all.size(); i++) {
      refuses |= all.get(i).inPredicate() != InPredicate.ALLOW;
      for (NamePattern pattern : all.get(i).columns()) {
        String column = pattern.literalColumn();
        List<Giver> givers =
            column == null ? byPattern : byColumn.computeIfAbsent(column, c -> new ArrayList<>());
        givers.add(new Giver(pattern, i));
      }
      for (NamePattern pattern : all.get(i).text()) {
        texts.add(new Giver(pattern, i));
      }
    }
    guardsPredicates = refuses;
  }

  int count() {
    return all.size();
  }

  Sensitive get(int index) {
    return all.get(index);
  }

  /** The names of classes by their numbers. */
  Set<String> names(BitSet classes) {
    Set<String> names = new LinkedHashSet<>();
    for (int i = classes.nextSetBit(0); i >= 0; i = classes.nextSetBit(i + 1)) {
      names.add(all.get(i).name());
    }
    return names;
  }

  /**
   * Hot path. The classes of a column, by number; never changed by anybody. A column that may be
   * meant is meant: letter case and unknown schemas count toward the class.
   */
  BitSet of(ColumnName column) {
    List<Giver> givers = byColumn.get(column.name().toLowerCase(Locale.ROOT));
    BitSet classes = NONE;
    if (givers != null) {
      classes = add(classes, givers, column);
    }
    return byPattern.isEmpty() ? classes : add(classes, byPattern, column);
  }

  /** Hot path. The classes that are looked for inside a column; never changed by anybody. */
  BitSet inside(ColumnName column) {
    return texts.isEmpty() ? NONE : add(NONE, texts, column);
  }

  private static BitSet add(BitSet before, List<Giver> givers, ColumnName column) {
    BitSet classes = before;
    for (int i = 0; i < givers.size(); i++) {
      Giver giver = givers.get(i);
      if (giver.pattern.matchColumn(column, Folding.INSENSITIVE) != NamePattern.NO) {
        // NONE is shared: the first class found starts a set of its own.
        classes = classes.isEmpty() ? new BitSet() : classes;
        classes.set(giver.classIndex);
      }
    }
    return classes;
  }

  /** Hot path. Whether a table may hold a column of one of these classes; null for any class. */
  boolean mayHold(TableName table, @Nullable MaskSpec @Nullable [] inForce) {
    for (int i = 0; i < all.size(); i++) {
      if (inForce != null && inForce[i] == null) {
        continue;
      }
      if (anyOf(all.get(i).columns(), table) || anyOf(all.get(i).text(), table)) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyOf(List<NamePattern> columns, TableName table) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).matchTable(table, Folding.INSENSITIVE) != NamePattern.NO) {
        return true;
      }
    }
    return false;
  }

  /** Hot path. Whether any of these classes is given by columns; null for any class. */
  boolean anyOfColumns(@Nullable MaskSpec @Nullable [] inForce) {
    for (int i = 0; i < all.size(); i++) {
      boolean byColumns = !all.get(i).columns().isEmpty() || !all.get(i).text().isEmpty();
      if ((inForce == null || inForce[i] != null) && byColumns) {
        return true;
      }
    }
    return false;
  }

  boolean anyGuardsPredicates() {
    return guardsPredicates;
  }

  /**
   * Hot path. The class in force whose columns a predicate over an unknown view may name; or -1.
   */
  int refusedUnseen(@Nullable MaskSpec[] inForce, boolean inferred) {
    for (int i = 0; i < all.size(); i++) {
      Sensitive each = all.get(i);
      if (inForce[i] != null
          && !each.columns().isEmpty()
          && (each.inPredicate() == InPredicate.REFUSE
              || (inferred && each.inPredicate() == InPredicate.EQUALITY))) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Hot path. The class in force for which this column may not stand in a predicate; or -1.
   *
   * @param inferred whether the predicate tells more than equality
   */
  int refusedInPredicate(ColumnName column, @Nullable MaskSpec[] inForce, boolean inferred) {
    BitSet given = of(column);
    for (int i = given.nextSetBit(0); i >= 0; i = given.nextSetBit(i + 1)) {
      InPredicate allowed = all.get(i).inPredicate();
      if (inForce[i] != null
          && (allowed == InPredicate.REFUSE || (inferred && allowed == InPredicate.EQUALITY))) {
        return i;
      }
    }
    return -1;
  }
}
