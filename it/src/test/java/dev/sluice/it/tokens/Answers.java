package dev.sluice.it.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a run of the program wrote down. */
final class Answers {

  /** Ways whose answers a mask changes in form, or whose labels lie, or whose origin is unknown. */
  private static final Set<String> NOT_COMPARED =
      Set.of(
          "labels",
          "keys-all",
          "keys-named",
          "keys-indexed",
          "cursor",
          "cursor-object",
          "cursor-fetched",
          "several",
          "rows-called",
          "several-called",
          "returned",
          "returning",
          "returning-all",
          "final-table",
          "cached-accepting",
          // DuckDB's second handle of a result does not tell its columns: all of it is masked.
          "statement-of-result");

  private static final String BYTES =
      "(bytes|stream|reader):(\\[redacted\\])?|(list:\\[java.lang.String:)?blob:(0|10) .*(?="
          + " wasNull|$)|null";

  private static final Set<String> ZEROS = Set.of("0", "0.0", "false");

  private final List<String> lines;

  private Answers(List<String> lines) {
    this.lines = lines;
  }

  static Answers read(Path transcript) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(transcript, StandardCharsets.UTF_8)) {
      lines.add(line.replaceAll("\\(record [0-9a-f-]+\\)", "(record)")); // another in each run
    }
    return new Answers(lines);
  }

  List<String> ofOpenColumns() {
    return lines.stream().filter(line -> line.split("\\|", 3)[1].equals("open")).toList();
  }

  /** A test that never sees a token without the agent shows nothing with it. */
  void assertReaches(Traces traces, Database database) {
    Map<String, Set<String>> pools = new TreeMap<>();
    Set<String> columns = new TreeSet<>();
    for (String line : lines) {
      String[] parts = line.split("\\|", 5);
      if (traces.in(line) != null) {
        pools.computeIfAbsent(parts[1], key -> new TreeSet<>()).add(parts[0]);
        columns.add(parts[2]);
      }
    }
    System.out.println(
        database + ": " + lines.size() + " answers, tokens on the ways " + pools.keySet());
    assertThat(pools.get("statement")).hasSize(Pool.values().length);
    assertThat(pools.get("driver-class")).hasSize(Pool.values().length);
    assertThat(pools.get("crossed")).isNotNull();
    assertThat(columns).containsAnyOf("s0", "S0").containsAnyOf("s2", "S2");
    assertThat(pools.keySet()).contains("cached", "cached-reading", "web", "filtered", "joined");
  }

  void assertHides(Traces traces) {
    List<String> told = new ArrayList<>();
    for (String line : lines) {
      String piece = traces.in(line);
      if (piece != null) {
        told.add(piece + " in " + line);
      }
    }
    assertNone(told, "answers that hold a piece of a token");
    assertNone(notZero(), "primitive values of masked columns that are not 0");
  }

  /** By the getter's declared type: a masked primitive is 0. */
  private List<String> notZero() {
    List<String> wrong = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split("\\|", 5);
      boolean masked = parts.length == 5 && parts[2].matches("[sS][0-9]+");
      if (masked && parts[3].matches("get.* (int|long|short|byte|boolean|float|double)")) {
        String value = parts[4].replaceAll("^java\\.lang\\.\\w+:| wasNull=.*", "");
        if (!value.startsWith("threw") && !ZEROS.contains(value)) {
          wrong.add(line);
        }
      }
    }
    return wrong;
  }

  /**
   * Nothing that is answered depends on a masked value: not its length, not where a driver stumbles
   * over it. But for one thing: bytes that are a text become a masked text, others none at all.
   */
  void assertEqualTo(Answers other) {
    Set<String> pools = new TreeSet<>();
    other.lines.forEach(line -> pools.add(line.substring(0, line.indexOf('|'))));
    List<String> own = new ArrayList<>(lines);
    own.removeIf(line -> !pools.contains(line.substring(0, line.indexOf('|'))));
    assertSame(
        ofBytes(own), ofBytes(other.lines), "of two tables that differ in masked cells alone");
  }

  private static List<String> ofBytes(List<String> lines) {
    List<String> without = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split("\\|", 5);
      boolean ofText = parts[2].matches("(?i)s0|s1|-|metadata");
      String answer = ofText ? parts[4] : parts[4].replaceAll(BYTES, "bytes");
      without.add(line.substring(0, line.length() - parts[4].length()) + answer);
    }
    return without;
  }

  /** What concerns open columns is the same; of what is thrown, SQLSTATE and code. */
  void assertOpenEqualTo(Answers free) {
    Set<String> refused = new TreeSet<>();
    for (String line : lines) {
      if (isRefused(line)) {
        refused.add(key(line));
      }
    }
    List<String> own = open(lines);
    List<String> others = open(free.lines);
    own.removeIf(line -> refused.contains(key(line)));
    others.removeIf(line -> refused.contains(key(line)));
    assertSame(own, others, "about open columns, with and without the agent");
  }

  /**
   * What is refused or closed on purpose although its column is open: a large object of PostgreSQL,
   * whose owner nobody knows, and a UUID that MySQL's driver reads from elsewhere in the row.
   */
  private static boolean isRefused(String line) {
    return line.contains("rule=on-failure.mask. What it moves cannot be masked")
        || (line.contains("class java.util.UUID)") && line.endsWith("null wasNull=true"));
  }

  private static String key(String line) {
    int end = -1;
    for (int i = 0; i < 4; i++) {
      end = line.indexOf('|', end + 1);
    }
    return line.substring(0, Math.max(0, end));
  }

  private static List<String> open(List<String> lines) {
    List<String> open = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split("\\|", 5);
      // Rows inside an open value are of unknown origin.
      boolean nested = parts.length == 5 && parts[4].startsWith("rows:");
      if (parts.length == 5 && !nested && isCompared(parts[1]) && isOpen(parts[2])) {
        boolean whole = parts[1].equals("open") || parts[2].equals("metadata");
        open.add(whole ? line : thrown(line));
      }
    }
    return open;
  }

  private static boolean isCompared(String way) {
    return !NOT_COMPARED.contains(way) && !way.startsWith("duckdb ");
  }

  /** Of what was thrown SQLSTATE and code; what has none has that of a data exception. */
  private static String thrown(String line) {
    return line.replaceAll("threw( state=null code=(\\d+))? ::.*", "threw state=22000 code=$2 ::")
        .replace("state=22000 code= ::", "state=22000 code=0 ::")
        .replaceAll("(threw state=\\w+ code=-?\\d+) ::.*", "$1");
  }

  private static boolean isOpen(String column) {
    return column.matches("(?i)o[0-9]+|id|metadata");
  }

  private static void assertSame(List<String> one, List<String> two, String about) {
    List<String> different = new ArrayList<>();
    Map<String, String> expected = byKey(two);
    byKey(one)
        .forEach(
            (key, answer) -> {
              String before = expected.remove(key);
              if (!answer.equals(before)) {
                different.add(key + "\n    " + answer + "\n    " + before);
              }
            });
    expected.forEach((key, answer) -> different.add(key + "\n    nothing\n    " + answer));
    assertNone(different, "answers that differ, " + about);
  }

  private static Map<String, String> byKey(List<String> lines) {
    Map<String, String> byKey = new LinkedHashMap<>();
    Map<String, Integer> seen = new TreeMap<>();
    for (String line : lines) {
      String key = key(line);
      byKey.put(
          key + "#" + seen.merge(key, 1, Integer::sum),
          line.substring(key.isEmpty() ? 0 : key.length() + 1));
    }
    return byKey;
  }

  private static String cut(String line) {
    return line.substring(0, Math.min(400, line.length()));
  }

  private static void assertNone(Collection<String> found, String what) {
    assertThat(found.stream().limit(30).map(Answers::cut).toList())
        .as(found.size() + " " + what)
        .isEmpty();
  }
}
