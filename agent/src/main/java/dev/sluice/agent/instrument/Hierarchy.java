package dev.sluice.agent.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which targets a class belongs to, by its class file and those of its parents; never loads a
 * class. Thread safe; no lock is held while a class loader is asked.
 *
 * <p>What belongs to a target is remembered per loader for as long as the loader lives; what
 * belongs to none is remembered in a bounded number, because it can be found out again.
 */
final class Hierarchy {

  private static final int MAX_NOTHING = 4_096;
  private static final int MAX_DEPTH = 100;

  private final List<Target> targets;
  private final Map<String, Long> named = new HashMap<>();
  private final Map<ClassLoader, Known> loaders = new WeakHashMap<>();

  /** Targets by class of one loader. */
  private static final class Known {
    final Map<String, Long> some = new HashMap<>();
    final Map<String, Long> nothing = new HashMap<>();
    final Map<String, Long> marked = new HashMap<>();
  }

  /** At most 63 targets. */
  Hierarchy(List<Target> targets, Map<String, String> platformParents) {
    this.targets = List.copyOf(targets);
    for (int i = 0; i < targets.size(); i++) {
      for (String name : targets.get(i).superTypes()) {
        named.merge(name, 1L << i, (a, b) -> a | b);
      }
    }
    for (String name : platformParents.keySet()) {
      long bits = 0;
      for (String each = name; each != null; each = platformParents.get(each)) {
        bits |= named.getOrDefault(each, 0L);
      }
      named.merge(name, bits, (a, b) -> a | b);
    }
  }

  /** The targets of a class by what it extends and implements; bit by position in the list. */
  long inherited(ClassLoader loader, ClassHeader header) {
    return inherited(loader, header, 0);
  }

  /** The targets of a class by its name, or because a subclass of it was seen. */
  long own(ClassLoader loader, String name) {
    long bits = 0;
    for (int i = 0; i < targets.size(); i++) {
      if (targets.get(i).classNames().contains(name)) {
        bits |= 1L << i;
      }
    }
    synchronized (loaders) {
      Known known = loaders.get(loader);
      return known == null ? bits : bits | known.marked.getOrDefault(name, 0L);
    }
  }

  /** Remembers that the methods of a superclass serve subclasses which belong to targets. */
  boolean mark(ClassLoader loader, String name, long bits) {
    synchronized (loaders) {
      Known known = loaders.computeIfAbsent(loader, key -> new Known());
      long before = known.marked.getOrDefault(name, 0L);
      known.marked.put(name, before | bits);
      return (before | bits) != before;
    }
  }

  /** The head of a class by its file, asked of the loader; null if it has none. */
  static @Nullable ClassHeader read(ClassLoader loader, String name) {
    try (InputStream in = loader.getResourceAsStream(name + ".class")) {
      return in == null ? null : ClassHeader.of(in.readAllBytes());
    } catch (IOException | RuntimeException unreadable) {
      return null; // as if the loader had no file: the class itself passes by when it is defined
    }
  }

  private long inherited(ClassLoader loader, ClassHeader header, int depth) {
    long bits = 0;
    if (header.superName() != null && !header.superName().equals("java/lang/Object")) {
      bits |= of(loader, header.superName(), depth + 1);
    }
    for (String each : header.interfaces()) {
      bits |= of(loader, each, depth + 1);
    }
    remember(loader, header.name(), bits);
    return bits;
  }

  /** The targets of a parent class, as far as they are inherited. */
  long ofParent(ClassLoader loader, String name) {
    return of(loader, name, 0);
  }

  private long of(ClassLoader loader, String name, int depth) {
    Long platform = named.get(name);
    long bits = platform == null ? 0 : platform;
    if (platformOwned(name) || depth > MAX_DEPTH) {
      return bits;
    }
    Long known = recall(loader, name);
    if (known != null) {
      return bits | known;
    }
    ClassHeader header = read(loader, name);
    if (header == null) {
      return bits;
    }
    return bits | inherited(loader, header, depth);
  }

  static boolean platformOwned(String name) {
    return name.startsWith("java/")
        || name.startsWith("javax/sql/")
        || name.startsWith("jdk/")
        || name.startsWith("sun/");
  }

  private @Nullable Long recall(ClassLoader loader, String name) {
    synchronized (loaders) {
      for (ClassLoader each = loader; each != null; each = each.getParent()) {
        Known known = loaders.get(each);
        Long bits = known == null ? null : known.some.get(name);
        if (bits != null) {
          return bits;
        }
      }
      // A parent's nothing does not count: a loader may have a class of its own of that name.
      Known own = loaders.get(loader);
      return own == null ? null : own.nothing.get(name);
    }
  }

  private void remember(ClassLoader loader, String name, long bits) {
    synchronized (loaders) {
      Known known = loaders.computeIfAbsent(loader, key -> new Known());
      if (bits != 0) {
        known.some.put(name, bits);
        known.nothing.remove(name);
        return;
      }
      if (known.nothing.size() >= MAX_NOTHING) {
        known.nothing.clear();
      }
      known.nothing.put(name, bits);
    }
  }
}
