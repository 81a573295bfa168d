package dev.sluice.agent.mask;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;

/**
 * What a result's metadata tells of its masked columns, each asked for at most once. Not thread
 * safe, as the result set itself.
 *
 * <p>pgjdbc answers both questions without a query: the length comes from the type modifier; the
 * type is asked for only after the driver itself converted a value of that column to a number.
 */
final class ColumnShapes {

  private static final int NOT_ASKED = -1;
  private static final int TEXT = 1;
  private static final int NO_TEXT = 0;

  private final ResultSetMetaData metadata;
  private int[] lengths = {};
  private int[] kinds = {};

  ColumnShapes(ResultSetMetaData metadata) {
    this.metadata = metadata;
  }

  /** Hot path. The declared length of a column, 1-based; 0 if not known. */
  int length(int column) {
    if (column < 1) {
      return 0;
    }
    if (column >= lengths.length) {
      lengths = grown(lengths, column);
    }
    if (lengths[column] == NOT_ASKED) {
      lengths[column] = askLength(column);
    }
    return lengths[column];
  }

  /** Hot path. True if the column, 1-based, holds text, or if that cannot be told. */
  boolean isText(int column) {
    if (column < 1) {
      return true;
    }
    if (column >= kinds.length) {
      kinds = grown(kinds, column);
    }
    if (kinds[column] == NOT_ASKED) {
      kinds[column] = askKind(column);
    }
    return kinds[column] == TEXT;
  }

  private static int[] grown(int[] array, int column) {
    int[] grown = Arrays.copyOf(array, column + 8);
    Arrays.fill(grown, array.length, grown.length, NOT_ASKED);
    return grown;
  }

  private int askLength(int column) {
    try {
      return Math.max(0, metadata.getPrecision(column));
    } catch (SQLException | RuntimeException notTold) {
      return 0; // a driver that does not tell: the mask keeps its own length
    }
  }

  private int askKind(int column) {
    try {
      return switch (metadata.getColumnType(column)) {
        case Types.CHAR,
            Types.VARCHAR,
            Types.LONGVARCHAR,
            Types.CLOB,
            Types.NCHAR,
            Types.NVARCHAR,
            Types.LONGNVARCHAR,
            Types.NCLOB ->
            TEXT;
        default -> NO_TEXT;
      };
    } catch (SQLException | RuntimeException notTold) {
      return TEXT; // closed: a number is not shown
    }
  }
}
