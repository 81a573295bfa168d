package dev.sluice.agent.gate;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.Family;
import dev.sluice.rules.Flow;
import dev.sluice.rules.Operation;
import dev.sluice.rules.Policy;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.TableName;
import dev.sluice.rules.sql.AnalysisContext;
import dev.sluice.rules.sql.WrittenPlaces;
import dev.sluice.rules.sql.WrittenPlaces.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Copies that no text shows: a value of a class that was handed out comes back as a bind value or a
 * string. What was found becomes a flow of the statement's facts, so that rules judge it as any
 * copy. Thread safe.
 */
final class ByValue {

  private final HandedOut handedOut;

  ByValue(HandedOut handedOut) {
    this.handedOut = handedOut;
  }

  /** A value of the class of a column, and where it goes. */
  private record Found(ColumnName source, Target target) {}

  /** What was bound to a statement. Used by the thread that uses it. */
  static final class Bound {
    private final TreeMap<Integer, Set<ColumnName>> present = new TreeMap<>();
    private final Set<Found> batched = new LinkedHashSet<>();

    void clearBatch() {
      batched.clear();
    }
  }

  /** A bind value is set: remembers of which classes it was handed out. */
  void bound(@Nullable StatementState state, int index, @Nullable Object value) {
    if (state == null) {
      return;
    }
    Set<ColumnName> sources = handedOut.find(Asking.current(), textOf(value));
    if (state.bound == null && sources.isEmpty()) {
      return;
    }
    Bound bound = state.bound == null ? new Bound() : state.bound;
    state.bound = bound;
    if (sources.isEmpty()) {
      bound.present.remove(index);
    } else {
      bound.present.put(index, sources);
    }
  }

  private static @Nullable String textOf(@Nullable Object value) {
    if (value instanceof Number
        || value instanceof java.sql.Date
        || value instanceof java.util.UUID
        || value instanceof java.time.temporal.Temporal) {
      return value.toString();
    }
    return BoundText.of(value);
  }

  /** The present values are added to the batch. */
  static void batched(StatementState state) {
    Bound bound = state.bound;
    String sql = state.sql;
    if (bound != null && sql != null && !bound.present.isEmpty()) {
      visit(sql, state.connection.context(), new Places(bound, null, bound.batched));
    }
  }

  /** The facts, with what is copied by value; the same ones where nothing is. */
  StatementFacts with(StatementFacts facts, StatementState state, String sql, Policy policy) {
    if (!policy.followsValues() || !mayWrite(facts)) {
      return facts;
    }
    Set<Found> found = new LinkedHashSet<>();
    Bound bound = state.bound;
    if (bound != null) {
      found.addAll(bound.batched);
    }
    AnalysisContext context = state.connection.context();
    visit(sql, context, new Places(bound, handedOut, found));
    return found.isEmpty() ? facts : copied(facts, found, context.catalog());
  }

  private static void visit(String sql, AnalysisContext context, Places places) {
    WrittenPlaces.visit(sql, context, places);
  }

  private record Places(@Nullable Bound bound, @Nullable HandedOut strings, Set<Found> found)
      implements WrittenPlaces.Visitor {

    @Override
    public void parameter(int number, Target target) {
      Set<ColumnName> sources = bound == null ? null : bound.present.get(number);
      if (sources != null) {
        add(sources, target);
      }
    }

    @Override
    public void string(String value, Target target) {
      if (strings != null) {
        add(strings.find(Asking.current(), value), target);
      }
    }

    private void add(Set<ColumnName> sources, Target target) {
      for (ColumnName source : sources) {
        found.add(new Found(source, target));
      }
    }
  }

  private static boolean mayWrite(StatementFacts facts) {
    for (EffectiveStatement each : facts.statements()) {
      if (writes(each)) {
        return true;
      }
    }
    return false;
  }

  private static boolean writes(EffectiveStatement each) {
    return !each.understood()
        || each.families().contains(Family.WRITE)
        || each.operations().contains(Operation.CALL)
        || each.operations().contains(Operation.BLOCK)
        || each.operations().contains(Operation.EXECUTE);
  }

  private static StatementFacts copied(StatementFacts facts, Set<Found> found, Catalog catalog) {
    List<EffectiveStatement> statements = new ArrayList<>();
    for (EffectiveStatement each : facts.statements()) {
      statements.add(writes(each) ? copied(each, found, catalog) : each);
    }
    return new StatementFacts(
        facts.understood(),
        facts.problem(),
        facts.dialect(),
        statements,
        facts.statementCount(),
        facts.output(),
        facts.outputKnown(),
        facts.parameterCount(),
        facts.fingerprint(),
        facts.sanitizedText(),
        facts.summary());
  }

  /** Where nobody can say to which column a value goes, it goes to each. */
  private static void addFlows(
      EffectiveStatement each, Found found, Catalog catalog, List<Flow> flows) {
    String name = nameOf(each, found.target(), catalog);
    int before = flows.size();
    for (ColumnName target : each.writtenColumns()) {
      if (name == null || target.name().equalsIgnoreCase(name)) {
        flows.add(new Flow(found.source(), target));
      }
    }
    if (flows.size() > before) {
      return;
    }
    flows.add(new Flow(found.source(), null));
  }

  private static @Nullable String nameOf(EffectiveStatement each, Target target, Catalog catalog) {
    if (target.position() == 0 || each.writes().size() != 1) {
      return target.column();
    }
    TableName written = each.writes().iterator().next();
    for (Catalog.Table table : catalog.tables().values()) {
      boolean same =
          table.name().name().equalsIgnoreCase(written.name())
              && (written.schema() == null || written.schema().equals(table.name().schema()));
      if (same && target.position() <= table.columns().size()) {
        return table.columns().get(target.position() - 1);
      }
    }
    return null;
  }

  private static EffectiveStatement copied(
      EffectiveStatement each, Set<Found> found, Catalog catalog) {
    List<Flow> flows = new ArrayList<>(each.flows());
    for (Found one : found) {
      addFlows(each, one, catalog, flows);
    }
    return new EffectiveStatement(
        each.operations(),
        each.families(),
        each.reads(),
        each.writes(),
        each.columns(),
        each.functions(),
        each.shapes(),
        each.effects(),
        each.predicates(),
        each.inferred(),
        each.outputs(),
        each.writtenColumns(),
        flows,
        each.hidden(),
        each.opaque(),
        each.temporary(),
        each.understood());
  }
}
