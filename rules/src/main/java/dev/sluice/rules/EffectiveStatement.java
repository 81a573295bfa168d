package dev.sluice.rules;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One statement that a text would run: a part of a script, a CTE that writes, the body of an
 * EXPLAIN ANALYZE, of a DO, of a PREPARE. Rules judge each one. Immutable.
 *
 * @param operations each operation that it runs; INSERT … SELECT is insert and select
 * @param families the families of those operations, effects considered (a SELECT that calls {@code
 *     setval} is no read)
 * @param reads tables whose rows it reads
 * @param writes tables whose rows or definition it changes
 * @param columns base columns that it touches in any way
 * @param functions functions called, lower case, without schema for built-in ones
 * @param shapes noteworthy forms
 * @param effects what it does beyond rows, without {@link Effect#SENSITIVE_COPY}
 * @param predicates base columns in WHERE, JOIN, ORDER BY, GROUP BY, HAVING
 * @param inferred those of {@code predicates} that are not only compared for equality with given
 *     values or grouped by: what decides over them tells more of a value than whether it is one
 * @param outputs base columns whose values reach the result
 * @param writtenColumns base columns that it assigns; of a table that it creates, in their order
 * @param flows base columns copied elsewhere
 * @param hidden true if values may come from tables that {@code reads} does not name: from a view
 *     whose text is not known, a name that the catalog does not have, a variable, a setting, the
 *     rows of another statement
 * @param opaque true if a name among {@code reads} and {@code writes} may be a view over tables
 *     that are not named: the catalog could not be read, does not have it, or does not tell its
 *     query
 * @param temporary true if what it creates belongs to its session alone
 * @param understood false if any of the above may be incomplete
 */
public record EffectiveStatement(
    Set<Operation> operations,
    Set<Family> families,
    Set<TableName> reads,
    Set<TableName> writes,
    Set<ColumnName> columns,
    Set<String> functions,
    Set<Shape> shapes,
    Set<Effect> effects,
    Set<ColumnName> predicates,
    Set<ColumnName> inferred,
    Set<ColumnName> outputs,
    Set<ColumnName> writtenColumns,
    List<Flow> flows,
    boolean hidden,
    boolean opaque,
    boolean temporary,
    boolean understood) {

  public EffectiveStatement {
    operations = Set.copyOf(operations);
    families = Set.copyOf(families);
    reads = Set.copyOf(reads);
    writes = Set.copyOf(writes);
    columns = Set.copyOf(columns);
    functions = Set.copyOf(functions);
    shapes = Set.copyOf(shapes);
    effects = Set.copyOf(effects);
    predicates = Set.copyOf(predicates);
    inferred = Set.copyOf(inferred);
    outputs = Set.copyOf(outputs);
    writtenColumns = Collections.unmodifiableSet(new LinkedHashSet<>(writtenColumns));
    flows = List.copyOf(flows);
  }
}
