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
    Object value = json.get(key);
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : value == null ? List.of() : List.of(value.toString());
  }
}
