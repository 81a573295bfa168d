package dev.sluice.agent.gate;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.OutputColumn;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.TableName;
import dev.sluice.rules.sql.AnalysisContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Generated keys are part of the statement: PostgreSQL's driver appends {@code RETURNING *} and
 * hands out every column of the rows that were changed. Facts of a statement with keys have those
 * columns as their output.
 */
final class GeneratedKeys {

  private GeneratedKeys() {}

  /** The facts, with the keys that are wanted as output; the same object if none are. */
  static StatementFacts with(
      StatementFacts facts, int keys, String[] names, AnalysisContext context) {
    if (keys == StatementState.KEYS_NONE || !facts.output().isEmpty()) {
      return facts;
    }
    List<OutputColumn> columns = columns(facts, keys, names, context);
    return new StatementFacts(
        facts.understood(),
        facts.problem(),
        facts.dialect(),
        columns == null ? facts.statements() : withOutputs(facts, columns),
        facts.statementCount(),
        columns == null ? List.of() : columns,
        columns != null,
        facts.parameterCount(),
        facts.fingerprint(),
        facts.sanitizedText(),
        facts.summary());
  }

  private static @Nullable List<OutputColumn> columns(
      StatementFacts facts, int keys, String[] names, AnalysisContext context) {
    Dialect dialect = context.dialect();
    if (keys == StatementState.KEYS_ANY
        && (dialect == Dialect.MYSQL || dialect == Dialect.MARIADB)) {
      // Those servers give the counter's value alone, whatever the table.
      return List.of(new OutputColumn(1, "insert_id", Set.of(), false, true));
    }
    TableName table = onlyTarget(facts);
    if (table == null) {
      return null;
    }
    if (keys == StatementState.KEYS_NAMES && plain(names)) {
      return columns(table, List.of(names), context);
    }
    Catalog.Table known = context.catalog().tables().get(table);
    if (keys == StatementState.KEYS_ANY && dialect == Dialect.POSTGRESQL && known != null) {
      return known.view() ? null : columns(table, known.columns(), context);
    }
    return null;
  }

  private static List<OutputColumn> columns(
      TableName table, List<String> names, AnalysisContext context) {
    List<OutputColumn> columns = new ArrayList<>();
    for (String name : names) {
      String real = spelled(table, name, context);
      columns.add(
          new OutputColumn(
              columns.size() + 1, name, Set.of(new ColumnName(table, real)), false, true));
    }
    return columns;
  }

  private static String spelled(TableName table, String name, AnalysisContext context) {
    Catalog.Table known = context.catalog().tables().get(table);
    if (known != null) {
      for (String column : known.columns()) {
        if (column.equalsIgnoreCase(name)) {
          return column;
        }
      }
    }
    return context.dialect().folding() == Dialect.Folding.UPPER
        ? name.toUpperCase(Locale.ROOT)
        : name.toLowerCase(Locale.ROOT);
  }

  /** Names only: a driver pastes them into the statement. */
  private static boolean plain(String[] names) {
    for (String name : names) {
      for (int i = 0; i < name.length(); i++) {
        char c = name.charAt(i);
        if (!Character.isLetterOrDigit(c) && c != '_') {
          return false;
        }
      }
    }
    return names.length > 0;
  }

  private static @Nullable TableName onlyTarget(StatementFacts facts) {
    if (!facts.understood() || facts.statements().size() != 1) {
      return null;
    }
    Set<TableName> writes = facts.statements().get(0).writes();
    return writes.size() == 1 ? writes.iterator().next() : null;
  }

  private static List<EffectiveStatement> withOutputs(
      StatementFacts facts, List<OutputColumn> columns) {
    EffectiveStatement only = facts.statements().get(0);
    Set<ColumnName> outputs = new HashSet<>(only.outputs());
    Set<ColumnName> touched = new HashSet<>(only.columns());
    for (OutputColumn column : columns) {
      outputs.addAll(column.sources());
      touched.addAll(column.sources());
    }
    return List.of(
        new EffectiveStatement(
            only.operations(),
            only.families(),
            only.reads(),
            only.writes(),
            touched,
            only.functions(),
            only.shapes(),
            only.effects(),
            only.predicates(),
            only.inferred(),
            outputs,
            only.writtenColumns(),
            only.flows(),
            only.hidden(),
            only.opaque(),
            only.temporary(),
            only.understood()));
  }
}
