package dev.sluice.bootstrap;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads what objects and classes of a foreign framework say of themselves, by the name of a public
 * accessor without parameters or with a text, so that nobody needs the framework's types. Never
 * throws: what cannot be read is null, which means unknown. Safe for any number of threads.
 */
public final class ForeignValue {

  /** Longest text that is taken; a model chooses some of these texts. */
  static final int MAX_LENGTH = 256;

  private static final Class<?>[] NONE = {};
  private static final Class<?>[] ONE_TEXT = {String.class};

  /** Accessors by name; empty where the class has none that may be called. */
  private static final ClassValue<ConcurrentMap<String, Optional<Method>>> ACCESSORS =
      new ClassValue<ConcurrentMap<String, Optional<Method>>>() {
        @Override
        protected ConcurrentMap<String, Optional<Method>> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  private ForeignValue() {}

  /**
   * What the accessor returns, an {@link Optional} unpacked; null if there is no target, no such
   * accessor, or if it fails.
   */
  public static @Nullable Object of(@Nullable Object target, String accessor) {
    return target == null ? null : ask(target.getClass(), target, accessor);
  }

  /** The same of an accessor that takes a text: a header's name, a key. */
  public static @Nullable Object of(@Nullable Object target, String accessor, String key) {
    return target == null ? null : ask(target.getClass(), target, accessor, key);
  }

  /** What a static accessor of a class returns, which is initialized by that. */
  public static @Nullable Object ofClass(Class<?> type, String accessor) {
    return ask(type, null, accessor);
  }

  /** The same of one that takes a text. */
  public static @Nullable Object ofClass(Class<?> type, String accessor, String key) {
    return ask(type, null, accessor, key);
  }

  private static @Nullable Object ask(
      Class<?> type, @Nullable Object target, String accessor, Object... arguments) {
    try {
      ConcurrentMap<String, Optional<Method>> known = ACCESSORS.get(type);
      // A name with one parameter is another entry than the same name without.
      String entry = arguments.length == 0 ? accessor : accessor.concat("(");
      Optional<Method> method = known.get(entry);
      if (method == null) {
        method = find(type, accessor, arguments.length == 0 ? NONE : ONE_TEXT);
        known.put(entry, method);
      }
      if (!method.isPresent() || (target == null) != isStatic(method.get())) {
        return null;
      }
      Object value = method.get().invoke(target, arguments);
      return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    } catch (Throwable unreadable) {
      // Unknown is the safe answer: rules resolve it toward refusal.
      return null;
    }
  }

  private static boolean isStatic(Method method) {
    return Modifier.isStatic(method.getModifiers());
  }

  /** The same as text, cut to a bounded length; null instead of an empty text. */
  public static @Nullable String text(@Nullable Object target, String accessor) {
    return text(of(target, accessor));
  }

  /** A value as text, cut to a bounded length; null instead of an empty text. */
  public static @Nullable String text(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    try {
      String text = value.toString();
      if (text == null || text.isEmpty()) {
        return null;
      }
      return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
    } catch (Throwable unreadable) {
      // As above: the foreign toString is not ours to trust.
      return null;
    }
  }

  /** The last part of a class name: after the package and after the outer classes. */
  public static @Nullable String simpleName(@Nullable String className) {
    if (className == null) {
      return null;
    }
    int start = Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1;
    return start < className.length() ? className.substring(start) : className;
  }

  /** The accessor as a public class or interface above declares it, so that it may be called. */
  private static Optional<Method> find(Class<?> type, String name, Class<?>[] parameters) {
    for (Class<?> level = type; level != null; level = level.getSuperclass()) {
      Optional<Method> found = declared(level, name, parameters);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Method> declared(Class<?> type, String name, Class<?>[] parameters) {
    if (mayBeCalled(type)) {
      try {
        Method method = type.getMethod(name, parameters);
        if (!Modifier.isPublic(method.getDeclaringClass().getModifiers())) {
          // Final in a parent that is not public: no bridge to it, and still everybody's to call.
          method.setAccessible(true);
        }
        return Optional.of(method);
      } catch (NoSuchMethodException absent) {
        return Optional.empty();
      }
    }
    for (Class<?> parent : type.getInterfaces()) {
      Optional<Method> found = declared(parent, name, parameters);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Proxies of the JDK are public, but in a package that nobody else may use. */
  private static boolean mayBeCalled(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && type.getModule().isExported(type.getPackageName(), ForeignValue.class.getModule());
  }
}
