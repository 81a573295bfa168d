package dev.sluice.agent.control;

import dev.sluice.rules.Actor;
import dev.sluice.rules.CallContext;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.DatabaseInfo;
import dev.sluice.rules.Decision;
import dev.sluice.rules.MaskPlan;
import dev.sluice.rules.OnFailure;
import dev.sluice.rules.Policy;
import dev.sluice.rules.StatementFacts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is in force while a policy was asked for and none is valid, under {@code on-policy=closed}:
 * every statement is refused. Immutable, any number of threads.
 */
public final class ClosedPolicy implements Policy {

  private static final String NO_HASH = "0".repeat(64);

  private final String sentence;

  /**
   * Refuses everything.
   *
   * @param policyName what was asked for; named in every refusal
   */
  public ClosedPolicy(String policyName) {
    sentence =
        "There is no valid policy, so nothing may run: policy="
            + policyName
            + ". Whoever operates this service has to mend the file; it is then read again.";
  }

  @Override
  public Decision decide(StatementFacts facts, CallContext context) {
    return new Decision.Deny(List.of("on-policy"), MaskPlan.NONE, "on-policy", sentence, false);
  }

  @Override
  public String hash() {
    return NO_HASH;
  }

  @Override
  public @Nullable String service() {
    return null;
  }

  @Override
  public @Nullable String environment() {
    return null;
  }

  @Override
  public Map<String, String> labels() {
    return Map.of();
  }

  @Override
  public boolean enforces() {
    return true;
  }

  @Override
  public OnFailure onMaskFailure() {
    return new OnFailure("mask", true, true);
  }

  @Override
  public OnFailure onAuditFailure() {
    return new OnFailure("audit", true, true);
  }

  @Override
  public AuditSettings audit() {
    return new AuditSettings(AuditSettings.Text.SANITIZED, AuditSettings.Parameters.NONE, true);
  }

  @Override
  public boolean dependsOnTime() {
    return false;
  }

  @Override
  public boolean needsCodeJar() {
    return false;
  }

  @Override
  public @Nullable String databaseName(DatabaseInfo database) {
    return null;
  }

  @Override
  public Actor declaredActor(CallContext context) {
    return context.actor();
  }

  @Override
  public Set<String> classesOf(ColumnName column) {
    return Set.of();
  }

  @Override
  public byte @Nullable [] maskKey() {
    return null;
  }
}
