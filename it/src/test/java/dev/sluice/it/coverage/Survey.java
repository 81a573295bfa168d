package dev.sluice.it.coverage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the probed JVM wrote down.
 *
 * @param rows all methods, by product, class and signature
 * @param missing classes that need a library that is not there: {@code product class reason}
 * @param failed classes that could not be linked for another reason
 */
record Survey(List<Row> rows, List<String> missing, List<String> failed) {

  static Survey read(Path file) throws IOException {
    List<Row> rows = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    Map<String, Set<String>> kinds = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] cells = line.split("\t", -1);
      switch (cells[0]) {
        case "class" -> kinds.put(cells[1] + ' ' + cells[2], words(cells[3]));
        case "missing" -> missing.add(cells[1] + ' ' + cells[2] + ' ' + cells[3]);
        case "failed" -> failed.add(cells[1] + ' ' + cells[2] + ' ' + cells[3]);
        default ->
            rows.add(
                new Row(
                    cells[1],
                    cells[2],
                    kinds.get(cells[1] + ' ' + cells[2]),
                    cells[3],
                    cells[4].equals("static"),
                    words(cells[5])));
      }
    }
    return new Survey(rows, missing, failed);
  }

  private static Set<String> words(String cell) {
    return cell.isEmpty() ? Set.of() : new TreeSet<>(Set.of(cell.split(",")));
  }
}
