package dev.sluice.rules.policy;

import dev.sluice.rules.Effect;
import dev.sluice.rules.Family;
import dev.sluice.rules.Operation;
import dev.sluice.rules.Shape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code when} and {@code unless}. Not thread safe. */
final class ConditionReader {

  private static final String LABELS = "labels.";
  private static final String DATABASE_LABELS = "database.labels.";
  private static final String ROLES = "actor.roles";
  private static final List<String> STATEMENT_FACTS =
      List.of(
          "operation",
          "tables",
          "reads",
          "writes",
          "columns",
          "functions",
          "sensitive",
          "sensitive.output",
          "sensitive.predicate",
          "sensitive.write",
          "effects",
          "shape",
          "parameters.count");

  private static final List<Operation> OPERATIONS = List.of(Operation.values());
  private static final List<Family> FAMILIES = List.of(Family.values());

  private final Values values;
  private final Problems problems;
  private final Classes classes;
  private final List<String> databaseNames;
  private final TimeReader times;
  private List<Conditions.Said> said = new ArrayList<>();

  ConditionReader(Values values, Classes classes, Databases databases) {
    this.values = values;
    problems = values.problems;
    this.classes = classes;
    times = new TimeReader(values);
    databaseNames = new ArrayList<>();
    for (Databases.Entry entry : databases.entries()) {
      databaseNames.add(entry.name());
    }
  }

  /** A value of a condition, read as far as all facts have it in common. */
  record Operand(String fact, Node.Scalar key, List<Node.Scalar> scalars, boolean negated) {}

  /** All facts, for the reader of an error. */
  static List<String> facts() {
    List<String> facts = new ArrayList<>();
    for (ContextFact fact : ContextFact.values()) {
      facts.add(fact.word());
    }
    facts.add(ROLES);
    facts.addAll(STATEMENT_FACTS);
    facts.addAll(List.of("time", "any", "labels.NAME", "database.labels.NAME"));
    return facts;
  }

  /** Reads conditions that may ask for anything. */
  Conditions read(Node node, String what) {
    return read(node, what, true);
  }

  /**
   * Reads conditions.
   *
   * @param all false where only the call is known: not the asker, not the statement
   */
  Conditions read(Node node, String what, boolean all) {
    Section section = Section.open(node, what, problems);
    if (section == null) {
      return Conditions.NONE;
    }
    List<Condition> conditions = new ArrayList<>();
    List<Conditions.Said> before = said;
    List<Conditions.Said> here = new ArrayList<>();
    said = here;
    for (Node.Entry entry : section.all()) {
      Condition condition = read(entry, what, all);
      if (condition != null) {
        conditions.add(condition);
      }
    }
    said = before;
    return new Conditions(conditions, here);
  }

  private @Nullable Condition read(Node.Entry entry, String what, boolean all) {
    String fact = entry.name();
    boolean aboutCall = !fact.startsWith("actor.") && !STATEMENT_FACTS.contains(fact);
    if (!all && !aboutCall) {
      problems.add(
          entry.key().place(),
          "not known here: key="
              + fact
              + ", in "
              + what
              + ". Use entry, code, origin or database.");
      return null;
    } else if (fact.equals("any")) {
      return any(entry.value(), what, all);
    } else if (fact.equals("time")) {
      said.add(new Conditions.Said(entry.key().place(), fact, List.of(), false, false));
      return times.read(entry.value(), what + ".time");
    }
    Operand operand = operand(entry, what);
    if (operand == null) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    for (Node.Scalar scalar : operand.scalars()) {
      texts.add(scalar.raw());
    }
    Place place = entry.key().place();
    said.add(new Conditions.Said(place, fact, texts, operand.negated(), false));
    return condition(operand, what);
  }

  private @Nullable Condition any(Node node, String what, boolean all) {
    if (!(node instanceof Node.Items items) || items.nodes().isEmpty()) {
      problems.add(node.place(), "alternatives are missing: " + what + ".any. Write a list.");
      return null;
    }
    List<Conditions> alternatives = new ArrayList<>();
    for (Node item : items.nodes()) {
      Conditions alternative = read(item, what + ".any", all);
      alternatives.add(alternative);
      for (Conditions.Said one : alternative.said()) {
        said.add(new Conditions.Said(one.place(), one.fact(), one.values(), one.negated(), true));
      }
      if (item instanceof Node.Entries entries && entries.list().isEmpty()) {
        problems.add(item.place(), "empty alternative: in " + what + ".any. Remove it.");
      }
    }
    return new AnyCondition(alternatives);
  }

  private @Nullable Operand operand(Node.Entry entry, String what) {
    String fact = entry.name();
    if (!isFact(fact)) {
      Section.unknown(entry.key(), what, facts(), problems);
      return null;
    }
    Node value = entry.value();
    boolean negated = false;
    if (value instanceof Node.Entries entries) {
      Section section = Section.of(value, what + "." + fact, List.of("not"), problems);
      Node inner = section == null ? null : section.get("not");
      if (inner == null) {
        problems.add(entries.place(), "a value is missing: " + fact + ". Write {not: VALUE}.");
        return null;
      }
      value = inner;
      negated = true;
    }
    List<Node.Scalar> scalars = values.scalars(value, what + "." + fact);
    return scalars.isEmpty() ? null : new Operand(fact, entry.key(), scalars, negated);
  }

  private static boolean isFact(String fact) {
    return ContextFact.named(fact) != null
        || STATEMENT_FACTS.contains(fact)
        || fact.equals(ROLES)
        || isLabel(fact, LABELS)
        || isLabel(fact, DATABASE_LABELS);
  }

  private static boolean isLabel(String fact, String prefix) {
    return fact.startsWith(prefix) && fact.length() > prefix.length();
  }

  private @Nullable Condition condition(Operand operand, String what) {
    String fact = operand.fact();
    boolean negated = operand.negated();
    ContextFact context = ContextFact.named(fact);
    if (context != null) {
      return new ContextCondition(context, contextGlobs(context, operand), negated);
    } else if (fact.equals(ROLES)) {
      return new RolesCondition(globs(operand, List.of(), false), negated);
    } else if (isLabel(fact, DATABASE_LABELS)) {
      String label = fact.substring(DATABASE_LABELS.length());
      return new LabelCondition(true, label, globs(operand, List.of(), false), negated);
    } else if (isLabel(fact, LABELS)) {
      String label = fact.substring(LABELS.length());
      return new LabelCondition(false, label, globs(operand, List.of(), false), negated);
    }
    return statementCondition(operand, what);
  }

  private Condition statementCondition(Operand operand, String what) {
    boolean not = operand.negated();
    return switch (operand.fact()) {
      case "operation" -> operation(operand);
      case "tables" -> new TableCondition(true, true, tables(operand), not);
      case "reads" -> new TableCondition(true, false, tables(operand), not);
      case "writes" -> new TableCondition(false, true, tables(operand), not);
      case "columns" -> new ColumnCondition(columns(operand, what), not);
      case "functions" -> new FunctionCondition(globs(operand, List.of(), true), not);
      case "effects" ->
          new WordsCondition.Effects(
              words(operand, Words.EFFECTS, Effect.class, Effect.values()), not);
      case "shape" ->
          new WordsCondition.Shapes(words(operand, Words.SHAPES, Shape.class, Shape.values()), not);
      case "parameters.count" -> new CountCondition(counts(operand), not);
      default -> sensitive(operand);
    };
  }

  private Condition sensitive(Operand operand) {
    SensitiveCondition.Where where =
        switch (operand.fact()) {
          case "sensitive.output" -> SensitiveCondition.Where.OUTPUT;
          case "sensitive.predicate" -> SensitiveCondition.Where.PREDICATE;
          case "sensitive.write" -> SensitiveCondition.Where.WRITE;
          default -> SensitiveCondition.Where.ANY;
        };
    BitSet named = new BitSet();
    for (Node.Scalar scalar : operand.scalars()) {
      named.or(classesNamed(scalar, operand.fact()));
    }
    return new SensitiveCondition(where, named, classes.count(), operand.negated());
  }

  /** The classes that a name or a pattern names; none is a problem: a misspelt class is a hole. */
  BitSet classesNamed(Node.Scalar scalar, String what) {
    BitSet named = new BitSet();
    String text = values.text(scalar, what);
    if (text == null) {
      return named;
    }
    Glob glob = Glob.of(text);
    List<String> known = new ArrayList<>();
    for (int i = 0; i < classes.count(); i++) {
      known.add(classes.get(i).name());
      if (glob.matches(classes.get(i).name())) {
        named.set(i);
      }
    }
    if (named.isEmpty()) {
      String near = Problems.didYouMean(text, known);
      problems.add(
          scalar.place(),
          "no such class: "
              + what
              + "="
              + Problems.shown(text)
              + "."
              + (near.isEmpty() ? " Say under data what it is." : near));
    }
    return named;
  }

  private Glob[] contextGlobs(ContextFact fact, Operand operand) {
    List<String> words = fact == ContextFact.DATABASE ? databaseNames : fact.words();
    return globs(operand, words, fact.ignoresCase());
  }

  /** Texts with stars; where the words are known, each must fit one of them. */
  private Glob[] globs(Operand operand, List<String> words, boolean ignoreCase) {
    List<Glob> globs = new ArrayList<>();
    for (Node.Scalar scalar : operand.scalars()) {
      String text = values.text(scalar, operand.fact());
      if (text == null) {
        continue;
      }
      Glob glob = ignoreCase ? Glob.ignoringCase(text) : Glob.of(text);
      boolean mustBeKnown = !words.isEmpty() || operand.fact().equals("database");
      if (mustBeKnown && matching(glob, words).isEmpty()) {
        values.unknownWord(scalar.place(), operand.fact(), text, words);
      }
      globs.add(glob);
    }
    return globs.toArray(new Glob[0]);
  }

  private static Set<String> matching(Glob glob, List<String> words) {
    Set<String> matching = new LinkedHashSet<>();
    for (String word : words) {
      if (glob.matches(word)) {
        matching.add(word);
      }
    }
    return matching;
  }

  private Condition operation(Operand operand) {
    EnumSet<Operation> operations = EnumSet.noneOf(Operation.class);
    EnumSet<Family> families = EnumSet.noneOf(Family.class);
    List<String> all = new ArrayList<>(Words.OPERATIONS);
    all.addAll(Words.FAMILIES);
    for (Node.Scalar scalar : operand.scalars()) {
      String text = values.text(scalar, operand.fact());
      Set<String> matching = text == null ? Set.of() : matching(Glob.of(lower(text)), all);
      if (text != null && matching.isEmpty()) {
        values.unknownWord(scalar.place(), operand.fact(), text, all);
      }
      for (String word : matching) {
        int operation = Words.OPERATIONS.indexOf(word);
        int family = Words.FAMILIES.indexOf(word);
        if (operation >= 0) {
          operations.add(OPERATIONS.get(operation));
        }
        if (family >= 0) {
          families.add(FAMILIES.get(family));
        }
      }
    }
    return new OperationCondition(operations, families, operand.negated());
  }

  private <E extends Enum<E>> EnumSet<E> words(
      Operand operand, List<String> words, Class<E> type, E[] all) {
    EnumSet<E> named = EnumSet.noneOf(type);
    for (Node.Scalar scalar : operand.scalars()) {
      String text = values.text(scalar, operand.fact());
      Set<String> matching = text == null ? Set.of() : matching(Glob.of(lower(text)), words);
      if (text != null && matching.isEmpty()) {
        values.unknownWord(scalar.place(), operand.fact(), text, words);
      }
      for (String word : matching) {
        named.add(all[words.indexOf(word)]);
      }
    }
    return named;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private NamePattern[] tables(Operand operand) {
    List<NamePattern> patterns = new ArrayList<>();
    for (Node.Scalar scalar : operand.scalars()) {
      String text = values.text(scalar, operand.fact());
      String[] parts = text == null ? new String[0] : DataReader.parts(text);
      if (parts.length == 1 || parts.length == 2) {
        patterns.add(NamePattern.ofTable(parts));
      } else if (text != null) {
        problems.add(
            scalar.place(),
            "not a table: "
                + operand.fact()
                + "="
                + Problems.shown(text)
                + ". Write [schema.]table.");
      }
    }
    return patterns.toArray(new NamePattern[0]);
  }

  private NamePattern[] columns(Operand operand, String what) {
    List<NamePattern> patterns = new ArrayList<>();
    for (Node.Scalar scalar : operand.scalars()) {
      NamePattern pattern = DataReader.column(scalar, what + ".columns", values);
      if (pattern != null) {
        patterns.add(pattern);
      }
    }
    return patterns.toArray(new NamePattern[0]);
  }

  private int[] counts(Operand operand) {
    int[] counts = new int[operand.scalars().size()];
    for (int i = 0; i < counts.length; i++) {
      Node.Scalar scalar = operand.scalars().get(i);
      counts[i] = (int) values.whole(scalar, operand.fact(), 0, Integer.MAX_VALUE);
    }
    return counts;
  }
}
