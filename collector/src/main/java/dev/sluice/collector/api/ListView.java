package dev.sluice.collector.api;

import dev.sluice.collector.store.Entry;
import dev.sluice.collector.store.Page;
import dev.sluice.collector.store.SearchKey;
import dev.sluice.rules.record.Field;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The search page and its rows. */
final class ListView {

  private static final int SHOWN_CHARS = 400;

  private final Template page = Template.load("list.html");
  private final Template row = Template.load("row.html");
  private final Template key = Template.load("key.html");
  private final Template older = Template.load("older.html");
  private final Template problem = Template.load("query-problem.html");
  private final Html keys;

  ListView() {
    List<Html> rows = new ArrayList<>();
    for (SearchKey each : SearchKey.values()) {
      rows.add(key.fill(Map.of("word", each.word(), "meaning", each.meaning())));
    }
    keys = Html.join(rows);
  }

  /** The page of an answer. */
  Html page(String query, Page found, boolean newest) {
    Html next =
        found.next() == 0
            ? Html.NOTHING
            : older.fill(Map.of("q", parameter(query), "before", found.next()));
    long position = found.entries().isEmpty() ? 0 : found.entries().get(0).position();
    return page.fill(
        Map.of(
            "q",
            query,
            "rows",
            Html.join(found.entries().stream().map(this::row).toList()),
            "empty",
            found.entries().isEmpty() ? "Nothing matches yet." : "",
            "older",
            next,
            "problem",
            Html.NOTHING,
            "keys",
            keys,
            "live",
            newest ? "on" : "off",
            "position",
            position));
  }

  /** The page of a query that cannot be read. */
  Html page(String query, String message) {
    return page.fill(
        Map.of(
            "q",
            query,
            "rows",
            Html.NOTHING,
            "empty",
            "",
            "older",
            Html.NOTHING,
            "problem",
            problem.fill(Map.of("message", message)),
            "keys",
            keys,
            "live",
            "off",
            "position",
            0));
  }

  /** One record as a row of the table. */
  Html row(Entry entry) {
    String time = Times.iso(entry.record().wallMicros());
    String observed = entry.record().number(Field.OBSERVED, 0) == 1 ? "observed only" : "";
    return row.fill(
        Map.of(
            "id", entry.id(),
            "time", time,
            "day", time.substring(0, 10),
            "clock", time.substring(11, 23),
            "service", Facts.some(entry.service(), 60),
            "who", Facts.some(Facts.who(entry.record()), 120),
            "tone", Facts.tone(entry),
            "badge", Facts.badge(entry),
            "told", Facts.some(Facts.told(entry), SHOWN_CHARS),
            "ending", ending(entry, observed)));
  }

  private static String ending(Entry entry, String observed) {
    List<String> parts = new ArrayList<>(Facts.ending(entry));
    if (!observed.isEmpty()) {
      parts.add(0, observed);
    }
    return String.join(" \u00b7 ", parts);
  }

  static String parameter(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
