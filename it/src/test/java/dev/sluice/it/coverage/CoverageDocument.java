package dev.sluice.it.coverage;

import dev.sluice.it.coverage.Boxes.Box;
import dev.sluice.it.coverage.Boxes.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;

/** Writes the table for people. */
final class CoverageDocument {

  private static final String HEAD =
      """
      # What is covered, method by method

      Written by `CoverageIT`, which loads and links the classes below under the agent, looks at the classes as the agent
      left them, and puts each public method into exactly one box. The build fails when a method is in no box, when this
      page is not what the classes are, or when a class cannot be verified. Write it anew with
      `./mvnw verify -pl it -am -Dit.test=CoverageIT -Dsluice.coverage.write=true`.

      Rows are classes that implement an interface of `java.sql`, `javax.sql` or `javax.transaction.xa`, what lies above
      them, and the drivers' own interfaces that lead to data. *Guarded* and *masked* are read from the woven class: the
      method asks Sluice. The other boxes are said by rules, at the end of this page; of a class only counts are shown, and
      the methods themselves where they are *refused* or *open* (behind a name the number of classes that have it). The digest of a
      product is one of all its methods and their boxes: a method that comes or goes changes it.
      """;

  private final List<Row> rows;
  private final Boxes boxes;
  private final Map<String, String> versions;
  private final StringBuilder out = new StringBuilder();

  private CoverageDocument(List<Row> rows, Boxes boxes, Map<String, String> versions) {
    this.rows = rows;
    this.boxes = boxes;
    this.versions = versions;
  }

  /** The page; all rows are in a box. */
  static String of(List<Row> rows, Boxes boxes, Map<String, String> versions) {
    CoverageDocument document = new CoverageDocument(rows, boxes, versions);
    document.write();
    return document.out.toString();
  }

  private void write() {
    out.append(HEAD).append("\n## All\n\n");
    line("product", "version", counts(null), "digest");
    out.append("|---|---|---|---|---|---|---|---|\n");
    for (Map.Entry<String, String> each : versions.entrySet()) {
      List<Row> of = of(each.getKey());
      line(each.getKey(), each.getValue(), counts(of), digest(of));
    }
    line("all", "", counts(rows), "");
    for (String product : versions.keySet()) {
      product(product);
    }
    rules();
  }

  private List<Row> of(String product) {
    return rows.stream().filter(row -> row.product().equals(product)).toList();
  }

  private void product(String product) {
    out.append("\n## ").append(product).append("\n\n");
    line("class", counts(null));
    out.append("|---|---|---|---|---|---|\n");
    Map<String, List<Row>> byType = new TreeMap<>();
    Map<Integer, Map<String, Set<String>>> told = new TreeMap<>();
    for (Row row : of(product)) {
      byType.computeIfAbsent(row.type(), key -> new ArrayList<>()).add(row);
      Rule rule = boxes.of(row);
      if (rule.box() == Box.OPEN || rule.box() == Box.REFUSED) {
        told.computeIfAbsent(rule.number(), key -> new TreeMap<>())
            .computeIfAbsent(row.name(), key -> new TreeSet<>())
            .add(row.type().substring(row.type().lastIndexOf('.') + 1));
      }
    }
    byType.forEach((type, of) -> line(type, counts(of)));
    told.forEach((number, methods) -> told(boxes.rules().get(number - 1), methods));
  }

  /** Each method with its class, or the number of its classes. */
  private void told(Rule rule, Map<String, Set<String>> methods) {
    out.append("\n**").append(rule.box()).append("** (rule ").append(rule.number()).append("). ");
    out.append(rule.sentence()).append("\n\n");
    List<String> shown = new ArrayList<>();
    methods.forEach(
        (name, types) ->
            shown.add(
                types.size() == 1
                    ? '`' + types.iterator().next() + '.' + name + '`'
                    : '`' + name + "` (" + types.size() + ')'));
    out.append(String.join(", ", shown)).append('\n');
  }

  private static String counts(List<Row> unused, EnumMap<Box, Integer> sums) {
    StringBuilder text = new StringBuilder();
    for (Box box : Box.values()) {
      text.append(text.length() == 0 ? "" : " | ");
      text.append(unused == null ? box.toString() : String.valueOf(sums.getOrDefault(box, 0)));
    }
    return text.toString();
  }

  private String counts(List<Row> of) {
    EnumMap<Box, Integer> sums = new EnumMap<>(Box.class);
    for (Row row : of == null ? List.<Row>of() : of) {
      sums.merge(boxes.of(row).box(), 1, Integer::sum);
    }
    return counts(of, sums);
  }

  private String digest(List<Row> of) {
    CRC32 sum = new CRC32();
    for (Row row : of) {
      String line = row.type() + '#' + row.signature() + ' ' + boxes.of(row).box() + '\n';
      sum.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return "`%08x`".formatted(sum.getValue());
  }

  private void rules() {
    out.append("\n## The rules\n\nThe first that fits counts.\n\n");
    line("rule", "box", "methods", "why");
    out.append("|---|---|---|---|\n");
    for (Rule rule : boxes.rules()) {
      long fits = rows.stream().filter(row -> boxes.of(row).number() == rule.number()).count();
      line(
          String.valueOf(rule.number()),
          rule.box().toString(),
          String.valueOf(fits),
          rule.sentence());
    }
  }

  private void line(String... cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
