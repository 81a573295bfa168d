package dev.sluice.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * What the application's own security left on a thread: the security context that it looked at
 * last, the request at work. Held as it is and asked when a statement runs, so that it tells who
 * the user is then. Nothing stays on a thread when both are gone.
 *
 * <p>Its own thread alone uses it. Doorbells leave and take objects, the agent reads them.
 */
public final class Present {

  private static final ThreadLocal<Present> HERE = new ThreadLocal<>();

  /** True once anything was left on any thread of this JVM. */
  private static volatile boolean anything;

  private @Nullable Object security;
  private @Nullable Object request;

  /** True while the agent asks these objects: what they do for it is not asked about again. */
  public boolean asked;

  private Present() {}

  /** Hot path. What is on this thread; null if nothing is. */
  public static @Nullable Present current() {
    return anything ? HERE.get() : null;
  }

  /** The security context; null if none was looked at. */
  public @Nullable Object security() {
    return security;
  }

  /** The request at work; null if there is none. */
  public @Nullable Object request() {
    return request;
  }

  /** The application looked at its security context, or set it. */
  public static void secured(@Nullable Object context) {
    if (context == null) {
      unsecured();
    } else {
      here().security = context;
    }
  }

  /** The security context is gone, or nobody has looked at it yet. */
  public static void unsecured() {
    Present here = current();
    if (here != null) {
      here.security = null;
      here.forgetIfEmpty();
    }
  }

  /**
   * A request is about to be served.
   *
   * @return the one that was at work before; for {@link #served(Object)}
   */
  public static @Nullable Object serving(@Nullable Object request) {
    Present here = current();
    Object before = here == null ? null : here.request;
    if (request != null) {
      here().request = request;
    }
    return before;
  }

  /** It was served. */
  public static void served(@Nullable Object before) {
    Present here = current();
    if (here != null) {
      here.request = before;
      here.forgetIfEmpty();
    }
  }

  private void forgetIfEmpty() {
    if (security == null && request == null) {
      HERE.remove();
    }
  }

  private static Present here() {
    anything = true;
    Present here = HERE.get();
    if (here == null) {
      here = new Present();
      HERE.set(here);
    }
    return here;
  }
}
