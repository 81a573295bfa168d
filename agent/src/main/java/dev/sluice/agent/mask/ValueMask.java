package dev.sluice.agent.mask;

import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** What happens to the values of one column. Immutable, safe for any number of threads. */
interface ValueMask {

  /**
   * Hot path. What takes the place of a value that is not NULL.
   *
   * @param value what the driver returned; a primitive boxed
   * @param declared the type that the application gets
   * @param calendar the calendar in which a date was read; null for the default
   * @param masked counters by class, of the plan to which this belongs
   * @return the replacement; null when there is none that keeps the type
   * @throws Exception when masking failed: the caller closes
   */
  @Nullable Object replace(
      Object value, Class<?> declared, @Nullable Calendar calendar, int[] masked) throws Exception;
}
