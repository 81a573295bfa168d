package dev.sluice.it.sidedoors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drivers whose server is not here: a refusal comes before the driver's own code. */
class StubsIT {

  @TempDir Path directory;

  @Test
  void statements_withoutSluice_reachTheDriver() throws Exception {
    assertThat(Doors.open(directory, StubsProbe.class))
        .hasSize(13)
        .allSatisfy((name, result) -> assertThat(result).as(name).startsWith("failed "));
  }

  @Test
  void statements_thatARuleRefuses_doNot() throws Exception {
    Map<String, String> told = Doors.guarded(directory, StubsProbe.class);
    for (String product : new String[] {"sqlserver", "oracle", "clickhouse"}) {
      assertThat(told)
          .containsEntry(product + "-delete", "refused no-writes")
          .containsEntry(product + "-delete-any", "refused no-writes");
      assertThat(told.get(product + "-select")).as(product).startsWith("failed ");
    }
    assertThat(told)
        .containsEntry("bulk-copy", "refused no-writes")
        .containsEntry("oracle-async", "refused on-failure.parse")
        .hasEntrySatisfying("oracle-dequeue", result -> assertThat(result).startsWith("refused "));
    assertThat(told.get("bulk-copy-elsewhere")).startsWith("failed ");
  }
}
