package dev.sluice.agent.gate;

import dev.sluice.agent.call.Entry;
import dev.sluice.agent.call.introduce.Words;
import dev.sluice.rules.Actor;
import dev.sluice.rules.CallContext;
import dev.sluice.rules.Decision;
import dev.sluice.rules.Effect;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.Family;
import dev.sluice.rules.Operation;
import dev.sluice.rules.Policy;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.sql.AnalysisContext;
import dev.sluice.rules.sql.session.SessionTexts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Inspects and decides; remembers on the statement what it decided. Thread safe. */
final class Judge {

  private final FactSource source;
  private final ByValue byValue;
  private final WhoAsks who;
  private final boolean introduces;

  Judge(GateParts parts, ByValue byValue) {
    this.source = parts.facts();
    this.byValue = byValue;
    this.who = parts.who();
    this.introduces = parts.introduces();
  }

  /** Hot path. Facts of the text under the present context of the connection. */
  @SuppressWarnings("ReferenceEquality") // what is unchanged is the same object
  StatementFacts inspect(StatementState statement, String sql, boolean alone) {
    AnalysisContext now = statement.connection.context();
    // Within a batch others may run before it, or it itself, again.
    AnalysisContext context = alone ? now : now.withoutSession();
    StatementState.Inspected known = statement.inspected;
    int keys = statement.keys;
    String[] names = statement.keyNames;
    if (known != null
        && known.context() == context
        && known.keys() == keys
        && known.keyNames() == names
        && (known.sql() == sql || known.sql().equals(sql))) {
      return known.facts();
    }
    StatementFacts facts = GeneratedKeys.with(source.facts(sql, context), keys, names, context);
    statement.inspected = new StatementState.Inspected(sql, context, keys, names, facts);
    return facts;
  }

  /** Hot path. The judgement about this text; the one of the last time while nothing changed. */
  @SuppressWarnings("ReferenceEquality") // what is unchanged is the same object
  Judgement judge(StatementState statement, String sql, Policy policy, boolean alone) {
    StatementFacts text = inspect(statement, sql, alone);
    StatementFacts facts = byValue.with(text, statement, sql, policy);
    Asking asking = who.current();
    Entry entry = policy.needsCodeJar() ? Entry.look() : Entry.UNKNOWN;
    Judgement last = statement.judgement;
    if (last != null
        && last.facts() == facts
        && last.policy() == policy
        && (last.asking() == asking || last.asking().equals(asking))
        && !policy.dependsOnTime()
        && last.entry().equals(entry)) {
      return last;
    }
    Judgement judgement = decide(statement, sql, policy, new Call(facts, text, asking, entry));
    statement.judgement = judgement;
    return judgement;
  }

  /** {@code facts} are those of the text and what its values add. */
  private record Call(StatementFacts facts, StatementFacts text, Asking asking, Entry entry) {}

  private Judgement decide(
      StatementState statement, @Nullable String sql, Policy policy, Call call) {
    CallContext context = context(statement, call, call.asking().actor());
    Actor actor = policy.declaredActor(context);
    if (!actor.equals(context.actor())) {
      context = context(statement, call, actor);
    }
    Decision decision = policy.decide(call.facts(), context);
    String sentence = sentence(decision, policy);
    Copying copying = Copying.of(call.text(), policy, decision);
    byte[] decisionBytes =
        Blocks.decision(decision, sentence == null && !decision.verdict().equals("allow"));
    return new Judgement(
        call.facts(),
        policy,
        call.asking(),
        call.entry(),
        actor.kind(),
        decision,
        sentence != null,
        sentence,
        policy.audit().intentForAll() || !readsOnly(call.facts()),
        aftermath(call.facts()) || !copying.isEmpty() || SessionTexts.changedBy(call.facts()),
        SessionTexts.changedBy(call.facts()) || SessionTexts.usedBy(call.facts()),
        copying,
        Blocks.statement(call.facts(), sql, policy, decisionBytes),
        decisionBytes,
        Blocks.actor(actor, call.asking(), policy.audit()),
        introduces ? Words.of(actor) : null,
        Blocks.touchesSensitive(call.facts(), policy));
  }

  private static CallContext context(StatementState statement, Call call, Actor actor) {
    return new CallContext(
        actor,
        statement.connection.database(),
        call.entry().kind(),
        call.entry().name(),
        call.entry().codeJar(),
        call.asking().originKind(),
        call.asking().originName(),
        Instant.now());
  }

  /** Why the statement must not run; null if it may. */
  private static @Nullable String sentence(Decision decision, Policy policy) {
    if (!policy.enforces()) {
      return null;
    }
    if (decision instanceof Decision.Deny deny) {
      return deny.observed() ? null : deny.sentence();
    }
    if (decision instanceof Decision.Approve approve) {
      return approve.observed() ? null : approval(approve.spec());
    }
    return null;
  }

  private static String approval(Decision.ApprovalSpec spec) {
    return "It needs the approval of "
        + spec.count()
        + " of "
        + String.join(", ", spec.by())
        + ", and no approval desk is reachable from here. Do not retry; ask a person to run it or"
        + " to change the policy.";
  }

  private static boolean readsOnly(StatementFacts facts) {
    if (!facts.understood()) {
      return false;
    }
    for (EffectiveStatement each : facts.statements()) {
      if (each.families().size() != 1 || !each.families().contains(Family.READ)) {
        return false;
      }
    }
    return true;
  }

  private static boolean aftermath(StatementFacts facts) {
    if (!facts.understood()) {
      return true;
    }
    for (EffectiveStatement each : facts.statements()) {
      if (each.families().contains(Family.DDL)
          || each.families().contains(Family.TRANSACTION)
          || each.operations().contains(Operation.SET)
          || each.operations().contains(Operation.CALL)
          || each.operations().contains(Operation.BLOCK)
          || each.operations().contains(Operation.EXECUTE)
          || each.effects().contains(Effect.SESSION)
          || each.effects().contains(Effect.DYNAMIC_SQL)
          || transactional(each)) {
        return true;
      }
    }
    return false;
  }

  private static boolean transactional(EffectiveStatement each) {
    return each.operations().contains(Operation.BEGIN)
        || each.operations().contains(Operation.COMMIT)
        || each.operations().contains(Operation.ROLLBACK)
        || each.operations().contains(Operation.SAVEPOINT);
  }
}
