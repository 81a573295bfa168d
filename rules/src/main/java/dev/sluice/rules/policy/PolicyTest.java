package dev.sluice.rules.policy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One test of a policy, as its author wrote it. Immutable.
 *
 * @param where file and line
 * @param actor what is known of the asker, by key; empty if nobody is known
 * @param origin where the SQL comes from, by key; empty for plain JDBC
 * @param database the name in the policy; null for one that it does not name
 * @param dialect null for the default
 * @param time null for now
 * @param parameters the values of the placeholders; null if the test does not say
 */
public record PolicyTest(
    String where,
    String name,
    Map<String, String> actor,
    Map<String, String> origin,
    @Nullable String database,
    @Nullable String dialect,
    @Nullable Instant time,
    @Nullable List<String> parameters,
    String sql,
    Expect expect) {

  /** What must come out; null where the test does not care. */
  public record Expect(
      @Nullable String verdict,
      @Nullable String rule,
      @Nullable List<String> masked,
      @Nullable List<String> limits) {}

  /** The tests of one file, or its problems. */
  public record Suite(List<PolicyTest> tests, List<Problem> problems) {
    public Suite {
      tests = List.copyOf(tests);
      problems = List.copyOf(problems);
    }
  }

  /** Reads a file of tests: a list, or a list under {@code tests}. */
  public static Suite read(PolicyText file) {
    Problems problems = new Problems();
    Reader reader = new Reader(new Values(problems, name -> null));
    Node root = YamlReader.readAny(file, problems);
    List<PolicyTest> tests = root == null ? List.of() : reader.tests(root);
    List<Problem> found = problems.sorted(List.of(file));
    return new Suite(found.isEmpty() ? tests : List.of(), found);
  }

  /** Reads the nodes of a file. */
  private static final class Reader {

    private static final List<String> KNOWN =
        List.of(
            "name",
            "actor",
            "origin",
            "database",
            "dialect",
            "time",
            "parameters",
            "sql",
            "expect");
    private static final List<String> ACTOR =
        List.of(
            "kind", "agent", "tool", "model", "conversation", "user", "roles", "tenant", "source");
    private static final List<String> ORIGIN = List.of("kind", "name");

    private final Values values;
    private final Problems problems;

    Reader(Values values) {
      this.values = values;
      problems = values.problems;
    }

    List<PolicyTest> tests(Node root) {
      Node list = root;
      if (root instanceof Node.Entries) {
        Section section = Section.of(root, "the tests", List.of("tests"), problems);
        Node inner = section == null ? null : section.get("tests");
        list = inner == null ? root : inner;
      }
      List<PolicyTest> tests = new ArrayList<>();
      if (list instanceof Node.Items items) {
        for (Node item : items.nodes()) {
          PolicyTest test = test(item);
          if (test != null) {
            tests.add(test);
          }
        }
      } else {
        problems.add(list.place(), "a list of tests is missing, found " + list.kind() + ".");
      }
      return tests;
    }

    private @Nullable PolicyTest test(Node node) {
      Section section = Section.of(node, "a test", KNOWN, problems);
      if (section == null) {
        return null;
      }
      String sql = text(section, "sql");
      Node expect = section.get("expect");
      if (sql == null || expect == null) {
        problems.add(node.place(), "incomplete: a test needs sql and expect.");
        return null;
      }
      Place place = section.place();
      String where = place.source().name() + ":" + place.line();
      String name = text(section, "name");
      return new PolicyTest(
          where,
          name == null ? where : name,
          words(section, "actor", ACTOR),
          words(section, "origin", ORIGIN),
          text(section, "database"),
          text(section, "dialect"),
          time(section),
          list(section, "parameters"),
          sql,
          expect(expect));
    }

    private Expect expect(Node node) {
      List<String> known = List.of("verdict", "rule", "masked", "limits");
      Section section = Section.of(node, "expect", known, problems);
      if (section == null) {
        return new Expect(null, null, null, null);
      } else if (section.isEmpty()) {
        problems.add(node.place(), "empty: expect. A test that cannot fail tests nothing.");
      }
      Node verdict = section.get("verdict");
      List<String> words = List.of("allow", "deny", "approve");
      return new Expect(
          verdict == null ? null : values.word(verdict, "expect.verdict", words),
          text(section, "rule"),
          list(section, "masked"),
          list(section, "limits"));
    }

    private @Nullable String text(Section section, String key) {
      Node node = section.get(key);
      return node == null ? null : values.text(node, key);
    }

    private @Nullable List<String> list(Section section, String key) {
      Node node = section.get(key);
      if (node == null) {
        return null;
      }
      List<String> texts = new ArrayList<>();
      if (node instanceof Node.Items items) {
        for (Node item : items.nodes()) {
          texts.add(item instanceof Node.Scalar scalar ? scalar.raw() : item.kind());
        }
      } else if (node instanceof Node.Scalar scalar) {
        texts.add(scalar.raw());
      } else {
        problems.add(node.place(), "a list is missing: " + key + ", found " + node.kind() + ".");
      }
      return texts;
    }

    private @Nullable Instant time(Section section) {
      Node node = section.get("time");
      String text = node == null ? null : values.text(node, "time");
      if (node == null || text == null) {
        return null;
      }
      try {
        return Instant.parse(text);
      } catch (DateTimeException notTime) {
        problems.add(
            node.place(),
            "not a time: time=" + Problems.shown(text) + ". Write 2026-11-22T08:30:00Z.");
        return null;
      }
    }

    /** {@code {kind: ai, tool: x}}, or the same as {@code kind=ai,tool=x}. */
    private Map<String, String> words(Section test, String key, List<String> known) {
      Node node = test.get(key);
      Map<String, String> words = new LinkedHashMap<>();
      if (node instanceof Node.Scalar) {
        String text = values.text(node, key);
        for (String word : text == null ? List.<String>of() : List.of(text.split(",", -1))) {
          int equals = word.indexOf('=');
          if (equals <= 0) {
            problems.add(node.place(), "not key=value: " + key + "=" + Problems.shown(word) + ".");
          } else {
            words.put(word.substring(0, equals).strip(), word.substring(equals + 1).strip());
          }
        }
      } else if (node != null) {
        Section section = Section.of(node, key, known, problems);
        for (Node.Entry entry : section == null ? List.<Node.Entry>of() : section.all()) {
          words.put(entry.name(), String.join("|", texts(key, entry)));
        }
      }
      return words;
    }

    private List<String> texts(String key, Node.Entry entry) {
      List<String> texts = new ArrayList<>();
      for (Node.Scalar scalar : values.scalars(entry.value(), key + "." + entry.name())) {
        texts.add(scalar.raw());
      }
      return texts;
    }
  }
}
