package dev.sluice.agent.control;

import dev.sluice.rules.Actor;
import dev.sluice.rules.CallContext;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.DatabaseInfo;
import dev.sluice.rules.Decision;
import dev.sluice.rules.Limits;
import dev.sluice.rules.MaskPlan;
import dev.sluice.rules.OnFailure;
import dev.sluice.rules.Policy;
import dev.sluice.rules.StatementFacts;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A policy that decides as before while nothing of it is carried out: what {@code mode PID observe}
 * puts in force. Immutable, any number of threads.
 */
final class ObservedPolicy implements Policy {

  private final Policy policy;

  ObservedPolicy(Policy policy) {
    this.policy = policy;
  }

  @Override
  public Decision decide(StatementFacts facts, CallContext context) {
    Decision decision = policy.decide(facts, context);
    MaskPlan masks = observed(decision.masks());
    if (decision instanceof Decision.Deny deny) {
      return new Decision.Deny(deny.rules(), masks, deny.rule(), deny.sentence(), true);
    }
    if (decision instanceof Decision.Approve approve) {
      return new Decision.Approve(approve.rules(), masks, approve.rule(), approve.spec(), true);
    }
    return new Decision.Allow(decision.rules(), masks, Limits.NONE);
  }

  private static MaskPlan observed(MaskPlan plan) {
    return plan.observed() && !plan.looks()
        ? plan
        : new MaskPlan(
            plan.columns(), plan.columnsKnown(), plan.unknownOrigin(), plan.detectors(), true);
  }

  @Override
  public boolean enforces() {
    return false;
  }

  @Override
  public OnFailure onMaskFailure() {
    return new OnFailure("mask", false, false);
  }

  @Override
  public OnFailure onAuditFailure() {
    return new OnFailure("audit", false, false);
  }

  @Override
  public String hash() {
    return policy.hash();
  }

  @Override
  public @Nullable String service() {
    return policy.service();
  }

  @Override
  public @Nullable String environment() {
    return policy.environment();
  }

  @Override
  public Map<String, String> labels() {
    return policy.labels();
  }

  @Override
  public AuditSettings audit() {
    return policy.audit();
  }

  @Override
  public boolean dependsOnTime() {
    return policy.dependsOnTime();
  }

  @Override
  public boolean needsCodeJar() {
    return policy.needsCodeJar();
  }

  @Override
  public @Nullable String databaseName(DatabaseInfo database) {
    return policy.databaseName(database);
  }

  @Override
  public Actor declaredActor(CallContext context) {
    return policy.declaredActor(context);
  }

  @Override
  public Set<String> classesOf(ColumnName column) {
    return policy.classesOf(column);
  }

  @Override
  public byte @Nullable [] maskKey() {
    return policy.maskKey();
  }
}
