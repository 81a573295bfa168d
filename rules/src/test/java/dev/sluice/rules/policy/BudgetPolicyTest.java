package dev.sluice.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.Decision;
import dev.sluice.rules.Limits;
import dev.sluice.rules.Limits.Limit;
import dev.sluice.rules.MaskPlan;
import dev.sluice.rules.MaskPlan.Counted;
import dev.sluice.rules.MaskPlan.DetectorMask;
import dev.sluice.rules.MaskPlan.UnknownOrigin;
import dev.sluice.rules.MaskPlan.Watch;
import dev.sluice.rules.Policy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which values count against a budget. */
class BudgetPolicyTest {

  private static final String EMAIL = "pii.email";
  private static final String SSN = "pii.ssn";
  private static final String BUDGET =
      "{id: b, limit: {values: {\"pii.*\": 5, pii.ssn: 2}, per: conversation}}";

  private static Policy policy(String head, String... rules) {
    String text =
        "sluice: 1\n"
            + head
            + "keys: {mask: AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=}\n"
            + "data:\n"
            + "  pii.email: {columns: [users.email], detect: email, mask: email}\n"
            + "  pii.ssn: {columns: [users.ssn], mask: redact}\n"
            + "  secret: {detect: jwt}\n"
            + "rules:\n";
    StringBuilder all = new StringBuilder(text);
    for (String rule : rules) {
      all.append("  - ").append(rule).append('\n');
    }
    CompiledPolicy compiled =
        PolicyCompiler.compile(List.of(new PolicyText("p.yaml", all.toString())), name -> null);
    assertThat(compiled.report()).isEmpty();
    return compiled.get();
  }

  private static Decision decide(Policy policy, Facts facts) {
    return policy.decide(facts.build(), Facts.call(Facts.ai()));
  }

  private static Facts users() {
    return Facts.select("users")
        .plain("users.email")
        .derived("users.ssn")
        .plain("users.id")
        .derived("users.email", "users.ssn");
  }

  @Test
  void limit_ofAPattern_isOnePerClassAndTheSmallerOne() {
    Limits limits = decide(policy("", BUDGET), users()).limits();
    assertThat(limits.all())
        .extracting(Limit::words)
        .containsExactlyInAnyOrder(
            "values of pii.ssn: 2 per conversation", "values of pii.email: 5 per conversation");
  }

  @Test
  void watch_withoutMasks_countsColumnsAndLeavesThem() {
    MaskPlan plan = decide(policy("", BUDGET), users()).masks();
    assertThat(plan.watch().columns())
        .containsExactly(
            new Counted(List.of(EMAIL), false),
            new Counted(List.of(SSN), true),
            Counted.NOTHING,
            new Counted(List.of(EMAIL, SSN), true));
    assertThat(plan.columns()).containsOnlyNulls().hasSize(4);
    assertThat(plan.unknownOrigin()).isEqualTo(UnknownOrigin.PASS);
    assertThat(plan.watch().unknown()).containsExactly(EMAIL, SSN);
    assertThat(plan.acts()).isTrue();
    assertThat(plan.classes()).containsExactlyInAnyOrder(EMAIL, SSN);
  }

  @Test
  void watch_ofMaskedValues_countsWhatTheMaskDoesNotHide() {
    Policy masked = policy("", BUDGET, "{id: m, mask: \"pii.*\"}");
    assertThat(decide(masked, users()).masks().watch().columns())
        .as("an e-mail keeps its form; what is derived is redacted")
        .containsExactly(
            new Counted(List.of(EMAIL), false), Counted.NOTHING, Counted.NOTHING, Counted.NOTHING);
    Policy hashed = policy("", BUDGET, "{id: m, mask: {\"pii.*\": hash}}");
    assertThat(decide(hashed, Facts.select("users").plain("users.ssn")).masks().watch().columns())
        .containsExactly(new Counted(List.of(SSN), false));
    Policy hidden = policy("", BUDGET, "{id: m, mask: {\"pii.*\": nullify}}");
    assertThat(decide(hidden, users()).masks().watch()).isEqualTo(Watch.NONE);
  }

  @Test
  void watch_ofATextThatIsNotUnderstood_countsEachValue() {
    Policy open = policy("on-failure: {parse: open}\n", BUDGET);
    MaskPlan plan = decide(open, Facts.gibberish()).masks();
    assertThat(plan.watch().unknown()).containsExactly(EMAIL, SSN);
    assertThat(plan.unknownOrigin()).isEqualTo(UnknownOrigin.PASS);
    assertThat(plan.acts()).isTrue();
  }

  @Test
  void watch_ofOtherTables_hasTheDetectorsLookAtWhatIsUnknown() {
    Policy policy = policy("", BUDGET);
    MaskPlan plan = decide(policy, Facts.select("logs").plain("logs.text").unknownColumn()).masks();
    assertThat(plan.watch().columns()).containsOnly(Counted.NOTHING);
    assertThat(plan.watch().unknown()).isEmpty();
    assertThat(plan.watch().detectors()).extracting(DetectorMask::className).containsExactly(EMAIL);
    Facts hidden = Facts.select("logs").unknownColumn();
    hidden.hidden = true;
    assertThat(decide(policy, hidden).masks().watch().columns())
        .containsExactly(new Counted(List.of(EMAIL, SSN), true));
  }

  @Test
  void watch_whereNothingIsEnforced_isNone() {
    assertThat(decide(policy("mode: observe\n", BUDGET), users()).masks()).isEqualTo(MaskPlan.NONE);
    String trial = "{id: t, mode: observe, limit: {values: {pii.email: 1}, per: hour}}";
    assertThat(decide(policy("", trial), users()).masks()).isEqualTo(MaskPlan.NONE);
  }

  @Test
  void watch_besideMasksOnTrial_counts() {
    Policy policy = policy("", BUDGET, "{id: t, mode: observe, mask: {\"pii.*\": nullify}}");
    MaskPlan plan = decide(policy, users()).masks();
    assertThat(plan.observed()).isTrue();
    assertThat(plan.acts()).isTrue();
    assertThat(plan.watch().at(0)).isEqualTo(new Counted(List.of(EMAIL), false));
    assertThat(plan.watch().unknown()).containsExactly(EMAIL, SSN);
  }
}
