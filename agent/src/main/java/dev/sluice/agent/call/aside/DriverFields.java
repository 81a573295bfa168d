package dev.sluice.agent.call.aside;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Looks at objects of drivers. Not on a hot path. Thread safe. */
final class DriverFields {

  private DriverFields() {}

  /** The value of a field of that name, of the class or a parent; null if there is none. */
  static @Nullable Object field(@Nullable Object of, String name) {
    for (Class<?> type = of == null ? null : of.getClass();
        type != null;
        type = type.getSuperclass()) {
      try {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(of);
      } catch (NoSuchFieldException notHere) {
        // of a parent then
      } catch (ReflectiveOperationException | RuntimeException closed) {
        return null;
      }
    }
    return null;
  }

  /** What a public method without parameters answers; null if there is none. */
  static @Nullable Object ask(@Nullable Object of, String question) {
    if (of == null) {
      return null;
    }
    try {
      Method method = of.getClass().getMethod(question);
      method.setAccessible(true);
      return method.invoke(of);
    } catch (ReflectiveOperationException | RuntimeException untold) {
      return null;
    }
  }
}
