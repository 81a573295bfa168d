package dev.sluice.agent.mask;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is told of each value of a sensitive class before it is handed out, and may stop that. One per
 * result; used by one thread at a time.
 */
public interface ValueWatch {

  /**
   * A value as it stands in the database.
   *
   * @param classes the classes for which it counts
   * @throws Withheld if it must not be handed out
   */
  void value(List<String> classes, String value);

  /** The same of bytes that are no text. */
  void value(List<String> classes, byte[] value);

  /**
   * Something that was made of values of these classes, or may have been: equal ones are not one
   * value, because they may come from different ones.
   *
   * @param place tells this cell and part of it from others of the same row
   * @param length its length in characters or bytes
   * @throws Withheld if it must not be handed out
   */
  void made(List<String> classes, long place, int length);

  /** A value of these classes is handed out as it stands; it does not count. */
  void handed(List<String> classes, String value);

  /**
   * What the application gets instead: the result is closed.
   *
   * @param result the result set or callable statement that was read
   */
  Throwable refusal(Object result, Withheld reason);

  /** The watch of a result set that was found inside a value. */
  ValueWatch nested();

  /** What a watch throws through the masks. It has no stack: it is no failure. */
  final class Withheld extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient @Nullable Object reason;

    /** For a reason that the watch itself understands. */
    public Withheld(Object reason) {
      super("withheld", null, false, false);
      this.reason = reason;
    }

    /** The reason. */
    public @Nullable Object reason() {
      return reason;
    }
  }
}
