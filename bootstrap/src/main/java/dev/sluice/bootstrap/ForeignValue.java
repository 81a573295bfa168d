package dev.sluice.bootstrap;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads what objects of a foreign framework say of themselves, by the name of a public accessor
 * without parameters, so that a doorbell needs none of the framework's types. Never throws: what
 * cannot be read is null, which means unknown. Safe for any number of threads.
 */
public final class ForeignValue {

  /** Longest text that is taken; a model chooses some of these texts. */
  static final int MAX_LENGTH = 256;

  /** Accessors by name; empty where the class has none that may be called. */
  private static final ClassValue<ConcurrentMap<String, Optional<Method>>> ACCESSORS =
      new ClassValue<ConcurrentMap<String, Optional<Method>>>() {
        @Override
        protected ConcurrentMap<String, Optional<Method>> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  private ForeignValue() {}

  /** What the accessor returns; null if there is no target, no such accessor, or if it fails. */
  public static @Nullable Object of(@Nullable Object target, String accessor) {
    if (target == null) {
      return null;
    }
    try {
      Optional<Method> method =
          ACCESSORS
              .get(target.getClass())
              .computeIfAbsent(accessor, name -> find(target.getClass(), name));
      return method.isPresent() ? method.get().invoke(target) : null;
    } catch (Throwable unreadable) {
      // Unknown is the safe answer: rules resolve it toward refusal.
      return null;
    }
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
  private static Optional<Method> find(Class<?> type, String name) {
    for (Class<?> level = type; level != null; level = level.getSuperclass()) {
      Optional<Method> found = declared(level, name);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Method> declared(Class<?> type, String name) {
    if (Modifier.isPublic(type.getModifiers())) {
      try {
        return Optional.of(type.getMethod(name));
      } catch (NoSuchMethodException absent) {
        return Optional.empty();
      }
    }
    for (Class<?> parent : type.getInterfaces()) {
      Optional<Method> found = declared(parent, name);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
