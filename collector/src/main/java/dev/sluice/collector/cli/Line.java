package dev.sluice.collector.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One record as one line in columns, without anything that could steer a terminal. */
final class Line {

  private static final int SERVICE_CHARS = 16;
  private static final int WHO_CHARS = 28;
  private static final int VERDICT_CHARS = 10;
  private static final int RESULT_CHARS = 36;
  private static final int TOLD_CHARS = 60;
  private static final int TIME_CHARS = 23;

  static final String HEADING =
      row("TIME (UTC)", "SERVICE", "WHO", "VERDICT", "RESULT")
          .concat(fit("STATEMENT", TOLD_CHARS) + "  RECORD");

  private Line() {}

  static String of(JsonNode record) {
    String time = text(record, "time").replace('T', ' ');
    return row(
            time.substring(0, Math.min(time.length(), TIME_CHARS)),
            text(record, "service.name"),
            who(record),
            verdict(record),
            result(record))
        .concat(fit(told(record), TOLD_CHARS) + "  " + text(record, "id"));
  }

  private static String row(
      String time, String service, String who, String verdict, String result) {
    return String.join(
        "  ",
        fit(time, TIME_CHARS),
        fit(service, SERVICE_CHARS),
        fit(who, WHO_CHARS),
        fit(verdict, VERDICT_CHARS),
        fit(result, RESULT_CHARS),
        "");
  }

  static String who(JsonNode record) {
    List<String> parts = new ArrayList<>();
    for (String field :
        List.of("sluice.actor.kind", "gen_ai.agent.name", "gen_ai.tool.name", "user.name")) {
      if (!text(record, field).isEmpty()) {
        parts.add(text(record, field));
      }
    }
    return parts.isEmpty() ? "-" : String.join("/", parts);
  }

  static String verdict(JsonNode record) {
    String verdict = text(record, "sluice.verdict");
    if (verdict.isEmpty()) {
      return text(record, "type");
    }
    return record.path("sluice.observed").asLong() == 1 ? "(" + verdict + ")" : verdict;
  }

  /** The statement, or what else the record tells. */
  private static String told(JsonNode record) {
    for (String field :
        List.of("db.query.text", "db.query.summary", "sluice.detail", "process.command")) {
      if (!text(record, field).isEmpty()) {
        return text(record, field);
      }
    }
    return "";
  }

  /** How a statement ended, in few words. */
  static String result(JsonNode record) {
    if (text(record, "type").equals("refusal")) {
      return "refused by " + text(record, "sluice.rule.deciding");
    }
    if (!record.has("outcome")) {
      return "";
    }
    JsonNode outcome = record.path("outcome");
    if (outcome.isNull()) {
      return "no outcome yet";
    }
    List<String> parts = new ArrayList<>();
    if (!text(outcome, "sluice.status").equals("ok")) {
      parts.add((text(outcome, "sluice.status") + " " + text(outcome, "error.type")).strip());
    }
    counted(outcome, "db.response.returned_rows", "rows", parts);
    counted(outcome, "sluice.rows.affected", "changed", parts);
    outcome.path("sluice.masked").forEach(masked -> parts.add("masked " + clean(masked.asText())));
    String transaction = text(record, "transaction");
    if (!transaction.isEmpty() && !transaction.equals("auto-commit")) {
      parts.add(transaction);
    }
    return String.join(", ", parts);
  }

  private static void counted(JsonNode outcome, String field, String unit, List<String> parts) {
    if (outcome.path(field).isNumber() && outcome.path(field).asLong() >= 0) {
      parts.add(outcome.path(field).asLong() + " " + unit);
    }
  }

  private static String text(JsonNode record, String field) {
    return clean(record.path(field).asText(""));
  }

  /** On one line, and without control characters, which a statement may hold on purpose. */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    boolean blank = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean steers = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
      char shown = Character.isWhitespace(c) ? ' ' : steers ? '\uFFFD' : c;
      if (shown != ' ' || !blank) {
        clean.append(shown);
      }
      blank = shown == ' ';
    }
    return clean.toString().strip();
  }

  private static String fit(String text, int width) {
    if (text.length() > width) {
      return text.substring(0, width - 1) + "\u2026";
    }
    return String.format(Locale.ROOT, "%-" + width + "s", text);
  }
}
