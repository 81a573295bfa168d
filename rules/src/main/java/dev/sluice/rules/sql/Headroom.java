package dev.sluice.rules.sql;

/**
 * What is left of the calling thread's stack, which may be small, or used up by the application.
 */
final class Headroom {

  private static final int FRAMES = 64;

  private Headroom() {}

  /**
   * Throws {@link StackOverflowError} unless some kilobytes are left: called before anything that
   * must not be left half done.
   */
  static int probe() {
    return probe(FRAMES);
  }

  /** The same for so many frames. */
  static int probe(int frames) {
    return probe(frames, 1, 2, 3);
  }

  private static int probe(int frames, long a, long b, long c) {
    return frames == 0 ? (int) (a ^ b ^ c) : 1 + probe(frames - 1, b + frames, c, a);
  }
}
