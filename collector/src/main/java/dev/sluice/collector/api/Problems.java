package dev.sluice.collector.api;

import dev.sluice.collector.search.QuerySyntaxException;
import dev.sluice.collector.store.StoreException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Errors as JSON below {@code /api}, as pages elsewhere; each says what to do. */
final class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private static final Template PAGE = Template.load("problem.html");

  void addTo(RoutesConfig routes) {
    routes.exception(Refusal.class, (e, context) -> answer(context, e.status(), text(e)));
    routes.exception(QuerySyntaxException.class, (e, context) -> answer(context, 400, text(e)));
    routes.exception(
        StoreException.class,
        (e, context) -> {
          LOG.warn("A question was not answered: {}", e.getMessage());
          answer(
              context,
              503,
              "The store cannot answer now; records are safe in the ledger. Try again, or see"
                  + " /health/ready.");
        });
    routes.exception(
        Exception.class,
        (e, context) -> {
          LOG.error("A request failed: path={}", context.path(), e);
          answer(context, 500, "The collector failed to answer. Its log says why.");
        });
    routes.error(
        404,
        context -> {
          if (context.attribute("answered") == null) {
            answer(context, 404, "Nothing is here. Start at /, or at /api/records.");
          }
        });
  }

  private static String text(Exception e) {
    return String.valueOf(e.getMessage());
  }

  private static void answer(Context context, int status, String sentence) {
    context.attribute("answered", true);
    context.status(status);
    if (!context.path().startsWith("/api/") && accepts(context, "text/html")) {
      Map<String, Object> values =
          Map.of("status", status, "title", title(status), "sentence", sentence);
      context.html(PAGE.fill(values).toString());
      return;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("status", status);
    json.put("error", sentence);
    context.contentType("application/json").result(RecordJson.text(json));
  }

  private static boolean accepts(Context context, String type) {
    String accept = context.header("Accept");
    return accept != null && accept.contains(type);
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "That cannot be read";
      case 404 -> "Not found";
      case 421 -> "Not under this name";
      default -> "That did not work";
    };
  }
}
