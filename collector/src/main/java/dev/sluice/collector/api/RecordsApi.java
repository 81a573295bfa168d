package dev.sluice.collector.api;

import dev.sluice.collector.search.QueryParser;
import dev.sluice.collector.search.QuerySyntaxException;
import dev.sluice.collector.store.Entry;
import dev.sluice.collector.store.RecordQuery;
import dev.sluice.collector.store.RecordReader;
import dev.sluice.collector.store.StoreException;
import dev.sluice.rules.record.Incarnation;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Search, one record, streams: JSON. */
final class RecordsApi {

  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;

  private final RecordReader reader;

  RecordsApi(RecordReader reader) {
    this.reader = reader;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/records", this::search);
    routes.get("/api/records/{id}", this::show);
    routes.get("/api/streams", this::streams);
  }

  private void search(Context context) throws QuerySyntaxException, StoreException {
    json(context, RecordJson.page(reader.find(query(context), before(context), limit(context))));
  }

  private void show(Context context) throws StoreException {
    json(context, RecordJson.entry(find(reader, context.pathParam("id"))));
  }

  private void streams(Context context) throws StoreException {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("streams", reader.streams().stream().map(RecordJson::stream).toList());
    json(context, answer);
  }

  /** The record of that id; never null. */
  static Entry find(RecordReader reader, String id) throws StoreException {
    @Nullable Entry entry;
    try {
      int hyphen = id.indexOf('-');
      Incarnation incarnation = Incarnation.parse(id.substring(0, Math.max(0, hyphen)));
      entry = reader.get(incarnation, Long.parseLong(id.substring(hyphen + 1)));
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          400,
          "Not the id of a record. Write INCARNATION-SEQUENCE: 32 hexadecimal digits, a hyphen,"
              + " a number.");
    }
    if (entry == null) {
      throw new Refusal(404, "No such record. It may not have arrived yet; search finds what has.");
    }
    return entry;
  }

  static RecordQuery query(Context context) throws QuerySyntaxException {
    return QueryParser.parse(
        Objects.requireNonNullElse(context.queryParam("q"), ""), Instant.now());
  }

  static long before(Context context) {
    String text = context.queryParam("before");
    return text == null || text.isEmpty()
        ? Long.MAX_VALUE
        : number("before", text, 0, Long.MAX_VALUE);
  }

  static int limit(Context context) {
    String text = context.queryParam("limit");
    return text == null || text.isEmpty()
        ? DEFAULT_LIMIT
        : (int) number("limit", text, 1, MAX_LIMIT);
  }

  static long number(String name, String text, long from, long to) {
    try {
      long value = Long.parseLong(text);
      if (value >= from && value <= to) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of bounds.
    }
    throw new Refusal(400, "Not a number from %d to %d: %s.".formatted(from, to, name));
  }

  private static void json(Context context, Map<String, ? extends @Nullable Object> value) {
    context
        .header("Cache-Control", "no-store")
        .contentType("application/json")
        .result(RecordJson.text(value));
  }
}
