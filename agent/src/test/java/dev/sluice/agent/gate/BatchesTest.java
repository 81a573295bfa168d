package dev.sluice.agent.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Statement;
import org.junit.jupiter.api.Test;

class BatchesTest {

  @Test
  void sum_ofCounts_isTheirSum() {
    assertThat(Batches.sum(new int[] {1, 0, 3})).isEqualTo(4);
    assertThat(Batches.sum(new long[] {1, 5_000_000_000L})).isEqualTo(5_000_000_001L);
    assertThat(Batches.sum(new int[] {2, Statement.EXECUTE_FAILED})).isEqualTo(2);
  }

  @Test
  void sum_withOneUntold_isUntold() {
    assertThat(Batches.sum(new int[] {Statement.SUCCESS_NO_INFO, 1})).isNegative();
    assertThat(Batches.sum(new int[] {1, Statement.SUCCESS_NO_INFO, 1})).isNegative();
    assertThat(Batches.sum(new long[] {1, Statement.SUCCESS_NO_INFO})).isNegative();
    assertThat(Batches.sum(new int[] {Statement.SUCCESS_NO_INFO, Statement.EXECUTE_FAILED}))
        .isNegative();
  }

  @Test
  void sum_ofNothing_isUntold() {
    assertThat(Batches.sum(null)).isNegative();
    assertThat(Batches.sum(new int[0])).isNegative();
    assertThat(Batches.sum("3")).isNegative();
  }
}
