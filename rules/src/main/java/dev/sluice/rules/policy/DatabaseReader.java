package dev.sluice.rules.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code databases} and {@code database-unknown}. Not thread safe. */
final class DatabaseReader {

  private static final List<String> KNOWN = List.of("match", "environment", "labels");
  private static final List<String> MATCH = List.of("host", "port", "name", "system", "user");
  private static final int LAST_PORT = 65_535;

  private final Values values;
  private final Problems problems;

  DatabaseReader(Values values) {
    this.values = values;
    problems = values.problems;
  }

  Databases read(List<Section> roots) {
    List<Databases.Entry> entries = new ArrayList<>();
    Map<String, Place> seen = new HashMap<>();
    Section unknown = null;
    for (Section root : roots) {
      Node node = root.get("databases");
      Section section = node == null ? null : Section.open(node, "databases", problems);
      for (Node.Entry entry : section == null ? List.<Node.Entry>of() : section.all()) {
        Place first = seen.putIfAbsent(entry.name(), entry.key().place());
        if (first != null) {
          problems.add(entry.key().place(), Sections.twice("database", entry.name(), first));
        }
        Databases.Entry read = read(entry);
        if (read != null) {
          entries.add(read);
        }
      }
      unknown = unknown(root.get("database-unknown"), unknown);
    }
    String environment = unknown == null ? null : environment(unknown, "database-unknown");
    return new Databases(
        entries, environment, unknown == null ? Map.of() : labels(unknown, "database-unknown"));
  }

  private @Nullable Section unknown(@Nullable Node node, @Nullable Section before) {
    if (node == null) {
      return before;
    } else if (before != null) {
      problems.add(node.place(), "database-unknown in two files. Keep one of them.");
    }
    return Section.of(node, "database-unknown", List.of("environment", "labels"), problems);
  }

  private Databases.@Nullable Entry read(Node.Entry entry) {
    String what = "databases." + entry.name();
    Section section = Section.of(entry.value(), what, KNOWN, problems);
    if (section == null) {
      return null;
    }
    Place place = entry.key().place();
    Node node = section.get("match");
    Section match = node == null ? null : Section.of(node, what + ".match", MATCH, problems);
    if (match == null || match.isEmpty()) {
      problems.add(
          place,
          "nothing says which connections these are: " + what + ". Give match: {host: ...}.");
      return null;
    }
    Databases.Known known =
        new Databases.Known(entry.name(), environment(section, what), labels(section, what));
    return new Databases.Entry(place, entry.name(), match(match, what + ".match"), known);
  }

  private Databases.Match match(Section match, String what) {
    Node port = match.get("port");
    return new Databases.Match(
        glob(match, "host", what, true),
        glob(match, "name", what, false),
        glob(match, "system", what, true),
        glob(match, "user", what, false),
        port == null ? 0 : (int) values.whole(port, what + ".port", 1, LAST_PORT));
  }

  private @Nullable Glob glob(Section match, String key, String what, boolean ignoreCase) {
    Node node = match.get(key);
    String text = node == null ? null : values.text(node, what + "." + key);
    if (text == null) {
      return null;
    }
    return ignoreCase ? Glob.ignoringCase(text) : Glob.of(text);
  }

  private @Nullable String environment(Section section, String what) {
    Node node = section.get("environment");
    return node == null ? null : values.text(node, what + ".environment");
  }

  private Map<String, String> labels(Section section, String what) {
    Map<String, String> labels = new LinkedHashMap<>();
    Node node = section.get("labels");
    if (node != null) {
      HeaderReader.addLabels(node, what + ".labels", labels, values);
    }
    return labels;
  }
}
