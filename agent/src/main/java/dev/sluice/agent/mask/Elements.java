package dev.sluice.agent.mask;

import java.lang.reflect.Array;
import java.sql.ResultSet;
import org.jspecify.annotations.Nullable;

/** Java arrays of values, of any depth. */
final class Elements {

  private Elements() {}

  /**
   * Masks each element.
   *
   * @return the very same array if each element may pass, else a copy of the same class; an element
   *     that cannot be masked is null there, or 0
   */
  static Object masked(Object array, ValueMask mask, ReadAccount account) throws Exception {
    int length = Array.getLength(array);
    Object copy = null;
    for (int i = 0; i < length; i++) {
      Object before = Array.get(array, i);
      Object after = element(before, mask, account);
      if (!same(before, after) && copy == null) {
        copy = range(array, 0, length);
      }
      if (copy != null) {
        Array.set(copy, i, fitting(after, array.getClass().getComponentType()));
      }
    }
    return copy == null ? array : copy;
  }

  /** Rows inside an array are closed: the array would hand out others that nobody guards. */
  private static @Nullable Object element(
      @Nullable Object before, ValueMask mask, ReadAccount account) throws Exception {
    if (before instanceof ResultSet rows) {
      rows.close();
      return null;
    }
    return before == null ? null : mask.replace(before, null, account);
  }

  /** A copy of a part of an array. */
  static Object range(Object array, int from, int count) {
    Object copy = Array.newInstance(array.getClass().getComponentType(), count);
    System.arraycopy(array, from, copy, 0, count);
    return copy;
  }

  /** Boxes of primitives are fresh ones each time, so identity alone would not tell. */
  private static boolean same(@Nullable Object before, @Nullable Object after) {
    if (before == after) {
      return true;
    }
    return before instanceof Number && before.equals(after);
  }

  private static @Nullable Object fitting(@Nullable Object value, Class<?> type) {
    if (type.isPrimitive()) {
      Object zero = Primitives.zeroOf(type);
      return value != null && value.getClass() == zero.getClass() ? value : zero;
    }
    return type.isInstance(value) ? value : null;
  }
}
