package dev.sluice.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.ColumnMask;
import dev.sluice.rules.Decision;
import dev.sluice.rules.MaskPlan;
import dev.sluice.rules.MaskPlan.Counted;
import dev.sluice.rules.MaskPlan.DetectorMask;
import dev.sluice.rules.MaskSpec;
import dev.sluice.rules.Policy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Columns that hold free text: what is found in them is masked, the rest stays. */
class FreeTextTest {

  private static CompiledPolicy compile(String data, String... rules) {
    StringBuilder text = new StringBuilder("sluice: 1\ndata:\n").append(data).append("rules:\n");
    for (String rule : rules) {
      text.append("  - ").append(rule).append('\n');
    }
    return PolicyCompiler.compile(List.of(new PolicyText("p.yaml", text.toString())), name -> null);
  }

  private static final String DATA =
      """
        pii.email: {columns: [users.email], text: [notes.body], detect: email, mask: email}
        pii.card: {text: ["notes.*", "*.remark"], detect: card, mask: card}
      """;

  private static MaskPlan plan(String rule, Facts facts) {
    Policy policy = compile(DATA, rule).get();
    Decision decision = policy.decide(facts.build(), Facts.call(Facts.ai()));
    return decision.masks();
  }

  @Test
  void mask_ofAFreeText_isInsideIt() {
    MaskPlan plan =
        plan(
            "{id: m, mask: \"pii.*\"}",
            Facts.select("notes", "users")
                .plain("notes.body")
                .plain("notes.title")
                .derived("notes.body")
                .plain("users.email")
                .plain("orders.remark")
                .plain("users.id"));
    assertThat(plan.columns())
        .extracting(mask -> mask == null ? null : mask.spec())
        .containsExactly(
            new MaskSpec.Inside(
                List.of(
                    new DetectorMask("pii.email", "email", new MaskSpec.Email()),
                    new DetectorMask("pii.card", "card", new MaskSpec.Card()))),
            new MaskSpec.Inside(List.of(new DetectorMask("pii.card", "card", new MaskSpec.Card()))),
            new MaskSpec.Redact(),
            new MaskSpec.Email(),
            new MaskSpec.Inside(List.of(new DetectorMask("pii.card", "card", new MaskSpec.Card()))),
            null);
  }

  /** A piece of a text may be cut so that no detector knows it. */
  @Test
  void column_ofUnknownOrigin_isRedactedWhereATableHoldsFreeText() {
    MaskPlan plan = plan("{id: m, mask: pii.card}", Facts.select("notes").unknownColumn());
    assertThat(plan.unknownOrigin()).isEqualTo(MaskPlan.UnknownOrigin.REDACT);
    ColumnMask mask = plan.columns().get(0);
    assertThat(mask.spec()).isEqualTo(new MaskSpec.Redact());
  }

  @Test
  void budget_ofAFreeText_countsWhatIsFound() {
    MaskPlan plan =
        plan(
            "{id: b, limit: {values: {pii.card: 3}, per: hour}}",
            Facts.select("notes").plain("notes.body").derived("notes.body"));
    assertThat(plan.watch().columns())
        .containsExactly(
            new Counted(
                List.of(),
                false,
                List.of(new DetectorMask("pii.card", "card", new MaskSpec.Redact()))),
            new Counted(List.of("pii.card"), true));
  }

  @Test
  void text_withoutDetectors_isAProblem() {
    assertThat(compile("  a: {text: [notes.body]}\n", "{id: m, mask: a}").report())
        .contains("p.yaml:3:13: nothing is looked for: data.a.text without detect.");
    assertThat(compile("  a: {text: [body], detect: ip}\n", "{id: m, mask: a}").report())
        .contains("not a column: data.a.text=body. Write [schema.]table.column.");
  }
}
