package dev.sluice.agent.instrument;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was done with each class that Sluice should guard: applied, failed or skipped, with the
 * reason. Thread safe. A class that failed is an incident: {@link #failed(Class)} lets the gate
 * refuse its objects.
 */
public final class Coverage {

  /** The most lines that are kept; more are counted. */
  private static final int MAX_LINES = 4_000;

  /** What became of a class. */
  public enum Outcome {
    APPLIED,
    FAILED,
    SKIPPED
  }

  /**
   * One line of the protection report.
   *
   * @param className fully qualified
   * @param loader what loaded it, for the reader
   * @param detail the rooms that ring there, or the reason
   */
  public record Line(Outcome outcome, String className, String loader, String detail) {
    /** {@code applied|failed|skipped class detail}. */
    @Override
    public String toString() {
      return outcome.name().toLowerCase(java.util.Locale.ROOT) + ' ' + className + ' ' + detail;
    }
  }

  /** Told of each new line; called on the thread that loads the class, so it must be quick. */
  public interface Listener {
    /** A line was added or changed. */
    void changed(Line line);
  }

  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final Map<ClassLoader, Map<String, String>> failures = new WeakHashMap<>();
  private final Map<ClassLoader, Set<String>> guarded = new WeakHashMap<>();
  private long dropped;
  private volatile @Nullable Listener listener;
  private volatile boolean anyFailed;

  /** Sets who is told of new lines, and tells what is already known. */
  public void listener(Listener told) {
    listener = told;
    for (Line line : lines()) {
      told.changed(line);
    }
  }

  void applied(ClassLoader loader, String className, String rooms) {
    synchronized (lines) {
      guarded.computeIfAbsent(loader, key -> new HashSet<>()).add(className);
    }
    add(new Line(Outcome.APPLIED, className, nameOf(loader), rooms));
  }

  void skipped(ClassLoader loader, String className, String reason) {
    add(new Line(Outcome.SKIPPED, className, nameOf(loader), reason));
  }

  void failed(ClassLoader loader, String className, String reason) {
    synchronized (lines) {
      failures.computeIfAbsent(loader, key -> new LinkedHashMap<>()).put(className, reason);
      anyFailed = true;
    }
    add(new Line(Outcome.FAILED, className, nameOf(loader), reason));
  }

  /** Hot path when nothing failed. Why a class is not guarded although it should be; or null. */
  public @Nullable String failed(Class<?> type) {
    if (!anyFailed) {
      return null;
    }
    synchronized (lines) {
      for (Class<?> each = type; each != null; each = each.getSuperclass()) {
        Map<String, String> ofLoader = failures.get(each.getClassLoader());
        String reason = ofLoader == null ? null : ofLoader.get(each.getName());
        if (reason != null) {
          return reason;
        }
      }
    }
    return null;
  }

  /** Whether the advice is in a class, or in one from which it inherits. */
  public boolean guards(Class<?> type) {
    synchronized (lines) {
      for (Class<?> each = type; each != null; each = each.getSuperclass()) {
        Set<String> ofLoader = guarded.get(each.getClassLoader());
        if (ofLoader != null && ofLoader.contains(each.getName())) {
          return true;
        }
      }
    }
    return false;
  }

  /** The lines so far, oldest first. */
  public List<Line> lines() {
    synchronized (lines) {
      return new ArrayList<>(lines.values());
    }
  }

  /** Lines beyond the most that are kept. */
  public long dropped() {
    synchronized (lines) {
      return dropped;
    }
  }

  private void add(Line line) {
    String key = line.className() + '@' + line.loader();
    synchronized (lines) {
      if (lines.size() >= MAX_LINES && !lines.containsKey(key)) {
        dropped++;
        return;
      }
      if (line.equals(lines.put(key, line))) {
        return;
      }
    }
    Listener told = listener;
    if (told != null) {
      told.changed(line);
    }
  }

  private static String nameOf(ClassLoader loader) {
    return loader.getClass().getName() + '@' + Integer.toHexString(System.identityHashCode(loader));
  }
}
