package dev.sluice.it.lineage;

import dev.sluice.it.kit.DatabaseServer.Kind;
import dev.sluice.rules.Actor;
import dev.sluice.rules.CallContext;
import dev.sluice.rules.Catalog;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.DatabaseInfo;
import dev.sluice.rules.Dialect;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.MaskPlan;
import dev.sluice.rules.Policy;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.policy.PolicyCompiler;
import dev.sluice.rules.policy.PolicyText;
import dev.sluice.rules.sql.AnalysisContext;
import dev.sluice.rules.sql.AnalysisContext.SessionMode;
import dev.sluice.rules.sql.Copies;
import dev.sluice.rules.sql.SqlAnalyzer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the rules say of a text: its facts, and the masks that a policy draws from them. */
final class Reading {

  private static final String POLICY =
      """
      sluice: 1
      service: oracle
      mode: enforce
      default: allow
      on-failure: {parse: open, actor: open, mask: closed, audit: open}
      data:
        secret:
          columns: [SENSITIVE]
          mask: redact
      rules:
        - id: mask-for-all
          when: {actor.kind: [ai, service, human, unknown]}
          mask: [secret]
      """;

  private static final List<String> SENSITIVE =
      List.of(
          "people.email",
          "people.ssn",
          "people.salary",
          "people.born",
          "people.profile",
          "people.tags",
          "orders.card",
          "notes.content",
          "Mixed.Email");

  private static final SqlAnalyzer ANALYZER = new SqlAnalyzer();

  final StatementFacts facts;
  private final MaskPlan masks;
  private final Policy policy;

  /** What the statements before it are. */
  private final List<StatementFacts> before;

  private Reading(StatementFacts facts, List<StatementFacts> before, Policy policy) {
    this.facts = facts;
    this.before = before;
    this.policy = policy;
    this.masks = policy.decide(facts, context(facts.dialect())).masks();
  }

  static Policy policy(Kind kind) {
    String schema =
        switch (kind) {
          case POSTGRESQL -> "public";
          case MARIADB -> "lineage_*";
          case H2 -> "PUBLIC";
        };
    String columns =
        String.join(", ", SENSITIVE.stream().map(c -> '"' + schema + "." + c + '"').toList());
    var compiled =
        PolicyCompiler.compile(
            List.of(new PolicyText("oracle.yaml", POLICY.replace("SENSITIVE", columns))),
            name -> null);
    if (compiled.policy() == null) {
      throw new IllegalStateException(compiled.report());
    }
    return compiled.policy();
  }

  /** Reads the judged text of a script; a script may have changed where names are looked up. */
  static Reading of(String script, Kind kind, Catalog catalog, Policy policy) {
    Dialect dialect =
        switch (kind) {
          case POSTGRESQL -> Dialect.POSTGRESQL;
          case MARIADB -> Dialect.MARIADB;
          case H2 -> Dialect.H2;
        };
    Catalog seen = catalog;
    if (script.contains("search_path")) {
      seen = new Catalog(~catalog.version(), List.of(), catalog.tables(), false);
    }
    String judged = Answer.judged(script);
    Copies copies = Copies.NONE;
    List<StatementFacts> others = new ArrayList<>();
    for (String part : script.split(Answer.THEN, -1)) {
      if (!part.strip().equals(judged)) {
        StatementFacts other = ANALYZER.analyze(part.strip(), context(dialect, seen, copies));
        copies = copies.and(Copies.temporary(other)).and(Copies.lasting(other, flow -> true));
        others.add(other);
      }
    }
    return new Reading(ANALYZER.analyze(judged, context(dialect, seen, copies)), others, policy);
  }

  private static AnalysisContext context(Dialect dialect, Catalog catalog, Copies copies) {
    return new AnalysisContext(
        dialect, SessionMode.defaultOf(dialect), copies.over(catalog, catalog.version()));
  }

  private static CallContext context(Dialect dialect) {
    DatabaseInfo database = new DatabaseInfo(dialect.word(), "localhost", 1, "lineage", "oracle");
    return new CallContext(Actor.UNKNOWN, database, null, null, null, "jdbc", null, Instant.EPOCH);
  }

  /** Whether a column of a result with so many columns is masked. */
  boolean masks(int column, int columns) {
    if (!masks.columnsKnown() || masks.columns().size() != columns) {
      return masks.unknownOrigin() != MaskPlan.UnknownOrigin.PASS;
    }
    return masks.columns().get(column) != null;
  }

  /** Whether a sensitive column decides over the rows, or did over those that were copied. */
  boolean decidesBySensitive() {
    return decides(facts) || before.stream().anyMatch(this::decides);
  }

  private boolean decides(StatementFacts some) {
    if (!some.understood()) {
      return true;
    }
    for (EffectiveStatement statement : some.statements()) {
      for (ColumnName column : statement.predicates()) {
        if (!policy.classesOf(column).isEmpty()) {
          return true;
        }
      }
    }
    return false;
  }
}
