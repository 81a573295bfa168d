package dev.sluice.agent.start;

import dev.sluice.agent.control.PolicyDesk;
import dev.sluice.agent.control.PolicyInForce;
import dev.sluice.agent.control.ProtectionReport;
import org.jspecify.annotations.Nullable;

/** The part of the report about policy, records and the proof of the advice. */
final class Standing implements ProtectionReport.Section {

  private final PolicyInForce policy;
  private final Trail trail;
  private final @Nullable String canary;

  Standing(PolicyInForce policy, Trail trail, @Nullable String canary) {
    this.policy = policy;
    this.trail = trail;
    this.canary = canary;
  }

  @Override
  public void write(ProtectionReport.Draft draft) {
    PolicyInForce.Snapshot now = policy.snapshot();
    if (now.valid()) {
      draft.line("policy  " + PolicyDesk.describe(now));
    } else {
      draft.fault("there is no valid policy: " + PolicyDesk.describe(now));
    }
    if (!now.policy().enforces()) {
      draft.gap("observe mode: nothing is refused and nothing is masked");
    }
    String place = trail.place();
    if (place == null) {
      draft.fault("no records are written: " + trail.problem());
    } else if (trail.sink().accepts()) {
      draft.line("records " + place + counts());
    } else {
      draft.fault("records are not taken: " + place + counts());
    }
    if (canary == null) {
      draft.line("canary  a statement was refused before it ran, on this JVM");
    } else {
      draft.fault("canary  the advice does not work on this JVM: " + canary);
    }
    draft.gap("approvals cannot be asked for by this version: what needs one is refused");
  }

  private String counts() {
    return ", taken " + trail.sink().taken() + ", lost " + trail.sink().lost();
  }
}
