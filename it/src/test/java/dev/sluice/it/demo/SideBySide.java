package dev.sluice.it.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Prints two columns of text, wrapped. */
final class SideBySide {

  private static final int WIDTH = 62;

  private final PrintStream out;

  SideBySide(PrintStream out) {
    this.out = out;
  }

  /** The heads of the columns. */
  void head(String left, String right) {
    out.println();
    row(left, right);
    line();
  }

  /** A line through both. */
  void line() {
    out.println("-".repeat(WIDTH) + "-+-" + "-".repeat(WIDTH));
  }

  /** A text over both columns. */
  void span(String text) {
    wrapped(text, 2 * WIDTH).forEach(out::println);
  }

  /** A text in each. */
  void row(String left, String right) {
    List<String> lefts = wrapped(left, WIDTH);
    List<String> rights = wrapped(right, WIDTH);
    for (int i = 0; i < Math.max(lefts.size(), rights.size()); i++) {
      String text = i < lefts.size() ? lefts.get(i) : "";
      out.println(
          text
              + " ".repeat(WIDTH - text.length())
              + " | "
              + (i < rights.size() ? rights.get(i) : ""));
    }
  }

  private static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      String rest = line;
      while (rest.length() > width) {
        int cut = rest.lastIndexOf(' ', width);
        int end = cut > 0 ? cut : width;
        lines.add(rest.substring(0, end));
        rest = rest.substring(end).stripLeading();
      }
      lines.add(rest);
    }
    return lines;
  }
}
