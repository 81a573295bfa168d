package dev.sluice.it.frameworks;

import dev.sluice.it.kit.Told;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Records of statements that say in their own text who is behind them, held against it. */
final class MarkedIntents {

  private static final Pattern MARK = Pattern.compile("SELECT '([^']*)' AS mark");
  private static final List<String> FACTS =
      List.of(
          "gen_ai.conversation.id",
          "gen_ai.agent.name",
          "gen_ai.tool.name",
          "gen_ai.tool.call.id",
          "gen_ai.request.model");

  private final Map<String, Told> toolCalls = new TreeMap<>();
  private final Map<String, Integer> wrong = new TreeMap<>();
  private final Set<String> facts = new TreeSet<>();
  private final Set<String> kinds = new TreeSet<>();
  private int marked;

  private MarkedIntents() {}

  /**
   * Those of a program.
   *
   * @param fits true if everything that a statement says has to be told; else it may be unknown
   */
  static MarkedIntents of(Collection<Told> intents, boolean fits) {
    MarkedIntents all = new MarkedIntents();
    for (Told intent : intents) {
      Matcher mark = MARK.matcher(String.valueOf(intent.text("db.query.text")));
      if (mark.find()) {
        all.add(mark.group(1), intent, fits);
      }
    }
    return all;
  }

  /** What records tell otherwise than their statements, and how often. */
  Map<String, Integer> wrong() {
    return wrong;
  }

  /** How many there are. */
  int marked() {
    return marked;
  }

  /** Of those that a tool sent: which facts records tell at all. */
  Set<String> facts() {
    return facts;
  }

  /** Of those that a tool sent: the kinds of who asked. */
  Set<String> kinds() {
    return kinds;
  }

  /** One for each tool call. */
  Collection<Told> toolCalls() {
    return toolCalls.values();
  }

  private void add(String mark, Told intent, boolean fits) {
    marked++;
    String kind = intent.text("sluice.actor.kind");
    if (mark.equals("nobody")) {
      if (!kind.equals("unknown") || !intent.texts(FACTS.get(0)).isEmpty()) {
        wrong("left behind");
      }
      return;
    }
    toolCalls.putIfAbsent(mark, intent);
    kinds.add(kind);
    if (fits && !kind.equals("ai")) {
      wrong("lost: " + mark.replaceAll("\\d+", "N"));
    }
    if (mark.contains("|admin|")
        && intent.text("gen_ai.agent.name") != null
        && !intent.texts("sluice.actor.sources").contains("gen_ai.agent.name=asserted")) {
      wrong("a client's own word is believed: " + intent.texts("sluice.actor.sources"));
    }
    compare(mark, intent, fits);
  }

  private void compare(String mark, Told intent, boolean fits) {
    String[] said = mark.split("\\|", -1);
    for (int i = 0; i < said.length; i++) {
      String told = intent.text(FACTS.get(i));
      if (told != null) {
        facts.add(FACTS.get(i));
      }
      if ((fits || told != null) && !said[i].equals(told == null ? "-" : told)) {
        wrong(FACTS.get(i) + ": " + told + " for " + mark);
      }
    }
  }

  private void wrong(String what) {
    wrong.merge(what, 1, Integer::sum);
  }
}
