package dev.sluice.collector.config;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What the client commands need. Immutable.
 *
 * @param url where the collector listens. Default the address of {@code serve}
 * @param json one JSON object per line instead of text for people
 * @param limit at most so many records. Default 50
 * @param words what is looked for, or the record's id
 */
public record ClientSettings(URI url, boolean json, int limit, String words) {

  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 100_000;

  /**
   * Reads the words after {@code tail}, {@code search} or {@code show}.
   *
   * @throws UsageException with all problems
   */
  public static ClientSettings parse(List<String> words) throws UsageException {
    Arguments arguments = new Arguments(words, Set.of("url", "limit"), Set.of("json"));
    String text =
        Objects.requireNonNullElse(
            arguments.get("url"), "http://127.0.0.1:" + ServeSettings.DEFAULT_PORT);
    ClientSettings settings =
        new ClientSettings(
            url(arguments, text),
            arguments.flag("json"),
            arguments.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT),
            String.join(" ", arguments.rest()));
    arguments.check();
    return settings;
  }

  private static URI url(Arguments arguments, String text) {
    try {
      URI url = URI.create(text.endsWith("/") ? text : text + "/");
      if (url.getHost() != null && Set.of("http", "https").contains(url.getScheme())) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // Told below, like a URL without a host.
    }
    arguments.problem("Not a URL of a collector: --url=" + text + ". Write http://HOST:PORT.");
    return URI.create("http://127.0.0.1:" + ServeSettings.DEFAULT_PORT + "/");
  }
}
