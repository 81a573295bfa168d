package dev.sluice.agent.mask;

import java.io.InputStream;
import java.io.Reader;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.Struct;
import java.time.temporal.Temporal;
import java.util.Calendar;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the values of one column, whatever the type in which they are read. Immutable,
 * safe for any number of threads.
 */
final class ValueMask {

  private final CellMask cell;
  private final NestedResults nested;

  /**
   * A mask.
   *
   * @param cell what is done with a text, a number …
   * @param nested what becomes of result sets that are values of this column
   */
  ValueMask(CellMask cell, NestedResults nested) {
    this.cell = cell;
    this.nested = nested;
  }

  /** Hot path. Counts a cell that is not NULL. */
  void count(long[] masked) {
    cell.count(masked);
  }

  /** Hot path. True if each value is replaced, whatever it holds. */
  boolean replacesAll() {
    return cell.replacesAll();
  }

  /** Hot path. What takes the place of a text. */
  @Nullable String replaceText(String text, int maxLength, long[] masked) {
    return cell.text(text, maxLength, masked);
  }

  /**
   * Hot path. What takes the place of a value that is not NULL. Closes and frees what it does not
   * hand on.
   *
   * @param value what the driver returned; a primitive boxed
   * @param calendar the calendar in which a date was read; null for the default
   * @param masked counters by class, of the plan to which this belongs
   * @return the value itself where it may pass, else the replacement; null when there is none that
   *     keeps the type
   * @throws Exception when masking failed: the caller closes
   */
  @Nullable Object replace(Object value, @Nullable Calendar calendar, long[] masked)
      throws Exception {
    if (value instanceof String text) {
      return cell.text(text, 0, masked);
    }
    if (value instanceof Number number) {
      return Numbers.isStandard(number)
          ? Numbers.like(number, cell.number(number, masked))
          : other(value, masked);
    }
    if (value instanceof byte[] bytes) {
      return Bytes.masked(bytes, cell, masked);
    }
    if (value instanceof Temporal temporal) {
      return cell.time(temporal, masked);
    }
    if (value instanceof Date date) {
      return SqlDates.masked(date, calendar, cell, masked);
    }
    if (value instanceof UUID || value instanceof Boolean) {
      return cell.plain(value, masked);
    }
    return replaceLarge(value, masked);
  }

  private @Nullable Object replaceLarge(Object value, long[] masked) throws Exception {
    // Clob before Blob: MariaDB's Clob is both.
    if (value instanceof Clob clob) {
      return LargeValues.masked(clob, cell, masked);
    }
    if (value instanceof Blob blob) {
      return LargeValues.masked(blob, cell, masked);
    }
    if (value instanceof InputStream stream) {
      return LargeValues.masked(stream, cell, masked);
    }
    if (value instanceof Reader reader) {
      return LargeValues.masked(reader, cell, masked);
    }
    if (value instanceof ResultSet found) {
      return nested.guarded(found);
    }
    return replaceComposite(value, masked);
  }

  private @Nullable Object replaceComposite(Object value, long[] masked) throws Exception {
    if (value instanceof Array array) {
      return LocalArray.masked(array, this, masked);
    }
    if (value.getClass().isArray()) {
      return Elements.masked(value, this, masked);
    }
    if (value instanceof Struct struct) {
      Object[] attributes = struct.getAttributes();
      boolean passes =
          !replacesAll()
              && Elements.masked(attributes, this, masked) == attributes
              && passesAsText(value, masked);
      return passes ? value : null;
    }
    return PgObject.isOne(value) ? PgObject.masked(value, cell, masked) : other(value, masked);
  }

  /** True if what an object says of itself may pass. */
  boolean passesAsText(Object value, long[] masked) {
    return cell.passesOther(value, masked);
  }

  private @Nullable Object other(Object value, long[] masked) throws Exception {
    if (cell.passesOther(value, masked)) {
      return value;
    }
    if (value instanceof AutoCloseable closeable) {
      closeable.close();
    }
    return null;
  }
}
