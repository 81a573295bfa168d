package dev.sluice.rules.policy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.Event.ID;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * YAML text to {@link Node}s, from the parser's events, so that each node knows its place. Only
 * what an auditor can read aloud: no anchors, no aliases, no tags, one document; size and depth are
 * bounded.
 */
final class YamlReader {

  private static final int MOST_CHARACTERS = 1 << 20;
  private static final int MOST_NODES = 100_000;
  private static final int DEEPEST = 24;

  private final Place.Source source;
  private final Problems problems;
  private final Iterator<Event> events;
  private int nodes;

  private YamlReader(Place.Source source, Problems problems, Iterator<Event> events) {
    this.source = source;
    this.problems = problems;
    this.events = events;
  }

  /** Thrown to leave a file that cannot be read on; its problem is already noted. */
  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unreadable() {
      super("problem already noted", null, false, false);
    }
  }

  /** The file's top-level keys; null if it could not be read, and then the problem is noted. */
  static Node.@Nullable Entries read(PolicyText file, Problems problems) {
    Node root = readAny(file, problems);
    if (root == null || root instanceof Node.Entries) {
      return (Node.Entries) root;
    }
    problems.add(
        root.place(), "not a policy: found " + root.kind() + ". Begin with \"sluice: 1\".");
    return null;
  }

  /** What the file holds; null if it could not be read, and then the problem is noted. */
  static @Nullable Node readAny(PolicyText file, Problems problems) {
    if (file.text().length() > MOST_CHARACTERS) {
      problems.addWhole(
          file.name(),
          "file too large: characters="
              + file.text().length()
              + ", at most "
              + MOST_CHARACTERS
              + ". Split it into several files.");
      return null;
    }
    Place.Source source = Place.Source.of(file);
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MOST_CHARACTERS + 1);
    try {
      String text = file.text().startsWith("\ufeff") ? file.text().substring(1) : file.text();
      Yaml yaml = new Yaml(new SafeConstructor(options));
      Iterator<Event> events = yaml.parse(new StringReader(text)).iterator();
      return new YamlReader(source, problems, events).document();
    } catch (Unreadable noted) {
      return null;
    } catch (MarkedYAMLException broken) {
      Place place = placeOf(source, broken.getProblemMark());
      problems.add(place, "not YAML: " + Problems.shown(broken.getProblem()) + ".");
      return null;
    } catch (YAMLException broken) {
      problems.addWhole(file.name(), "not YAML: " + Problems.shown(broken.getMessage()) + ".");
      return null;
    }
  }

  private @Nullable Node document() {
    Event event = events.next();
    while (event.is(ID.StreamStart) || event.is(ID.DocumentStart)) {
      event = events.next();
    }
    Place place = place(event);
    if (event.is(ID.StreamEnd)) {
      problems.add(new Place(source, 1, 1), "empty file. A policy begins with \"sluice: 1\".");
      return null;
    }
    Node root = node(event, 0);
    if (events.next().is(ID.DocumentEnd) && !events.next().is(ID.StreamEnd)) {
      problems.add(place, "more than one document in the file. Keep one policy per file.");
      return null;
    }
    return root;
  }

  private Node node(Event event, int depth) {
    if (++nodes > MOST_NODES) {
      throw refuse(event, "too many values in one file: at most " + MOST_NODES + ".");
    } else if (depth > DEEPEST) {
      throw refuse(event, "nested too deeply: at most " + DEEPEST + " levels.");
    }
    refuseTricks(event);
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar);
    }
    return event.is(ID.SequenceStart) ? items(event, depth) : entries(event, depth);
  }

  private void refuseTricks(Event event) {
    if (event instanceof AliasEvent alias) {
      throw refuse(event, "alias: name=*" + Problems.shown(alias.getAnchor()) + ". Write it out.");
    }
    if (event instanceof NodeEvent named && named.getAnchor() != null) {
      throw refuse(event, "anchor: name=&" + Problems.shown(named.getAnchor()) + ". Remove it.");
    }
    boolean tagged = event instanceof ScalarEvent scalar && scalar.getTag() != null;
    tagged |= event instanceof CollectionStartEvent start && start.getTag() != null;
    if (tagged) {
      throw refuse(event, "YAML tag. Remove what begins with an exclamation mark, or quote it.");
    }
  }

  private Node.Scalar scalar(ScalarEvent event) {
    String raw = event.getValue();
    boolean plain = event.getScalarStyle() == ScalarStyle.PLAIN;
    if (plain) {
      refuseCut(event);
    }
    boolean empty = plain && (raw.isEmpty() || raw.equals("~") || raw.equals("null"));
    return new Node.Scalar(place(event), raw, empty);
  }

  /**
   * A text that YAML cut at {@code #}: one blank before the sign, or no blank after it, is how text
   * looks ("see ticket #42"); two blanks before it and one after it is how a comment looks.
   */
  private void refuseCut(ScalarEvent event) {
    Mark end = event.getEndMark();
    String line = new Place(source, end.getLine() + 1, 1).sourceLine();
    int length = line.codePointCount(0, line.length());
    int from = line.offsetByCodePoints(0, Math.min(end.getColumn(), length));
    int sign = from;
    while (sign < line.length() && line.charAt(sign) == ' ') {
      sign++;
    }
    if (sign == from || sign >= line.length() || line.charAt(sign) != '#') {
      return;
    }
    boolean glued = sign + 1 < line.length() && line.charAt(sign + 1) != ' ';
    boolean sentence = event.getValue().indexOf(' ') >= 0;
    boolean oneBlank = sign - from == 1;
    if (sentence ? glued || oneBlank : glued && oneBlank) {
      int column = line.codePointCount(0, sign) + 1;
      problems.add(
          new Place(source, end.getLine() + 1, column),
          "text cut at \" #\": YAML takes the rest for a comment. Put the text in quotes, or two"
              + " blanks before the comment.");
    }
  }

  private Node.Items items(Event start, int depth) {
    List<Node> nodes = new ArrayList<>();
    Event event = events.next();
    while (!event.is(ID.SequenceEnd)) {
      nodes.add(node(event, depth + 1));
      event = events.next();
    }
    return new Node.Items(place(start), List.copyOf(nodes));
  }

  private Node.Entries entries(Event start, int depth) {
    List<Node.Entry> list = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Event event = events.next();
    while (!event.is(ID.MappingEnd)) {
      Node key = node(event, depth + 1);
      Node value = node(events.next(), depth + 1);
      if (!(key instanceof Node.Scalar name)) {
        problems.add(key.place(), "a key must be a word, found " + key.kind() + ".");
      } else if (seen.add(name.raw())) {
        list.add(new Node.Entry(name, value));
      } else {
        problems.add(
            key.place(),
            "duplicate key: key=" + Problems.shown(name.raw()) + ". Keep one of them.");
      }
      event = events.next();
    }
    return new Node.Entries(place(start), List.copyOf(list));
  }

  private Unreadable refuse(Event event, String message) {
    problems.add(place(event), message);
    return new Unreadable();
  }

  private Place place(Event event) {
    return placeOf(source, event.getStartMark());
  }

  private static Place placeOf(Place.Source source, @Nullable Mark mark) {
    return mark == null
        ? new Place(source, 1, 1)
        : new Place(source, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
