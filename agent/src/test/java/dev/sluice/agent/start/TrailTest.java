package dev.sluice.agent.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.agent.config.Arguments;
import dev.sluice.agent.config.Settings;
import dev.sluice.agent.control.Notices;
import dev.sluice.agent.control.PolicyInForce;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.FieldWriter;
import dev.sluice.rules.record.RecordType;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrailTest {

  private static final long LIMIT = Duration.ofSeconds(60).toNanos();

  @TempDir Path folder;

  /** The test's own JVM is opened by its command line. */
  private static Instrumentation instrumentation() {
    return (Instrumentation)
        Proxy.newProxyInstance(
            TrailTest.class.getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (self, method, arguments) -> false);
  }

  @Test
  void startWhenQuiet_fullRingBeforeItsTime_startsTheWriterAtOnce() throws Exception {
    Settings settings = Settings.read(Arguments.parse("queue=" + folder));
    PolicyInForce policy = new PolicyInForce(new StarterSource().read(), "starter", true);
    Trail trail = Trail.open(settings, policy, new Notices(System.err), instrumentation());
    try {
      trail.startWhenQuiet(false);
      assertThat(trail.isFullBeforeStart()).isFalse();
      FieldWriter body = new FieldWriter(40_000).put(Field.DETAIL, "x".repeat(30_000));
      while (!trail.isFullBeforeStart()) {
        trail.record(RecordType.POLICY, body);
      }

      trail.startWhenQuiet(false);

      long deadline = System.nanoTime() + LIMIT;
      while (!trail.sink().accepts() && System.nanoTime() < deadline) {
        LockSupport.parkNanos(1_000_000);
      }
      assertThat(trail.sink().accepts()).as("somebody empties the ring").isTrue();
      assertThat(trail.isFullBeforeStart()).isFalse();
    } finally {
      trail.close();
    }
  }
}
