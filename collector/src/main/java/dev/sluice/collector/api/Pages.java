package dev.sluice.collector.api;

import dev.sluice.collector.search.QuerySyntaxException;
import dev.sluice.collector.store.RecordReader;
import dev.sluice.collector.store.StoreException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** The pages for people and what they load. */
final class Pages {

  private static final String WEBJAR = "/META-INF/resources/webjars/htmx.org/%s/dist/htmx.min.js";

  private final RecordReader reader;
  private final ListView list = new ListView();
  private final DetailView detail = new DetailView();

  Pages(RecordReader reader) {
    this.reader = reader;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/", this::search);
    routes.get("/records/{id}", this::show);
    asset(routes, "style.css", "text/css; charset=utf-8", Template.resource("style.css"));
    asset(routes, "icon.svg", "image/svg+xml", Template.resource("icon.svg"));
    asset(routes, "live.js", "text/javascript; charset=utf-8", Template.resource("live.js"));
    asset(routes, "htmx.js", "text/javascript; charset=utf-8", htmx());
  }

  /** A record as a row, for the live table. */
  ListView list() {
    return list;
  }

  private static byte[] htmx() {
    Properties versions = new Properties();
    try {
      versions.load(
          new StringReader(
              new String(Template.resource("versions.properties"), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory can be read", e);
    }
    return Template.resource(WEBJAR.formatted(versions.getProperty("htmx")));
  }

  private static void asset(RoutesConfig routes, String name, String type, byte[] bytes) {
    routes.get(
        "/assets/" + name,
        context -> context.header("Cache-Control", "max-age=300").contentType(type).result(bytes));
  }

  private void search(Context context) throws StoreException {
    String query = Objects.requireNonNullElse(context.queryParam("q"), "");
    try {
      long before = RecordsApi.before(context);
      html(
          context,
          list.page(
              query,
              reader.find(RecordsApi.query(context), before, RecordsApi.limit(context)),
              before == Long.MAX_VALUE));
    } catch (QuerySyntaxException e) {
      // The page shows where the query is wrong and lets the person go on from there.
      html(context.status(400), list.page(query, String.valueOf(e.getMessage())));
    }
  }

  private void show(Context context) throws StoreException {
    html(context, detail.page(RecordsApi.find(reader, context.pathParam("id"))));
  }

  private static void html(Context context, Html page) {
    context.header("Cache-Control", "no-store").html(page.toString());
  }
}
