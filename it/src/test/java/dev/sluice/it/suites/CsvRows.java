package dev.sluice.it.suites;

import java.util.ArrayList;
import java.util.List;

/** Reads CSV as RFC 4180 has it: quoted cells hold commas, line breaks and doubled quotes. */
final class CsvRows {

  private final String text;
  private final List<List<String>> rows = new ArrayList<>();
  private List<String> row = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();

  CsvRows(String text) {
    this.text = text;
  }

  List<List<String>> read() {
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && text.startsWith("\"\"", i)) {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == '\n')) {
        end(c == '\n');
      } else if (quoted || c != '\r') {
        cell.append(c);
      }
    }
    if (!row.isEmpty() || !cell.isEmpty()) {
      end(true);
    }
    return rows;
  }

  private void end(boolean line) {
    row.add(cell.toString());
    cell.setLength(0);
    if (line) {
      rows.add(row);
      row = new ArrayList<>();
    }
  }
}
