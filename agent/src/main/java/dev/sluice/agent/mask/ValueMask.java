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
  private final @Nullable Trace trace;

  /**
   * A mask.
   *
   * @param cell what is done with a text, a number …
   * @param nested what becomes of result sets that are values of this column
   */
  ValueMask(CellMask cell, NestedResults nested) {
    this(cell, nested, null);
  }

  /** A mask whose values are remembered. */
  ValueMask(CellMask cell, NestedResults nested, @Nullable Trace trace) {
    this.cell = cell;
    this.nested = nested;
    this.trace = trace;
  }

  /** Hot path. What is known of its values; null if they are not remembered. */
  @Nullable Trace trace() {
    return trace;
  }

  /** Hot path. Counts a cell that is not NULL. */
  void count(ReadAccount account) {
    cell.count(account);
  }

  /** Hot path. True if each value is replaced, whatever it holds. */
  boolean replacesAll() {
    return cell.replacesAll();
  }

  /** Hot path. What takes the place of a text. */
  @Nullable String replaceText(String text, int maxLength, ReadAccount account) {
    return cell.text(text, maxLength, account);
  }

  /**
   * Hot path. What takes the place of a value that is not NULL. Closes and frees what it does not
   * hand on.
   *
   * @param value what the driver returned; a primitive boxed
   * @param calendar the calendar in which a date was read; null for the default
   * @param account of the result that is read
   * @return the value itself where it may pass, else the replacement; null when there is none that
   *     keeps the type
   * @throws Exception when masking failed: the caller closes
   */
  @Nullable Object replace(Object value, @Nullable Calendar calendar, ReadAccount account)
      throws Exception {
    if (value instanceof String text) {
      return cell.text(text, 0, account);
    }
    if (value instanceof Number number) {
      return Numbers.isStandard(number)
          ? Numbers.like(number, cell.number(number, account))
          : other(value, account);
    }
    if (value instanceof byte[] bytes) {
      return Bytes.masked(bytes, cell, account);
    }
    if (value instanceof Temporal temporal) {
      return cell.time(temporal, account);
    }
    if (value instanceof Date date) {
      return SqlDates.masked(date, calendar, cell, account);
    }
    if (value instanceof UUID || value instanceof Boolean) {
      return cell.plain(value, account);
    }
    return replaceLarge(value, account);
  }

  private @Nullable Object replaceLarge(Object value, ReadAccount account) throws Exception {
    // Clob before Blob: MariaDB's Clob is both.
    if (value instanceof Clob clob) {
      return LargeValues.masked(clob, cell, account);
    }
    if (value instanceof Blob blob) {
      return LargeValues.masked(blob, cell, account);
    }
    if (value instanceof InputStream stream) {
      return LargeValues.masked(stream, cell, account);
    }
    if (value instanceof Reader reader) {
      return LargeValues.masked(reader, cell, account);
    }
    if (value instanceof ResultSet found) {
      return nested.guarded(found, account.watch);
    }
    return replaceComposite(value, account);
  }

  private @Nullable Object replaceComposite(Object value, ReadAccount account) throws Exception {
    if (value instanceof Array array) {
      return LocalArray.masked(array, this, account);
    }
    if (value.getClass().isArray()) {
      return Elements.masked(value, this, account);
    }
    if (value instanceof Struct struct) {
      Object[] attributes = struct.getAttributes();
      boolean passes =
          !replacesAll()
              && Elements.masked(attributes, this, account) == attributes
              && passesAsText(value, account);
      return passes ? value : null;
    }
    return PgObject.isOne(value) ? PgObject.masked(value, cell, account) : other(value, account);
  }

  /** True if what an object says of itself may pass. */
  boolean passesAsText(Object value, ReadAccount account) {
    return cell.passesOther(value, account);
  }

  private @Nullable Object other(Object value, ReadAccount account) throws Exception {
    if (cell.passesOther(value, account)) {
      return value;
    }
    if (value instanceof AutoCloseable closeable) {
      closeable.close();
    }
    return null;
  }
}
