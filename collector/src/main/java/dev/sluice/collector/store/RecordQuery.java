package dev.sluice.collector.store;

import java.util.List;

/**
 * What is looked for. All parts hold together. Immutable.
 *
 * @param filters conditions on single facts; several on the same key are alternatives, unless
 *     negated
 * @param words each must occur in the record's text, in any case
 * @param sinceMicros the earliest time, inclusive, microseconds since 1970
 * @param untilMicros the latest time, exclusive
 */
public record RecordQuery(
    List<Filter> filters, List<Word> words, long sinceMicros, long untilMicros) {

  /** Everything that is listed by default. */
  public static final RecordQuery ALL =
      new RecordQuery(List.of(), List.of(), Long.MIN_VALUE, Long.MAX_VALUE);

  public RecordQuery {
    filters = List.copyOf(filters);
    words = List.copyOf(words);
  }

  /**
   * A condition.
   *
   * @param value in lower case, {@code *} for any characters
   * @param negated whether it must not hold
   */
  public record Filter(SearchKey key, String value, boolean negated) {}

  /**
   * A text that must occur, or must not.
   *
   * @param text in lower case
   */
  public record Word(String text, boolean negated) {}
}
