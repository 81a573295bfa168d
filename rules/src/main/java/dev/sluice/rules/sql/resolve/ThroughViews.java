package dev.sluice.rules.sql.resolve;

import dev.sluice.rules.Catalog;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.Flow;
import dev.sluice.rules.Operation;
import dev.sluice.rules.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A write into a view is a write into the tables below it, and into their columns. */
final class ThroughViews {

  private ThroughViews() {}

  static void complete(Ledger ledger, Analysis analysis) {
    if (!writesRows(ledger)) {
      return;
    }
    for (TableName name : new ArrayList<>(ledger.writes)) {
      Analysis.View view = view(name, analysis);
      if (view == null) {
        continue;
      }
      if (!view.read()) {
        ledger.doubt("a write through a view whose query is not known");
      }
      ledger.writes.addAll(view.inside().reads);
    }
    for (ColumnName column : new ArrayList<>(ledger.written)) {
      Set<ColumnName> below = below(column, analysis);
      ledger.written.addAll(below);
      ledger.columns.addAll(below);
    }
    for (Flow flow : ledger.flows()) {
      ColumnName target = flow.target();
      if (target != null) {
        for (ColumnName base : below(target, analysis)) {
          ledger.flow(Origin.plain(flow.source(), true), base);
        }
      }
    }
  }

  private static boolean writesRows(Ledger ledger) {
    return ledger.operations.contains(Operation.INSERT)
        || ledger.operations.contains(Operation.UPDATE)
        || ledger.operations.contains(Operation.DELETE)
        || ledger.operations.contains(Operation.MERGE)
        || ledger.operations.contains(Operation.LOAD)
        || ledger.operations.contains(Operation.COPY);
  }

  private static Analysis.@Nullable View view(TableName name, Analysis analysis) {
    Catalog.Table found = analysis.catalog.tables().get(name);
    return found == null || !found.view() ? null : analysis.view(found);
  }

  /** The base columns of a view's column; none if its table is no view. */
  private static Set<ColumnName> below(ColumnName column, Analysis analysis) {
    Analysis.View view = view(column.table(), analysis);
    if (view == null) {
      return Set.of();
    }
    List<Named> all = view.relation().columns();
    Origin origin = Origin.NONE;
    for (Named one : all) {
      if (column.name().equals("*") || column.name().equalsIgnoreCase(one.name())) {
        origin = origin.and(one.origin());
      }
    }
    return origin.sources();
  }
}
