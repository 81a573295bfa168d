package dev.sluice.agent.mask;

import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/**
 * What one mask does with the forms in which a value can be read. Each method returns an equal
 * value when the original may pass, something else of the same type when it is masked, and null
 * when it is masked and nothing of that type can stand for it. Immutable, safe for any number of
 * threads. Whatever it throws, the caller closes.
 */
interface CellMask {

  /** Hot path. Counts one cell that was read, for masks that replace each value. */
  void count(ReadAccount account);

  /** True if each value is replaced, whatever it holds. */
  boolean replacesAll();

  /**
   * Hot path. A text.
   *
   * @param maxLength the declared length in characters; 0 if not known
   */
  @Nullable String text(String value, int maxLength, ReadAccount account);

  /** A JSON document: the answer is one too. */
  @Nullable String json(String value, ReadAccount account);

  /** Hot path. A number. */
  @Nullable Number number(Number value, ReadAccount account);

  /** Hot path. A date, a time or both. */
  @Nullable Temporal time(Temporal value, ReadAccount account);

  /** Hot path. Bytes that are no text, or a UUID, or a boolean. */
  @Nullable Object plain(Object value, ReadAccount account);

  /** Hot path. True if a value of a type whose content has no known form may pass as it is. */
  boolean passesOther(Object value, ReadAccount account);

  /** True if a text may pass of which only the start could be read. */
  boolean passesStart(String start, ReadAccount account);
}
