package dev.sluice.agent.instrument;

import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether an application has one of some libraries, by their class files; loads nothing. Some
 * targets are of use only beside them. Thread safe.
 */
final class Presence {

  private final List<String> files;
  private final Map<ClassLoader, Boolean> seen = new WeakHashMap<>();
  private volatile boolean anywhere;

  /** Of libraries that have one of these classes; internal names. */
  Presence(List<String> classNames) {
    files = classNames.stream().map(name -> name + ".class").toList();
  }

  /** One of them is at work in this JVM; from now on it counts as present everywhere. */
  void found() {
    anywhere = true;
  }

  /** Whether a loader, or the application that is being started, can see one of them. */
  boolean visibleFrom(ClassLoader loader) {
    if (anywhere) {
      return true;
    }
    synchronized (seen) {
      Boolean known = seen.get(loader);
      if (known != null) {
        return known;
      }
    }
    boolean sees = has(loader) || has(Thread.currentThread().getContextClassLoader());
    synchronized (seen) {
      seen.put(loader, sees);
    }
    return sees;
  }

  private boolean has(@Nullable ClassLoader loader) {
    if (loader == null) {
      return false;
    }
    for (String file : files) {
      if (loader.getResource(file) != null) {
        return true;
      }
    }
    return false;
  }
}
