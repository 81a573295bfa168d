package dev.sluice.it.kit;

import java.util.List;
import java.util.Map;

/** One record as the collector's API tells it: an intent with its outcome, or another record. */
public record Told(Map<?, ?> json) {

  /** Its id: incarnation, hyphen, sequence. */
  public String id() {
    return text("id");
  }

  /** The run of one JVM that wrote it. */
  public String incarnation() {
    return text("incarnation");
  }

  /** Its number within that run. */
  public long sequence() {
    return ((Number) json.get("sequence")).longValue();
  }

  /** intent, refusal, transaction, hello … */
  public String type() {
    return text("type");
  }

  /** The text at that key; null if there is none. */
  public String text(String key) {
    Object value = json.get(key);
    return value == null ? null : value.toString();
  }

  /** The texts at that key. */
  public List<String> texts(String key) {
    return texts(json.get(key));
  }

  /** The texts at that key of the outcome. */
  public List<String> outcome(String key) {
    return json.get("outcome") instanceof Map<?, ?> outcome ? texts(outcome.get(key)) : List.of();
  }

  private static List<String> texts(Object value) {
    if (value == null) {
      return List.of();
    }
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of(value.toString());
  }
}
