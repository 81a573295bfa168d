package dev.sluice.agent.call;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * States by the identity of objects that are held weakly. Bounded; when it is full it takes no more
 * and never lets go of what it has: an object whose state was dropped would look unguarded.
 */
final class WeakStates {

  private final int most;
  private final ConcurrentMap<Object, Object> states = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

  WeakStates(int most) {
    this.most = most;
  }

  @Nullable Object get(Object object) {
    return states.isEmpty() ? null : states.get(new Probe(object));
  }

  boolean put(Object object, Object state) {
    Probe probe = new Probe(object);
    if (states.containsKey(probe)) {
      states.replace(probe, state);
      return true;
    }
    if (states.size() >= most && clean() == 0) {
      return false;
    }
    states.put(new Key(object, gone), state);
    return true;
  }

  void remove(Object object) {
    states.remove(new Probe(object));
  }

  int size() {
    return states.size();
  }

  int clean() {
    int cleaned = 0;
    for (Reference<?> each = gone.poll(); each != null; each = gone.poll()) {
      states.remove(each);
      cleaned++;
    }
    return cleaned;
  }

  /** Finds a key by identity. */
  private record Probe(Object object) {
    @Override
    public int hashCode() {
      return System.identityHashCode(object);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          ? key.refersTo(object)
          : other instanceof Probe probe && probe.object == object;
    }
  }

  /** Holds an object weakly. */
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
      return this == other || (other instanceof Probe probe && refersTo(probe.object()));
    }
  }
}
