package dev.sluice.agent.call;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A few things that wait for the end of a connection, without a lock. What finds no place is not
 * kept: it ends when its own object does.
 */
public final class Waiting {

  private static final int PLACES = 16;

  private final AtomicReferenceArray<@Nullable Object> places = new AtomicReferenceArray<>(PLACES);

  /** Hot path. Keeps a thing, once. */
  public void add(Object thing) {
    for (int i = 0; i < PLACES; i++) {
      Object there = places.get(i);
      if (there == thing || (there == null && places.compareAndSet(i, null, thing))) {
        return;
      }
    }
  }

  /** Hot path. Lets a thing go. */
  public void remove(Object thing) {
    for (int i = 0; i < PLACES; i++) {
      if (places.get(i) == thing) {
        places.compareAndSet(i, thing, null);
        return;
      }
    }
  }

  /** Lets all go, and tells each. */
  public <T> void each(Class<T> type, Consumer<T> told) {
    for (int i = 0; i < PLACES; i++) {
      Object there = places.getAndSet(i, null);
      if (type.isInstance(there)) {
        told.accept(type.cast(there));
      }
    }
  }
}
