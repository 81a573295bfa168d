package dev.sluice.rules.policy;

import java.util.ArrayList;
import java.util.List;

/** Where something stands in a policy file; line and column are 1-based. */
record Place(Place.Source source, int line, int column) {

  String sourceLine() {
    List<String> lines = source.lines();
    return line >= 1 && line <= lines.size() ? lines.get(line - 1) : "";
  }

  /** A file's name and its lines, broken where YAML breaks them. */
  record Source(String name, List<String> lines) {

    static Source of(PolicyText file) {
      List<String> lines = new ArrayList<>();
      String text = file.text();
      int start = 0;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        boolean carriage = c == '\r' && !text.startsWith("\n", i + 1);
        if (carriage || c == '\n' || c == '\u0085' || c == '\u2028' || c == '\u2029') {
          boolean pair = c == '\n' && i > start && text.charAt(i - 1) == '\r';
          lines.add(text.substring(start, pair ? i - 1 : i));
          start = i + 1;
        }
      }
      lines.add(text.substring(start));
      return new Source(file.name(), List.copyOf(lines));
    }
  }
}
