package dev.sluice.agent.gate;

import dev.sluice.agent.mask.ResultState;
import dev.sluice.bootstrap.Tally;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.OutputColumn;
import dev.sluice.rules.Policy;
import dev.sluice.rules.StatementFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is put into rows of result sets that can be changed: a masked value is not put over an
 * original there either, nor into a row that is added. Thread safe.
 */
final class RowChanges {

  private static final String SENTENCE =
      "It would put a masked value into a row. Put in only what you did not read here.";

  private final Gate gate;
  private final Supplier<Policy> policy;

  RowChanges(Gate gate, Supplier<Policy> policy) {
    this.gate = gate;
    this.policy = policy;
  }

  /** A cell and what is to be put there; the column is 0 with a label. */
  record Cell(int column, @Nullable String label, @Nullable Object value) {}

  /** Why it must not be; or null. */
  @Nullable Throwable updating(CallStack stack, ResultSet rows, Tally tally, Cell cell) {
    Policy now = policy.get();
    if (!now.enforces() || !(tally.execution instanceof Execution execution)) {
      return null;
    }
    List<String> classes = classes(execution.judgement.facts(), now, column(rows, cell));
    if (classes.isEmpty()) {
      return null;
    }
    boolean masked =
        (cell.value() != null && gate.writeBack().masked(cell.value(), classes, now))
            || (tally.masks instanceof ResultState masks
                && masks.isMaskOfPresent(rows, cell.column(), cell.label(), cell.value()));
    return masked
        ? gate.refuse(stack, execution.statement.connection, WriteBack.RULE, SENTENCE)
        : null;
  }

  /** The column's place; 0 if the driver does not find it. */
  private static int column(ResultSet rows, Cell cell) {
    if (cell.label() == null) {
      return cell.column();
    }
    try {
      return rows.findColumn(cell.label());
    } catch (SQLException noSuchColumn) { // the driver will say so itself
      return 0;
    }
  }

  /** The classes of a column; where it is not known, of all columns that the statement touches. */
  private static List<String> classes(StatementFacts facts, Policy policy, int column) {
    Set<String> names = new TreeSet<>();
    boolean known = facts.outputKnown() && column >= 1 && column <= facts.output().size();
    OutputColumn output = known ? facts.output().get(column - 1) : null;
    if (output != null && output.known()) {
      for (ColumnName source : output.sources()) {
        names.addAll(policy.classesOf(source));
      }
      return List.copyOf(names);
    }
    for (EffectiveStatement each : facts.statements()) {
      for (ColumnName touched : each.columns()) {
        names.addAll(policy.classesOf(touched));
      }
    }
    return List.copyOf(names);
  }
}
