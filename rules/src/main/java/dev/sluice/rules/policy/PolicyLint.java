package dev.sluice.rules.policy;

import dev.sluice.rules.Limits;
import dev.sluice.rules.Policy;
import dev.sluice.rules.Source;
import dev.sluice.rules.policy.Conditions.Said;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what is allowed in a policy and probably not meant. */
public final class PolicyLint {

  private static final List<String> NEVER_INSTRUMENTED = List.of("actor.tenant");
  private static final Map<String, List<String>> MEMBERS =
      Map.of(
          "write", List.of("insert", "update", "delete", "merge", "truncate"),
          "ddl", List.of("create", "alter", "drop", "rename", "truncate"),
          "dcl", List.of("grant", "revoke"),
          "transaction", List.of("begin", "commit", "rollback", "savepoint"));

  private final RulePolicy policy;
  private final List<Problem> warnings = new ArrayList<>();

  private PolicyLint(RulePolicy policy) {
    this.policy = policy;
  }

  /** All warnings about a policy that this package compiled, in the order of its rules. */
  public static List<Problem> lint(Policy policy) {
    if (!(policy instanceof RulePolicy rules)) {
      throw new IllegalArgumentException("not a policy of the compiler: " + policy.getClass());
    }
    PolicyLint lint = new PolicyLint(rules);
    lint.lintClasses();
    for (Rule rule : rules.rules) {
      lint.lintRule(rule);
    }
    return List.copyOf(lint.warnings);
  }

  private void warn(Place place, String message) {
    Problem warning =
        new Problem(
            place.source().name(), place.line(), place.column(), message, place.sourceLine());
    if (!warnings.contains(warning)) {
      warnings.add(warning);
    }
  }

  private void lintClasses() {
    Set<Integer> masked = new HashSet<>();
    Set<String> named = new HashSet<>();
    for (Rule rule : policy.rules) {
      for (Rule.ClassMask mask : rule.action().masks()) {
        masked.add(mask.classIndex());
      }
      for (Limits.Limit limit : rule.action().limits().all()) {
        named.add(limit.className());
      }
      for (Said said : allSaid(rule)) {
        if (said.fact().startsWith("sensitive")) {
          named.addAll(said.values());
        } else if (said.fact().equals("effects")) {
          named.add("*");
        }
      }
    }
    for (int i = 0; i < policy.classes.count(); i++) {
      Classes.Sensitive sensitive = policy.classes.get(i);
      if (!masked.contains(i) && !anyMatches(named, sensitive.name())) {
        warn(
            sensitive.place(),
            "class without use: no rule masks, limits or names " + sensitive.name() + ".");
      }
    }
  }

  private static boolean anyMatches(Set<String> patterns, String name) {
    for (String pattern : patterns) {
      if (Glob.of(pattern).matches(name)) {
        return true;
      }
    }
    return false;
  }

  private void lintRule(Rule rule) {
    lintVerdict(rule);
    lintFacts(rule);
    Conditions unless = rule.unless();
    if (unless != null) {
      lintExemption(unless, "exemption");
    }
    if (rule.action().allow()) {
      lintExemption(rule.when(), "permission");
    }
    for (Rule other : policy.rules) {
      if (beats(other, rule)) {
        warn(
            rule.place(),
            "always beaten: rule "
                + rule.id()
                + " holds only where "
                + other.id()
                + " refuses. Remove it, or narrow "
                + other.id()
                + ".");
        return;
      }
    }
  }

  private void lintVerdict(Rule rule) {
    Rule.Action action = rule.action();
    if (action.allow() && policy.header.allowsByDefault()) {
      warn(
          rule.place(),
          "without effect: rule "
              + rule.id()
              + " allows what default: allow allows already. Set default: deny.");
    }
    if (action.approval() != null) {
      warn(
          rule.place(),
          "not enforced by this version: approve of rule "
              + rule.id()
              + ". Nobody can grant it yet, so what needs approval is refused.");
    }
  }

  private void lintFacts(Rule rule) {
    for (Said said : allSaid(rule)) {
      String fact = said.fact();
      boolean serviceOpen = fact.equals("service") && policy.service() == null;
      if (serviceOpen || (fact.equals("environment") && policy.environment() == null)) {
        warn(
            said.place(),
            "not known: this policy does not say its "
                + fact
                + ", so the condition always holds"
                + " where it forbids and never where it exempts.");
      }
      boolean byEnvironment = fact.equals("database.environment");
      if (byEnvironment && !policy.databases.namesUnknown()) {
        warn(
            said.place(),
            "not known for a database that databases does not name: "
                + fact
                + ". Say under database-unknown what such a database is.");
      }
    }
  }

  /** An exemption is as good as the word that it rests on. */
  private void lintExemption(Conditions conditions, String what) {
    for (Said said : conditions.said()) {
      if (!said.fact().startsWith("actor.")) {
        continue;
      }
      if (policy.header.trusts(Source.ASSERTED)) {
        warn(
            said.place(),
            what
                + " resting on anybody's word: "
                + said.fact()
                + ", and trust names asserted. Whoever sends a header takes it.");
      } else if (NEVER_INSTRUMENTED.contains(said.fact())) {
        warn(
            said.place(),
            what
                + " that never holds: this version has "
                + said.fact()
                + " from asserted sources alone, and trust does not name them.");
      } else if (said.fact().equals("actor.kind") && said.values().contains("unknown")) {
        warn(said.place(), what + " that never holds: nobody known is never an exemption.");
      }
    }
  }

  private static List<Said> allSaid(Rule rule) {
    List<Said> all = new ArrayList<>(rule.when().said());
    Conditions unless = rule.unless();
    if (unless != null) {
      all.addAll(unless.said());
    }
    return all;
  }

  /** Whether {@code other} refuses wherever {@code rule} holds. */
  private static boolean beats(Rule other, Rule rule) {
    boolean refuses = other.action().deny() != null && !other.observed() && other.unless() == null;
    if (!refuses || rule.action().deny() != null || rule.observed()) {
      return false;
    }
    for (Said wanted : other.when().said()) {
      if (wanted.alternative() || wanted.values().isEmpty() || !isImplied(wanted, rule)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isImplied(Said wanted, Rule rule) {
    for (Said said : rule.when().said()) {
      boolean same = said.fact().equals(wanted.fact()) && said.negated() == wanted.negated();
      if (same && !said.alternative() && !said.values().isEmpty()) {
        Said narrow = said.negated() ? wanted : said;
        Said wide = said.negated() ? said : wanted;
        if (covers(wide, narrow)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean covers(Said wide, Said narrow) {
    for (String value : narrow.values()) {
      boolean covered = false;
      for (String pattern : wide.values()) {
        covered |= covers(pattern, value, wide.fact());
      }
      if (!covered) {
        return false;
      }
    }
    return true;
  }

  private static boolean covers(String pattern, String value, @Nullable String fact) {
    boolean family =
        "operation".equals(fact) && MEMBERS.getOrDefault(pattern, List.of()).contains(value);
    return family || pattern.equals(value) || Glob.of(pattern).matches(value);
  }
}
