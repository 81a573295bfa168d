package dev.sluice.rules.sql.resolve;

import dev.sluice.rules.ColumnName;
import dev.sluice.rules.Effect;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.Family;
import dev.sluice.rules.Flow;
import dev.sluice.rules.Operation;
import dev.sluice.rules.Shape;
import dev.sluice.rules.TableName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The facts of one effective statement while they are found. One thread. */
final class Ledger {

  final Set<Operation> operations = EnumSet.noneOf(Operation.class);
  final Set<Family> families = EnumSet.noneOf(Family.class);
  final Set<TableName> reads = new LinkedHashSet<>();
  final Set<TableName> writes = new LinkedHashSet<>();
  final Set<ColumnName> columns = new LinkedHashSet<>();
  final Set<String> functions = new LinkedHashSet<>();
  final Set<Shape> shapes = EnumSet.noneOf(Shape.class);
  final Set<Effect> effects = EnumSet.noneOf(Effect.class);
  final Set<ColumnName> predicates = new LinkedHashSet<>();
  final Set<ColumnName> inferred = new LinkedHashSet<>();
  final Set<ColumnName> outputs = new LinkedHashSet<>();
  final Set<ColumnName> written = new LinkedHashSet<>();
  private final Set<Flow> flows = new LinkedHashSet<>();

  /** Whether values may come from tables that are not named. */
  boolean hidden;

  /** Whether a name may be a view over tables that are not named. */
  boolean opaque;

  /** Whether what is created belongs to the session alone. */
  boolean temporary;

  /** Why this may be incomplete; null if it is not. */
  @Nullable String doubt;

  void doubt(String why) {
    if (doubt == null) {
      doubt = why;
    }
  }

  /** What a view's text, or another part of the statement, takes in. */
  void takes(Ledger inside) {
    reads.addAll(inside.reads);
    effects.addAll(inside.effects);
    predicates.addAll(inside.predicates);
    inferred.addAll(inside.inferred);
    columns.addAll(inside.columns);
    hidden |= inside.hidden;
    opaque |= inside.opaque;
  }

  /** What a statement did that was read before. */
  void holds(EffectiveStatement before) {
    operations.addAll(before.operations());
    families.addAll(before.families());
    reads.addAll(before.reads());
    writes.addAll(before.writes());
    columns.addAll(before.columns());
    functions.addAll(before.functions());
    shapes.addAll(before.shapes());
    effects.addAll(before.effects());
    predicates.addAll(before.predicates());
    inferred.addAll(before.inferred());
    outputs.addAll(before.outputs());
    written.addAll(before.writtenColumns());
    flows.addAll(before.flows());
    hidden |= before.hidden();
    opaque |= before.opaque();
    temporary |= before.temporary();
  }

  /** Decides over rows in a way that may tell of a value by and by. */
  void predicate(Origin origin) {
    predicates.addAll(origin.sources());
    inferred.addAll(origin.sources());
  }

  /** Decides over rows by whether values are the same. */
  void same(Origin origin) {
    predicates.addAll(origin.sources());
  }

  List<Flow> flows() {
    return new ArrayList<>(flows);
  }

  void flow(Origin origin, @Nullable ColumnName target) {
    for (ColumnName source : origin.sources()) {
      if (!source.equals(target)) {
        flows.add(new Flow(source, target));
      }
    }
    if (!origin.known()) {
      flows.add(new Flow(ColumnName.UNKNOWN, target));
    }
  }

  /** The facts as they stand; a statement is a read only if nothing in it is anything else. */
  EffectiveStatement statement() {
    Set<Family> all = EnumSet.noneOf(Family.class);
    all.addAll(families);
    for (Operation operation : operations) {
      Family family = familyOf(operation);
      if (family != null) {
        all.add(family);
      }
    }
    if (all.size() > 1 || doubt != null || !readable()) {
      all.remove(Family.READ);
    }
    if (doubt != null) {
      shapes.add(Shape.UNKNOWN);
    }
    List<Flow> moved = new ArrayList<>(flows);
    return new EffectiveStatement(
        operations,
        all,
        reads,
        writes,
        columns,
        functions,
        shapes,
        effects,
        predicates,
        inferred,
        outputs,
        written,
        moved,
        hidden,
        opaque,
        temporary,
        doubt == null);
  }

  /** Only sleeping leaves everything as it was. */
  private boolean readable() {
    for (Effect effect : effects) {
      if (effect != Effect.SLEEP) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Family familyOf(Operation operation) {
    return switch (operation) {
      case SELECT, SHOW, EXPLAIN -> Family.READ;
      case INSERT, UPDATE, DELETE, MERGE, LOAD -> Family.WRITE;
      default -> null;
    };
  }
}
