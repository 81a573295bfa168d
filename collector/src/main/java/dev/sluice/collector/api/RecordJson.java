package dev.sluice.collector.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.collector.store.Entry;
import dev.sluice.collector.store.Page;
import dev.sluice.collector.store.StreamState;
import dev.sluice.collector.store.TransactionEnd;
import dev.sluice.collector.store.TypeName;
import dev.sluice.rules.record.AuditRecord;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.RecordType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON. Fields have their standard names; a repeated field is always an array. An intent
 * has its {@code outcome} (null while there is none) and what became of its {@code transaction}.
 */
final class RecordJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private RecordJson() {}

  static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, lists, texts and numbers are always JSON", e);
    }
  }

  static Map<String, @Nullable Object> page(Page page) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    List<Object> records = new ArrayList<>();
    page.entries().forEach(entry -> records.add(entry(entry)));
    json.put("records", records);
    json.put("next", page.next() == 0 ? null : page.next());
    return json;
  }

  static Map<String, @Nullable Object> entry(Entry entry) {
    AuditRecord record = entry.record();
    Map<String, @Nullable Object> json = head(record);
    json.put("position", entry.position());
    json.put("service.name", entry.service());
    fields(record, json);
    List<Map<String, Object>> unknown = new ArrayList<>();
    for (UnknownField field : UnknownField.in(entry.encoded())) {
      unknown.add(Map.of("field", field.number(), "bytes", field.hex()));
    }
    if (!unknown.isEmpty()) {
      json.put("sluice.unknown", unknown);
    }
    if (record.type() == RecordType.INTENT) {
      json.put("outcome", outcome(entry.outcome()));
    }
    if (entry.transaction() != TransactionEnd.NONE) {
      json.put("transaction", entry.transaction().word());
    }
    return json;
  }

  private static @Nullable Object outcome(@Nullable AuditRecord outcome) {
    if (outcome == null) {
      return null;
    }
    Map<String, @Nullable Object> json = head(outcome);
    fields(outcome, json);
    return json;
  }

  private static Map<String, @Nullable Object> head(AuditRecord record) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", record.incarnation() + "-" + record.sequence());
    json.put("type", TypeName.of(record));
    json.put("time", Times.iso(record.wallMicros()));
    json.put("incarnation", record.incarnation().toString());
    json.put("sequence", record.sequence());
    return json;
  }

  private static void fields(AuditRecord record, Map<String, @Nullable Object> json) {
    for (Field field : Field.values()) {
      if (field.kind() == Field.Kind.LONG) {
        Long number = record.numbers().get(field);
        if (number != null) {
          json.put(field.standardName(), number);
        }
      } else if (field.repeated()) {
        if (!record.all(field).isEmpty()) {
          json.put(field.standardName(), record.all(field));
        }
      } else if (record.text(field) != null) {
        json.put(field.standardName(), record.text(field));
      }
    }
  }

  static Map<String, @Nullable Object> stream(StreamState state) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("incarnation", state.incarnation().toString());
    json.put("service.name", state.service());
    json.put("phase", state.phase().name().toLowerCase(java.util.Locale.ROOT));
    json.put("records", state.nextSequence());
    json.put("last", Times.iso(state.lastMicros()));
    return json;
  }
}
