package dev.sluice.rules.policy;

import dev.sluice.rules.Actor;
import dev.sluice.rules.ActorKind;
import dev.sluice.rules.CallContext;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.DatabaseInfo;
import dev.sluice.rules.Decision;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.Limits;
import dev.sluice.rules.MaskPlan;
import dev.sluice.rules.MaskSpec;
import dev.sluice.rules.OnFailure;
import dev.sluice.rules.Policy;
import dev.sluice.rules.StatementFacts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A compiled policy. */
final class RulePolicy implements Policy {

  private static final String COPY = "sensitive-copy";

  private final String hash;
  final Header header;
  final Classes classes;
  final Databases databases;
  final List<DeclaredActor> actors;
  final Rule[] rules;
  private final Plans plans;
  private final byte @Nullable [] maskKey;
  private final boolean dependsOnTime;
  private final boolean needsCodeJar;
  private final boolean followsValues;
  private final Watches.Wanted unlimited;

  /** What a policy is compiled from, all checked. */
  record Parts(
      Header header,
      Classes classes,
      Databases databases,
      List<DeclaredActor> actors,
      List<Rule> rules) {}

  RulePolicy(String hash, Parts parts, byte @Nullable [] maskKey) {
    this.hash = hash;
    header = parts.header();
    classes = parts.classes();
    plans = new Plans(classes);
    databases = parts.databases();
    actors = List.copyOf(parts.actors());
    rules = parts.rules().toArray(new Rule[0]);
    this.maskKey = maskKey == null ? null : maskKey.clone();
    boolean time = false;
    boolean jar = false;
    for (Conditions condition : conditions()) {
      time |= condition.dependsOnTime();
      jar |= condition.needsCodeJar();
    }
    dependsOnTime = time;
    needsCodeJar = jar;
    followsValues = header.enforces() && namesCopies();
    unlimited = new Watches.Wanted(new BitSet(), followsValues);
  }

  private boolean namesCopies() {
    for (Conditions condition : conditions()) {
      for (Conditions.Said said : condition.said()) {
        for (String effect : said.values()) {
          if (said.fact().equals("effects") && Glob.of(effect).matches(COPY)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private List<Conditions> conditions() {
    List<Conditions> all = new ArrayList<>();
    for (Rule rule : rules) {
      all.add(rule.when());
      Conditions unless = rule.unless();
      if (unless != null) {
        all.add(unless);
      }
    }
    for (DeclaredActor actor : actors) {
      all.add(actor.when());
    }
    return all;
  }

  /** Hot path. */
  @Override
  public Decision decide(StatementFacts facts, CallContext given) {
    CallContext context = withDeclaredActor(given);
    Judged judged = new Judged(header, classes, context, databases.of(context.database()));
    judged.read(facts);
    Verdict verdict = new Verdict();
    BitSet held = new BitSet(rules.length);
    List<EffectiveStatement> statements = facts.statements();
    boolean understood = facts.understood();
    for (int i = 0; i < statements.size(); i++) {
      EffectiveStatement statement = statements.get(i);
      understood &= statement.understood();
      judged.turnTo(statement);
      judge(judged, verdict, held);
    }
    if ((!understood || statements.isEmpty()) && judged.parseClosed) {
      String problem = facts.problem();
      verdict.refuse(
          Sentences.PARSE, Sentences.notUnderstood(problem == null ? "no reason known" : problem));
    }
    refuseInPredicates(statements, judged.parseClosed, verdict);
    MaskPlan plan = plan(facts, verdict);
    return verdict.decision(ids(held), plan, header.enforces());
  }

  private void judge(Judged judged, Verdict verdict, BitSet held) {
    boolean allowed = header.allowsByDefault();
    boolean approvable = false;
    for (int i = 0; i < rules.length; i++) {
      Rule rule = rules[i];
      judged.begin(rule.action().concernsValues());
      Truth truth = rule.holds(judged);
      if (truth == Truth.NO) {
        continue;
      }
      held.set(i);
      Rule.Action action = rule.action();
      Verdict.Found found = rule.observed() ? verdict.observed : verdict.enforced;
      if (action.deny() != null) {
        found.deny(rule, truth, judged.reasons);
      } else if (action.approval() != null) {
        found.approve(rule);
        // Under default deny an approval loosens: then it counts only as surely as an allow does,
        // and one with an exemption, which less knowledge could lift, does not count.
        approvable |= !rule.observed() && rule.unless() == null && rule.when().all(judged);
      }
      allowed |= action.allow() && !rule.observed();
      addMasksAndLimits(rule, verdict);
    }
    verdict.refusedByDefault |= !allowed && !approvable;
  }

  private void addMasksAndLimits(Rule rule, Verdict verdict) {
    if (!rule.action().masks().isEmpty()) {
      verdict.mask(rule, classes.count());
    }
    if (!rule.observed()) {
      verdict.limit(rule.action().limits());
    }
  }

  private void refuseInPredicates(
      List<EffectiveStatement> statements, boolean closed, Verdict verdict) {
    @Nullable MaskSpec[] masks = verdict.masks;
    if (masks == null || !classes.anyGuardsPredicates()) {
      return;
    }
    for (int i = 0; i < statements.size(); i++) {
      refuse(statements.get(i).predicates(), false, masks, verdict);
      refuse(statements.get(i).inferred(), true, masks, verdict);
      if (closed && statements.get(i).opaque() && !statements.get(i).predicates().isEmpty()) {
        refuseUnseen(!statements.get(i).inferred().isEmpty(), masks, verdict);
      }
    }
  }

  /** What decides over the rows of a view that nobody knows may be any column. */
  private void refuseUnseen(boolean inferred, @Nullable MaskSpec[] masks, Verdict verdict) {
    int refused = classes.refusedUnseen(masks, inferred);
    if (refused >= 0) {
      String name = classes.get(refused).name();
      verdict.refuse(
          Sentences.PARSE,
          Sentences.notUnderstood("a table that is not known may filter by values of " + name));
    }
  }

  private void refuse(
      Set<ColumnName> columns, boolean inferred, @Nullable MaskSpec[] masks, Verdict verdict) {
    for (ColumnName column : columns) {
      int refused = classes.refusedInPredicate(column, masks, inferred);
      if (refused >= 0) {
        String name = classes.get(refused).name();
        boolean equality = classes.get(refused).inPredicate() == Classes.InPredicate.EQUALITY;
        verdict.refuse("data." + name + ".in-predicate", Sentences.inPredicate(name, equality));
      }
    }
  }

  private MaskPlan plan(StatementFacts facts, Verdict verdict) {
    boolean budgets = header.enforces() && verdict.limits.has(Limits.Kind.VALUES);
    Watches.Wanted wanted =
        budgets
            ? new Watches.Wanted(Watches.limited(verdict.limits, classes), followsValues)
            : unlimited;
    @Nullable MaskSpec[] masks = verdict.masks;
    if (masks != null) {
      return plans.of(facts, masks, wanted, !header.enforces());
    }
    @Nullable MaskSpec[] trial = verdict.trialMasks;
    if (trial != null) {
      return plans.of(facts, trial, wanted, true);
    }
    return wanted.isNothing()
        ? MaskPlan.NONE
        : plans.of(facts, new MaskSpec[classes.count()], wanted, false);
  }

  private List<String> ids(BitSet held) {
    if (held.isEmpty()) {
      return List.of();
    }
    List<String> ids = new ArrayList<>(held.cardinality());
    for (int i = held.nextSetBit(0); i >= 0; i = held.nextSetBit(i + 1)) {
      ids.add(rules[i].id());
    }
    return ids;
  }

  private CallContext withDeclaredActor(CallContext context) {
    if (actors.isEmpty() || context.actor().kind() != ActorKind.UNKNOWN) {
      return context;
    }
    return new CallContext(
        declaredActor(context),
        context.database(),
        context.entryKind(),
        context.entryName(),
        context.codeJar(),
        context.originKind(),
        context.originName(),
        context.now());
  }

  @Override
  public Actor declaredActor(CallContext context) {
    if (actors.isEmpty() || context.actor().kind() != ActorKind.UNKNOWN) {
      return context.actor();
    }
    Judged judged = new Judged(header, classes, context, databases.of(context.database()));
    DeclaredActor best = null;
    for (int i = 0; i < actors.size(); i++) {
      DeclaredActor declared = actors.get(i);
      boolean stricter = best == null || (declared.isAi() && !best.isAi());
      if (stricter && declared.when().all(judged)) {
        best = declared;
      }
    }
    return best == null ? context.actor() : best.applyTo(context.actor());
  }

  @Override
  public String hash() {
    return hash;
  }

  @Override
  public @Nullable String service() {
    return header.service();
  }

  @Override
  public @Nullable String environment() {
    return header.environment();
  }

  @Override
  public Map<String, String> labels() {
    return header.labels();
  }

  @Override
  public boolean enforces() {
    return header.enforces();
  }

  @Override
  public OnFailure onMaskFailure() {
    return header.enforces() ? header.onMask() : new OnFailure("mask", false, false);
  }

  @Override
  public OnFailure onAuditFailure() {
    return header.enforces() ? header.onAudit() : new OnFailure("audit", false, false);
  }

  @Override
  public AuditSettings audit() {
    return header.audit();
  }

  @Override
  public boolean dependsOnTime() {
    return dependsOnTime;
  }

  @Override
  public boolean needsCodeJar() {
    return needsCodeJar;
  }

  @Override
  public @Nullable String databaseName(DatabaseInfo database) {
    String name = databases.of(database).name();
    return name == null || name.isEmpty() ? null : name;
  }

  @Override
  public boolean followsValues() {
    return followsValues;
  }

  @Override
  public Set<String> classesOf(ColumnName column) {
    return classes.names(classes.of(column));
  }

  @Override
  public byte @Nullable [] maskKey() {
    byte[] key = maskKey;
    return key == null ? null : key.clone();
  }
}
