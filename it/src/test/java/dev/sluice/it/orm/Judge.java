package dev.sluice.it.orm;

import dev.sluice.rules.Actor;
import dev.sluice.rules.ActorKind;
import dev.sluice.rules.CallContext;
import dev.sluice.rules.DatabaseInfo;
import dev.sluice.rules.Decision;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.Policy;
import dev.sluice.rules.Source;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.policy.PolicyCompiler;
import dev.sluice.rules.policy.PolicyText;
import dev.sluice.rules.sql.AnalysisContext;
import dev.sluice.rules.sql.SqlAnalyzer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The usual rules, for an agent in production, and the tables that a text of the shop names. */
public final class Judge {

  private static final String RULES =
      """
      sluice: 1
      environment: production
      mode: enforce
      default: allow
      on-failure: {parse: closed, actor: closed}
      rules:
        - id: ai-no-schema-changes
          when: {actor.kind: ai, operation: ddl}
          deny: Schema changes go through a migration, not through an agent.
        - id: no-unbounded-write
          when: {operation: [update, delete], shape: [no-where, always-true]}
          deny: Say which rows.
      """;

  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?i)^\\s*(?:INSERT\\s+(?:IGNORE\\s+)?INTO|UPDATE|DELETE\\s+FROM|DELETE\\s+\\w+\\s+FROM)"
              + "\\s+[`\"]?(\\w+)");

  private static final Policy POLICY =
      PolicyCompiler.compile(List.of(new PolicyText("usual.yaml", RULES)), name -> null).get();

  private Judge() {}

  /**
   * What is wrong with the judgement of a text that a shop sends; empty if nothing is. EclipseLink
   * makes temporary tables (TL_) for bulk changes where a database has no better way: those are
   * schema changes, and refused as such.
   */
  static List<String> problems(String origin, String text, Dialect dialect) {
    List<String> problems = new ArrayList<>();
    StatementFacts facts = new SqlAnalyzer().analyze(text, AnalysisContext.of(dialect));
    String about = origin + " " + dialect + ": " + text;
    String refused = refusal(facts);
    boolean schema = text.contains("TL_") && facts.understood();
    if (refused != null && !schema) {
      problems.add(refused + ": " + about);
    }
    Set<String> read = new TreeSet<>();
    Set<String> written = new TreeSet<>();
    for (EffectiveStatement statement : facts.statements()) {
      statement.reads().forEach(table -> read.add(table.name().toLowerCase(Locale.ROOT)));
      statement.writes().forEach(table -> written.add(table.name().toLowerCase(Locale.ROOT)));
    }
    read.addAll(written);
    if (!read.containsAll(read(text)) || !written.containsAll(written(text))) {
      problems.add("tables " + read + " " + written + ": " + about);
    }
    return problems;
  }

  /** Why the usual rules refuse it or do not understand it; null if they let it through. */
  public static String refusal(StatementFacts facts) {
    if (!facts.understood()) {
      return "not understood (" + facts.problem() + ")";
    }
    Decision decision = POLICY.decide(facts, call(facts.dialect()));
    return decision instanceof Decision.Deny deny ? "refused by " + deny.decidingRule() : null;
  }

  private static CallContext call(Dialect dialect) {
    Actor actor =
        new Actor(ActorKind.AI, Source.INSTRUMENTED, null, null, null, null, null, null, Set.of());
    DatabaseInfo database = new DatabaseInfo(dialect.word(), "db.example", 5432, "shop", "app");
    return new CallContext(actor, database, null, null, null, "jdbc", null, Instant.EPOCH);
  }

  /** Tables of the shop whose names stand in the text and that it does not only write. */
  static Set<String> read(String text) {
    Set<String> found = new TreeSet<>();
    for (String table : Shop.TABLES) {
      Matcher matcher = Pattern.compile("(?i)\\b" + table + "\\b(?!\\s*[`\"]?\\.)").matcher(text);
      int times = 0;
      while (matcher.find()) {
        times++;
      }
      int own = written(text).contains(table) ? 1 : 0;
      if (times > own || (own > 0 && text.toUpperCase(Locale.ROOT).contains(" RETURNING "))) {
        found.add(table);
      }
    }
    return found;
  }

  /** The table that the text changes; empty for a query. */
  static Set<String> written(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    return matcher.find() ? Set.of(matcher.group(1).toLowerCase(Locale.ROOT)) : Set.of();
  }
}
