package dev.sluice.agent.mask;

import dev.sluice.rules.MaskPlan;
import dev.sluice.rules.OutputColumn;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;

/**
 * Compares the result that came with the result that the analysis expected. A plan applies by
 * position; a schema that changed unseen would slide it, so the labels of plain columns have to
 * agree too.
 */
final class ResultShape {

  /** The result is not the one that was analysed. */
  static final int OTHER = -1;

  /** From this length on a database may have cut a label. */
  private static final int LABEL_MAY_BE_CUT = 30;

  private ResultShape() {}

  /** Hot path. The number of columns if the result is as analysed, else {@link #OTHER}. */
  static int columnsAsAnalysed(MaskPlan masks, List<OutputColumn> output, ResultSet resultSet) {
    if (!masks.columnsKnown()) {
      return OTHER;
    }
    int expected = masks.columns().size();
    try {
      ResultSetMetaData metadata = resultSet.getMetaData();
      if (metadata.getColumnCount() != expected || output.size() != expected) {
        return OTHER;
      }
      for (int i = 0; i < expected; i++) {
        if (!fits(output.get(i), i + 1, metadata)) {
          return OTHER;
        }
      }
      return expected;
    } catch (SQLException | RuntimeException notTold) {
      return OTHER; // a driver that does not tell its columns: each is of unknown origin
    }
  }

  private static boolean fits(OutputColumn column, int index, ResultSetMetaData metadata)
      throws SQLException {
    if (column.derived() || !column.known() || column.label().isEmpty()) {
      return true;
    }
    String expected = column.label();
    String actual = metadata.getColumnLabel(index);
    return actual != null
        && (actual.equalsIgnoreCase(expected)
            || (actual.length() >= LABEL_MAY_BE_CUT
                && expected.regionMatches(true, 0, actual, 0, actual.length())));
  }
}
