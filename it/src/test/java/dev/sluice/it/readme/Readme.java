package dev.sluice.it.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The fenced blocks of a Markdown file. */
final class Readme {

  /**
   * One block.
   *
   * @param language the first word after the fence
   * @param name the second word, a file's name; empty if there is none
   */
  record Block(String language, String name, List<String> lines) {
    String text() {
      return String.join("\n", lines) + "\n";
    }
  }

  private Readme() {}

  static List<Block> blocks(Path file) throws IOException {
    List<Block> blocks = new ArrayList<>();
    List<String> open = null;
    String head = "";
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("```")) {
        if (open == null) {
          open = new ArrayList<>();
          head = line.substring(3).strip();
        } else {
          int space = head.indexOf(' ');
          blocks.add(
              new Block(
                  space < 0 ? head : head.substring(0, space),
                  space < 0 ? "" : head.substring(space + 1).strip(),
                  List.copyOf(open)));
          open = null;
        }
      } else if (open != null) {
        open.add(line);
      }
    }
    return blocks;
  }
}
