package dev.sluice.it.caches;

import static dev.sluice.it.kit.Attempts.tell;

import java.util.concurrent.Callable;

/** An application whose askers share the caches of its ORMs. */
public final class CachesProbe {

  private CachesProbe() {}

  /** Arguments: url, user. */
  public static void main(String[] arguments) throws Exception {
    String url = arguments[0];
    String user = arguments[1];
    try (HibernateCaches hibernate = new HibernateCaches(url, user)) {
      hibernate.run();
    }
    new MybatisCache(url, user).run();
    try (EclipseLinkCache eclipseLink = new EclipseLinkCache(url, user)) {
      eclipseLink.run();
    }
    System.out.println("done");
  }

  /** Something that is cached. */
  interface Cached {
    /** Reads it, from the cache if that has it. */
    String read() throws Exception;

    /** Empties the cache. */
    void evict() throws Exception;
  }

  /** Clear first, then masked first: each asker gets its own, from the cache or not. */
  static void tellAll(String name, Cached cached) {
    Callable<String> read = cached::read;
    tell(name + "-clear", read);
    tell(name + "-left", () -> Askers.left(read));
    tell(name + "-right", () -> Askers.right(read));
    tell(name + "-clear-again", read);
    tell(
        name + "-left-first",
        () -> {
          cached.evict();
          return Askers.left(read);
        });
    tell(name + "-right-after-left", () -> Askers.right(read));
    tell(name + "-clear-after-masked", read);
    tell(name + "-left-again", () -> Askers.left(read));
  }
}
