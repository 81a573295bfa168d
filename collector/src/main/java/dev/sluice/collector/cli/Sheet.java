package dev.sluice.collector.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One record in full: what matters first, then every field, aligned. */
final class Sheet {

  private Sheet() {}

  static List<String> of(JsonNode record) {
    List<String> lines = new ArrayList<>();
    lines.add("Record   " + Line.clean(record.path("id").asText()));
    lines.add("Time     " + Line.clean(record.path("time").asText()));
    lines.add("Who      " + Line.who(record));
    lines.add("Verdict  " + Line.verdict(record));
    String result = Line.result(record);
    if (!result.isEmpty()) {
      lines.add("Result   " + result);
    }
    lines.add("");
    fields(record, "", lines);
    if (record.path("outcome").isObject()) {
      lines.add("");
      lines.add("Outcome");
      fields(record.path("outcome"), "  ", lines);
    }
    return lines;
  }

  private static void fields(JsonNode record, String indent, List<String> lines) {
    int width = 0;
    for (Map.Entry<String, JsonNode> field : record.properties()) {
      width = Math.max(width, field.getKey().length());
    }
    for (Map.Entry<String, JsonNode> field : record.properties()) {
      JsonNode value = field.getValue();
      if (value.isNull() || value.isObject()) {
        continue;
      }
      String name = indent + field.getKey() + " ".repeat(width - field.getKey().length()) + "  ";
      if (value.isArray()) {
        String before = name;
        for (JsonNode one : value) {
          lines.add(before + Line.clean(one.isTextual() ? one.asText() : one.toString()));
          before = " ".repeat(name.length());
        }
      } else {
        lines.add(name + Line.clean(value.asText()));
      }
    }
  }
}
