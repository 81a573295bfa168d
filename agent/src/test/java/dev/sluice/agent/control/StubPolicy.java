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

/** A policy that refuses everything, in the mode it was made with. */
record StubPolicy(String hash, boolean enforces) implements Policy {

  @Override
  public Decision decide(StatementFacts facts, CallContext context) {
    return new Decision.Deny(List.of("no"), MaskPlan.NONE, "no", "No.", !enforces);
  }

  @Override
  public String service() {
    return null;
  }

  @Override
  public String environment() {
    return null;
  }

  @Override
  public Map<String, String> labels() {
    return Map.of();
  }

  @Override
  public OnFailure onMaskFailure() {
    return new OnFailure("mask", true, true);
  }

  @Override
  public OnFailure onAuditFailure() {
    return new OnFailure("audit", true, false);
  }

  @Override
  public AuditSettings audit() {
    return new AuditSettings(AuditSettings.Text.FULL, AuditSettings.Parameters.NONE, true);
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
  public String databaseName(DatabaseInfo database) {
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
  public byte[] maskKey() {
    return null;
  }
}
