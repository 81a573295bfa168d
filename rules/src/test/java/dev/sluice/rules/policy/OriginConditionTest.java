package dev.sluice.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.CallContext;
import dev.sluice.rules.DatabaseInfo;
import dev.sluice.rules.Policy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where SQL comes from, as a condition. */
class OriginConditionTest {

  private static String verdict(Policy policy, String kind, @Nullable String name) {
    CallContext call =
        new CallContext(
            Facts.ai(), DatabaseInfo.UNKNOWN, null, null, null, kind, name, Instant.EPOCH);
    return policy.decide(Facts.delete("orders").build(), call).verdict();
  }

  private static Policy policy(String header, String rule) {
    String text = "sluice: 1\nmode: enforce\n" + header + "rules:\n  - " + rule + "\n";
    return PolicyCompiler.compile(List.of(new PolicyText("p.yaml", text)), name -> null).get();
  }

  @Test
  void name_ofALibrarysPlace_isMetWhereItIsThatOne() {
    Policy policy = policy("", "{id: d, when: {origin.name: \"*.Orders.cancel*\"}, deny: No.}");
    assertThat(verdict(policy, "hibernate", "shop.Orders.cancelAll")).isEqualTo("deny");
    assertThat(verdict(policy, "hibernate", "shop.Orders.find")).isEqualTo("allow");
    assertThat(verdict(policy, "jdbc", null)).isEqualTo("allow");
    assertThat(verdict(policy, "hibernate", null)).as("a native query").isEqualTo("allow");
  }

  @Test
  void name_ofABatchOfSeveralMapperStatements_isNotKnown() {
    String rule = "{id: d, when: {origin.name: \"*.OrderMapper.cancel\"}, deny: No.}";
    assertThat(verdict(policy("", rule), "mybatis", null)).isEqualTo("deny");
    Policy open = policy("on-failure: {actor: open}\n", rule);
    assertThat(verdict(open, "mybatis", null)).isEqualTo("allow");
    Policy exempt =
        policy(
            "",
            "{id: d, when: {operation: delete}, unless: {origin.name: \"*.OrderMapper.*\"},"
                + " deny: No.}");
    assertThat(verdict(exempt, "mybatis", null)).isEqualTo("deny");
    assertThat(verdict(exempt, "mybatis", "shop.OrderMapper.cancel")).isEqualTo("allow");
  }

  @Test
  void kind_isALibrary() {
    Policy policy = policy("", "{id: d, when: {origin.kind: {not: hibernate}}, deny: No.}");
    assertThat(verdict(policy, "jdbc", null)).isEqualTo("deny");
    assertThat(verdict(policy, "hibernate", "Order")).isEqualTo("allow");
  }
}
