package dev.sluice.agent.mask;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Masked elements as an SQL array that knows nothing of the original. Its rows are not offered. */
final class LocalArray implements Array {

  private final String baseTypeName;
  private final int baseType;
  private @Nullable Object elements;

  private LocalArray(String baseTypeName, int baseType, Object elements) {
    this.baseTypeName = baseTypeName;
    this.baseType = baseType;
    this.elements = elements;
  }

  /** Masks each element; the given array is freed unless it may pass. */
  static @Nullable Array masked(Array array, ValueMask mask, ReadAccount account) throws Exception {
    boolean passes = false;
    try {
      Object before = array.getArray();
      if (before == null) {
        return null;
      }
      Object after = Elements.masked(before, mask, account);
      // By its elements and by its text: pgjdbc makes an empty array of what is no array.
      passes = after == before && mask.passesAsText(array, account);
      return passes ? array : new LocalArray(array.getBaseTypeName(), array.getBaseType(), after);
    } finally {
      if (!passes) {
        array.free();
      }
    }
  }

  @Override
  public String getBaseTypeName() {
    return baseTypeName;
  }

  @Override
  public int getBaseType() {
    return baseType;
  }

  @Override
  public Object getArray() throws SQLException {
    Object current = elements();
    return Elements.range(current, 0, java.lang.reflect.Array.getLength(current));
  }

  @Override
  public Object getArray(Map<String, Class<?>> map) throws SQLException {
    return getArray();
  }

  @Override
  public Object getArray(long index, int count) throws SQLException {
    Object current = elements();
    int length = java.lang.reflect.Array.getLength(current);
    if (index < 1 || count < 0 || index - 1 + count > length) {
      throw new SQLException(
          "Range is outside the array: index=" + index + ", count=" + count + ".");
    }
    return Elements.range(current, (int) index - 1, count);
  }

  @Override
  public Object getArray(long index, int count, Map<String, Class<?>> map) throws SQLException {
    return getArray(index, count);
  }

  @Override
  public ResultSet getResultSet() throws SQLException {
    throw noRows();
  }

  @Override
  public ResultSet getResultSet(Map<String, Class<?>> map) throws SQLException {
    throw noRows();
  }

  @Override
  public ResultSet getResultSet(long index, int count) throws SQLException {
    throw noRows();
  }

  @Override
  public ResultSet getResultSet(long index, int count, Map<String, Class<?>> map)
      throws SQLException {
    throw noRows();
  }

  @Override
  public void free() {
    elements = null;
  }

  private Object elements() throws SQLException {
    Object current = elements;
    if (current == null) {
      throw new SQLException("Array is freed. Read it before free().");
    }
    return current;
  }

  private static SQLException noRows() {
    return new SQLFeatureNotSupportedException(
        "Array holds masked values and has no rows. Use getArray().");
  }
}
