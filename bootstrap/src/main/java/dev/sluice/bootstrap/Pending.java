package dev.sluice.bootstrap;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Notes of tasks and threads that have not begun, by the object itself, which is held weakly. For
 * objects that can take no field and must not be wrapped. Thread safe, without locks of its own.
 *
 * <p>The same object may be submitted several times before it runs. Nobody can tell then which run
 * is whose, so each gets what all the submissions have in common.
 */
final class Pending {

  private final ConcurrentHashMap<Object, Entry> notes = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

  /** A note and how many runs are to come. Immutable, compared by identity. */
  private static final class Entry {
    final Asker asker;
    final int runs;

    Entry(Asker asker, int runs) {
      this.asker = asker;
      this.runs = runs;
    }
  }

  /** Finds what a {@link Key} stands for. */
  private static final class Probe {
    private final Object object;

    Probe(Object object) {
      this.object = object;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(object);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.get() == object;
    }
  }

  private static final class Key extends WeakReference<Object> {
    private final int hash;

    Key(Object object, ReferenceQueue<Object> queue) {
      super(object, queue);
      hash = System.identityHashCode(object);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      if (this == other) {
        return true;
      }
      Object mine = get();
      return mine != null && other instanceof Key key && key.get() == mine;
    }
  }

  boolean isEmpty() {
    return notes.isEmpty();
  }

  /** How many objects have a note, those included that are gone and were not noticed yet. */
  int size() {
    return notes.size();
  }

  /** One more run of that object is to come, for that asker; for nobody known if null. */
  void add(Object object, @Nullable Asker asker) {
    if (asker == null) {
      addNobody(object);
      return;
    }
    sweep();
    Key key = new Key(object, gone);
    Entry there = notes.putIfAbsent(key, new Entry(asker, 1));
    while (there != null) {
      if (notes.replace(key, there, new Entry(Agreed.common(there.asker, asker), there.runs + 1))) {
        return;
      }
      there = notes.putIfAbsent(key, new Entry(asker, 1));
    }
  }

  private void addNobody(Object object) {
    Probe probe = new Probe(object);
    Entry there = notes.get(probe);
    while (there != null) {
      if (notes.replace(
          probe, there, new Entry(Agreed.common(there.asker, null), there.runs + 1))) {
        return;
      }
      there = notes.get(probe);
    }
  }

  /** That asker alone, whatever was noted before. */
  void set(Object object, Asker asker) {
    sweep();
    notes.put(new Key(object, gone), new Entry(asker, 1));
  }

  /** A run begins, or will never come: its note; null if there is none. */
  @Nullable Asker take(Object object) {
    Probe probe = new Probe(object);
    Entry there = notes.get(probe);
    while (there != null) {
      boolean taken =
          there.runs == 1
              ? notes.remove(probe, there)
              : notes.replace(probe, there, new Entry(there.asker, there.runs - 1));
      if (taken) {
        return there.asker;
      }
      there = notes.get(probe);
    }
    return null;
  }

  /** The note, which stays; null if there is none. */
  @Nullable Asker get(Object object) {
    Entry there = notes.get(new Probe(object));
    return there == null ? null : there.asker;
  }

  private void sweep() {
    for (Object each = gone.poll(); each != null; each = gone.poll()) {
      notes.remove(each);
    }
  }
}
