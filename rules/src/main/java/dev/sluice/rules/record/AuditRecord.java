package dev.sluice.rules.record;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as read. Immutable.
 *
 * @param typeNumber the type's number; {@link #type()} is null for one that this version does not
 *     know
 * @param schemaVersion version of the schema with which it was written
 * @param incarnation the run of the JVM that wrote it
 * @param sequence contiguous within the incarnation, from 0
 * @param wallMicros microseconds since 1970-01-01T00:00Z
 * @param monotonicNanos {@link System#nanoTime()} of the writer
 * @param texts values of the text fields that are present, in order
 * @param numbers values of the number fields that are present
 */
public record AuditRecord(
    int typeNumber,
    int schemaVersion,
    Incarnation incarnation,
    long sequence,
    long wallMicros,
    long monotonicNanos,
    Map<Field, List<String>> texts,
    Map<Field, Long> numbers) {

  public AuditRecord {
    texts = Map.copyOf(texts);
    numbers = Map.copyOf(numbers);
  }

  /** The type; null for one that this version does not know. */
  public @Nullable RecordType type() {
    return RecordType.of(typeNumber);
  }

  /** The first value of a text field; null if it is absent. */
  public @Nullable String text(Field field) {
    List<String> values = texts.get(field);
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  /** All values of a text field; empty if it is absent. */
  public List<String> all(Field field) {
    return texts.getOrDefault(field, List.of());
  }

  /** The value of a number field; the fallback if it is absent. */
  public long number(Field field, long fallback) {
    Long value = numbers.get(field);
    return value == null ? fallback : value;
  }
}
