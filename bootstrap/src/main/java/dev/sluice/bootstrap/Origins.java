package dev.sluice.bootstrap;

import java.lang.reflect.Method;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts into the note of this thread where SQL comes from, for as long as a library is at work: the
 * library that writes it, and the place in the application for which it does. Each method returns
 * what was there before, for {@link Asker#restore(Asker)}. Never throws. Safe for any number of
 * threads.
 *
 * <p>The library is the innermost: it wrote the text. Of the names, one that the application gave
 * (a repository method, a named query) stands until its call is over, whatever libraries tell
 * beneath it; what a library tells by itself (an entity) yields to what it tells further in.
 *
 * <p>Where nobody asks, notes are made once and used again: entering costs a look-up.
 */
public final class Origins {

  /** Names are an application's mappings and methods; beyond this many they are made each time. */
  private static final int MOST = 4_096;

  /** Stands for a call that left no note. */
  private static final Asker UNTOUCHED = Asker.from(null).build();

  private static final ConcurrentMap<Place, Asker> ALONE = new ConcurrentHashMap<>();

  private Origins() {}

  private record Place(@Nullable String kind, @Nullable String name, boolean own) {}

  /** Hot path. A library sends what it or the application wrote. */
  public static @Nullable Asker library(String kind) {
    return mapped(kind, null);
  }

  /** Hot path. A library works on what it has a name for: an entity, a collection. */
  public static @Nullable Asker mapped(String kind, @Nullable String name) {
    Asker now = Asker.current();
    if (now != null && now.ownName) {
      return put(now, kind, now.originName, true);
    }
    return put(now, kind, name == null ? sameKind(now, kind) : name, false);
  }

  /** Hot path. The same for what was put off before: what is at work now tells nothing of it. */
  public static @Nullable Asker late(String kind, @Nullable String name) {
    Asker now = Asker.current();
    return now != null && now.ownName
        ? put(now, kind, now.originName, true)
        : put(now, kind, name, false);
  }

  /** Hot path. The same for a name that the application gave; null if it gave none. */
  public static @Nullable Asker named(String kind, @Nullable String name) {
    Asker now = Asker.current();
    if (name == null || (now != null && now.ownName)) {
      return mapped(kind, null);
    }
    return put(now, kind, name, true);
  }

  /**
   * Hot path. A proxy of Spring's is asked: if it is a repository's, its method is where SQL comes
   * from; which library will write it is not known yet.
   *
   * @return for {@link #left(Asker)}
   */
  public static @Nullable Asker invoked(@Nullable Object proxy, @Nullable Method method) {
    if (proxy == null || method == null) {
      return UNTOUCHED;
    }
    String name = OriginNames.repositoryMethod(proxy, method);
    return name == null ? UNTOUCHED : asked(name);
  }

  /** Hot path. It answered, or threw. */
  public static void left(@Nullable Asker before) {
    if (before != UNTOUCHED) {
      Asker.restore(before);
    }
  }

  /** A method of the application asks. */
  static @Nullable Asker asked(String name) {
    Asker now = Asker.current();
    if (now != null && now.ownName) {
      return Asker.enter(now);
    }
    return put(now, now == null ? null : now.originKind, name, true);
  }

  /** Hot path. A text that stands in the application under a name, whoever asks for it. */
  public static @Nullable Asker written(String kind, @Nullable String name) {
    return put(Asker.current(), kind, name, name != null);
  }

  /** What another library told has no meaning for this one. */
  private static @Nullable String sameKind(@Nullable Asker now, String kind) {
    return now != null && kind.equals(now.originKind) ? now.originName : null;
  }

  private static @Nullable Asker put(
      @Nullable Asker now, @Nullable String kind, @Nullable String name, boolean own) {
    if (now == null || now.isNobody()) {
      return Asker.enter(alone(kind, name, own));
    }
    if (says(now, kind, name, own)) {
      return Asker.enter(now);
    }
    Asker made = now.derived;
    if (made == null || !says(made, kind, name, own)) {
      made = Asker.from(now).origin(kind, name, own).calls(now.calls).build();
      now.derived = made;
    }
    return Asker.enter(made);
  }

  private static boolean says(
      Asker note, @Nullable String kind, @Nullable String name, boolean own) {
    return note.ownName == own
        && Objects.equals(note.originKind, kind)
        && Objects.equals(note.originName, name);
  }

  private static Asker alone(@Nullable String kind, @Nullable String name, boolean own) {
    Place place = new Place(kind, name, own);
    Asker known = ALONE.get(place);
    if (known == null) {
      known = Asker.from(null).origin(kind, name, own).build();
      if (ALONE.size() < MOST) {
        ALONE.putIfAbsent(place, known);
      }
    }
    return known;
  }
}
