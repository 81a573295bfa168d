package dev.sluice.agent.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueDigestsTest {

  private final ValueDigests digests = new ValueDigests(new byte[16]);

  @Test
  void value_inEachType_isTheSame() {
    same(40, 40L, (short) 40, "40", "40.00", new BigDecimal("40.0"), 40.0, BigInteger.valueOf(40));
    same(0, "0", "0.00", new BigDecimal("0.00"), 0.0, -0.0);
    same(new BigDecimal("1E+2"), 100, "100");
    same(LocalDate.of(2024, 1, 1), "2024-01-01", Date.valueOf("2024-01-01"));
    LocalDateTime noon = LocalDateTime.of(2024, 1, 1, 12, 0);
    same(
        noon,
        Timestamp.valueOf(noon),
        "2024-01-01 12:00:00",
        "2024-01-01T12:00",
        noon.atZone(ZoneId.systemDefault()),
        noon.atZone(ZoneId.systemDefault()).toOffsetDateTime(),
        noon.atZone(ZoneId.systemDefault()).toInstant());
    assertThat(digests.of(40L)).isEqualTo(digests.of((Object) 40));
  }

  @Test
  void values_thatDiffer_differ() {
    List<Object> values =
        List.of(0, 40, -40, 41, "", "a", "4O", "1984-01-01", "1985-01-01", true, "1984-13-99 x");
    assertThat(values.stream().map(digests::of)).doesNotHaveDuplicates();
    assertThat(digests.of((Object) null)).isEqualTo(digests.ofNull());
    assertThat(digests.of("null")).isNotEqualTo(digests.ofNull());
    assertThat(digests.of(new Object())).isEqualTo(ValueDigests.OPAQUE);
  }

  private void same(Object... values) {
    for (Object each : values) {
      assertThat(digests.of(each))
          .as("%s %s", each.getClass(), each)
          .isEqualTo(digests.of(values[0]));
    }
  }
}
