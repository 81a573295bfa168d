package dev.sluice.it.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.RunningJvm;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that {@code ./mvnw -Pdemo verify} runs; it judges itself. */
class DemoIT {

  @Test
  void demo_any_showsWhatTheReadmeSays(@TempDir Path directory) throws IOException {
    RunningJvm.Ended run =
        Jvm.on(Jdk.current(), Path.of("").toAbsolutePath()) // where the profile runs it
            .environment("SLUICE_HOME", directory.toString())
            .main(Demo.class)
            .run();

    assertThat(run.exit()).as(run.everything()).isZero();
    assertThat(String.join("\n", run.out()))
        .contains("Shown: addresses masked", "The same in a browser: http://127.0.0.1:")
        .contains("rule=ai-deletes-nothing", "rule=ai-no-schema-changes")
        .contains("com.example.orders.OrderRepository.cancelAll", "people-cancel-orders")
        .doesNotContain("NOT SHOWN");
  }
}
