package dev.sluice.collector.api;

import dev.sluice.collector.search.QuerySyntaxException;
import dev.sluice.collector.store.Entry;
import dev.sluice.collector.store.RecordQuery;
import dev.sluice.collector.store.RecordReader;
import dev.sluice.collector.store.StoreException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.util.Objects;
import java.util.function.Function;

/** Server-sent events: records as JSON for programs, as rows for the page. */
final class LiveRoutes {

  private static final String WISH = "live-wish";

  private final RecordReader reader;
  private final LiveFeed feed;

  LiveRoutes(RecordReader reader, LiveFeed feed) {
    this.reader = reader;
    this.feed = feed;
  }

  void addTo(RoutesConfig routes, ListView rows) {
    add(routes, "/api/stream", entry -> RecordJson.text(RecordJson.entry(entry)));
    add(routes, "/live", entry -> rows.row(entry).toString());
  }

  private void add(RoutesConfig routes, String path, Function<Entry, String> event) {
    routes.before(path, context -> prepare(context, event));
    routes.sse(path, this::stream);
  }

  /** Runs before the answer begins, because a live answer cannot turn into an error. */
  private void prepare(Context context, Function<Entry, String> event)
      throws QuerySyntaxException, StoreException {
    if (!"text/event-stream".equals(context.header("Accept"))) {
      throw new Refusal(406, "This is a live stream. Ask with Accept: text/event-stream.");
    }
    RecordQuery query = RecordsApi.query(context);
    long after = after(context);
    if (!feed.reserve()) {
      throw new Refusal(
          503,
          "Too many clients follow live: at most %d. Close one, or search instead."
              .formatted(LiveFeed.MAX_CLIENTS));
    }
    context.attribute(WISH, new LiveFeed.Wish(query, after, event));
  }

  private void stream(SseClient client) {
    LiveFeed.Wish wish = client.ctx().attribute(WISH);
    feed.follow(client, Objects.requireNonNull(wish));
  }

  /** Where a live stream begins: where the client was before, or now. */
  private long after(Context context) throws StoreException {
    String last = context.header("Last-Event-ID");
    String asked = last == null ? context.queryParam("after") : last;
    return asked == null || asked.isEmpty()
        ? reader.lastPosition()
        : RecordsApi.number("after", asked, 0, Long.MAX_VALUE);
  }
}
