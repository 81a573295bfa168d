package dev.sluice.bootstrap;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What doorbells at caches that threads share need: a thread-bound word on whether the cache is
 * passed by, and calls of a cache by name. Never throws. Safe for any number of threads.
 */
public final class SharedCache {

  private static final ThreadLocal<Boolean> PASSED_BY = new ThreadLocal<>();

  private SharedCache() {}

  /**
   * Says for this thread whether the cache is passed by; null to ask the policy.
   *
   * @return what was said before, to be said again at the end
   */
  public static @Nullable Boolean passBy(@Nullable Boolean word) {
    Boolean before = PASSED_BY.get();
    if (word == null) {
      PASSED_BY.remove();
    } else {
      PASSED_BY.set(word);
    }
    return before;
  }

  /** Whether the cache is passed by; where nothing was said, whoever may be masked passes it by. */
  public static boolean passed() {
    Boolean word = PASSED_BY.get();
    return word == null ? !Door.handler.sharesCache(null, null) : word;
  }

  /** Whether the cache was said to be passed by. */
  public static boolean saidPassed() {
    return Boolean.TRUE.equals(PASSED_BY.get());
  }

  /** Calls a public method of a cache that has that many parameters; failures are no matter. */
  public static void tell(@Nullable Object cache, String method, Object... arguments) {
    if (cache == null) {
      return;
    }
    for (Class<?> type = cache.getClass(); type != null; type = type.getSuperclass()) {
      for (Method each : type.getDeclaredMethods()) {
        if (each.getName().equals(method)
            && each.getParameterCount() == arguments.length
            && fits(each, arguments)
            && told(each, cache, arguments)) {
          return;
        }
      }
    }
  }

  /** Makes the parent of a unit of work of EclipseLink forget the classes that it changed. */
  public static void forgetChanges(Object unitOfWork) {
    Object changes = ForeignValue.of(unitOfWork, "getUnitOfWorkChangeSet");
    Object cache =
        ForeignValue.of(ForeignValue.of(unitOfWork, "getParent"), "getIdentityMapAccessor");
    for (Object type : keys(ForeignValue.of(changes, "getObjectChanges"))) {
      tell(cache, "invalidateClass", type);
    }
    for (Object gone : keys(ForeignValue.of(changes, "getDeletedObjects"))) {
      Object type = ForeignValue.of(ForeignValue.of(gone, "getDescriptor"), "getJavaClass");
      if (type != null) {
        tell(cache, "invalidateClass", type);
      }
    }
  }

  private static Set<?> keys(@Nullable Object map) {
    return map instanceof Map<?, ?> entries ? entries.keySet() : Set.of();
  }

  private static boolean fits(Method method, Object[] arguments) {
    Class<?>[] types = method.getParameterTypes();
    for (int i = 0; i < types.length; i++) {
      if (arguments[i] != null && !types[i].isInstance(arguments[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean told(Method method, Object cache, Object[] arguments) {
    try {
      method.setAccessible(true);
      method.invoke(cache, arguments);
      return true;
    } catch (Throwable notThis) { // whatever a foreign cache throws is not the application's
      return false;
    }
  }
}
