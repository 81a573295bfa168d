package dev.sluice.it.suites;

import java.util.ArrayList;
import java.util.List;

/** The SQL in a test script of H2's: lines that are neither comment, result nor command. */
final class H2Script {

  private H2Script() {}

  static List<String> statements(String text) {
    List<String> statements = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String line : text.lines().toList()) {
      boolean result = line.startsWith(">") || line.startsWith("@") || line.startsWith("--");
      if (result || (line.isBlank() && current.isEmpty())) {
        continue;
      }
      current.append(line).append('\n');
      if (line.stripTrailing().endsWith(";")) {
        String statement = current.toString().strip();
        statements.add(statement.substring(0, statement.length() - 1));
        current.setLength(0);
      }
    }
    return statements;
  }
}
