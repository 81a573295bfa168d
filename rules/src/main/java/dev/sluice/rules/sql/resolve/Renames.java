package dev.sluice.rules.sql.resolve;

import dev.sluice.rules.ColumnName;
import dev.sluice.rules.TableName;
import dev.sluice.rules.sql.tree.Command;
import dev.sluice.rules.sql.tree.Query;
import java.util.List;

/** A new name is a copy of what had the old one: values go with it. */
final class Renames {

  private static final String ANY_COLUMN = "*";

  private Renames() {}

  /** The tables written are pairs of old and new; one alone has columns renamed. */
  static void follow(Command command, Analysis analysis, Ledger ledger) {
    List<Query.Table> writes = command.writes;
    if (writes.size() == 1) {
      Relation table = analysis.relation(writes.get(0).parts(), new Ledger());
      TableName name = analysis.tableName(writes.get(0).parts());
      ledger.flow(table.whole(), new ColumnName(name, ANY_COLUMN));
    }
    for (int i = 0; i + 1 < writes.size(); i += 2) {
      Relation old = analysis.relation(writes.get(i).parts(), new Ledger());
      TableName target = analysis.tableName(writes.get(i + 1).parts());
      for (Named column : old.columns()) {
        ledger.flow(column.origin(), new ColumnName(target, column.name()));
      }
      if (!old.closed()) {
        ledger.flow(old.whole().doubted(), new ColumnName(target, ANY_COLUMN));
      }
    }
  }
}
