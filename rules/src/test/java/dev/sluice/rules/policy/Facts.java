package dev.sluice.rules.policy;

import dev.sluice.rules.Actor;
import dev.sluice.rules.Actor.Named;
import dev.sluice.rules.ActorKind;
import dev.sluice.rules.CallContext;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.DatabaseInfo;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.Effect;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.Family;
import dev.sluice.rules.Flow;
import dev.sluice.rules.Operation;
import dev.sluice.rules.OutputColumn;
import dev.sluice.rules.Shape;
import dev.sluice.rules.Source;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.TableName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Builds facts by hand. */
final class Facts {

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
  final Set<ColumnName> writtenColumns = new LinkedHashSet<>();
  final List<Flow> flows = new ArrayList<>();
  final List<OutputColumn> output = new ArrayList<>();
  boolean hidden;
  boolean opaque;
  boolean understood = true;
  boolean outputKnown = true;
  int parameters;
  Dialect dialect = Dialect.POSTGRESQL;

  static Facts select(String... tables) {
    Facts facts = new Facts().operation(Operation.SELECT, Family.READ);
    for (String table : tables) {
      facts.reads.add(table(table));
    }
    return facts;
  }

  static Facts delete(String table) {
    Facts facts = new Facts().operation(Operation.DELETE, Family.WRITE);
    facts.writes.add(table(table));
    return facts;
  }

  static Facts gibberish() {
    Facts facts = new Facts();
    facts.operations.add(Operation.OTHER);
    facts.understood = false;
    facts.outputKnown = false;
    return facts;
  }

  Facts operation(Operation operation, Family family) {
    operations.add(operation);
    families.add(family);
    return this;
  }

  Facts plain(String column) {
    return output(false, true, column);
  }

  Facts derived(String... sources) {
    return output(true, true, sources);
  }

  Facts unknownColumn() {
    return output(true, false);
  }

  private Facts output(boolean derived, boolean known, String... sources) {
    Set<ColumnName> names = new LinkedHashSet<>();
    for (String source : sources) {
      names.add(column(source));
    }
    columns.addAll(names);
    outputs.addAll(names);
    int index = output.size() + 1;
    output.add(new OutputColumn(index, "c" + index, names, derived, known));
    return this;
  }

  Facts inferred(String column) {
    inferred.add(column(column));
    return predicate(column);
  }

  Facts predicate(String column) {
    predicates.add(column(column));
    columns.add(column(column));
    return this;
  }

  static TableName table(String name) {
    int dot = name.indexOf('.');
    return dot < 0
        ? TableName.of(name)
        : new TableName(name.substring(0, dot), name.substring(dot + 1));
  }

  static ColumnName column(String name) {
    int dot = name.lastIndexOf('.');
    return new ColumnName(table(name.substring(0, dot)), name.substring(dot + 1));
  }

  EffectiveStatement statement() {
    return new EffectiveStatement(
        operations,
        families,
        reads,
        writes,
        columns,
        functions,
        shapes,
        effects,
        predicates,
        inferred,
        outputs,
        writtenColumns,
        flows,
        hidden,
        opaque,
        false,
        understood);
  }

  StatementFacts build() {
    return text(this);
  }

  /** One text of several statements; its output is that of the last. */
  static StatementFacts text(Facts... parts) {
    Facts last = parts[parts.length - 1];
    List<EffectiveStatement> statements = new ArrayList<>();
    boolean understood = true;
    for (Facts part : parts) {
      statements.add(part.statement());
      understood &= part.understood;
    }
    return new StatementFacts(
        understood,
        understood ? null : "near line 1",
        last.dialect,
        statements,
        parts.length,
        last.output,
        last.outputKnown,
        last.parameters,
        "f",
        "?",
        "s");
  }

  static Actor ai() {
    return actor(ActorKind.AI, "desk");
  }

  static Actor actor(ActorKind kind, String agent) {
    Source source = Source.INSTRUMENTED;
    Named name = agent == null ? null : new Named(agent, source);
    return new Actor(kind, source, name, null, null, null, null, null, Set.of());
  }

  static CallContext call(Actor actor) {
    return call(actor, new DatabaseInfo("postgresql", "pg-prod-1", 5432, "shop", "app"));
  }

  static CallContext call(Actor actor, DatabaseInfo database) {
    Instant now = Instant.parse("2026-11-20T23:30:00Z");
    return new CallContext(actor, database, "http", "GET /x", null, "jdbc", null, now);
  }
}
