package dev.sluice.agent.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RecentDigestsTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  @Test
  void digests_withinTheBound_areAllKept() {
    RecentDigests digests = new RecentDigests(10_000);
    assertThat(digests.used()).isFalse();
    Random random = new Random(1);
    for (int i = 0; i < 5_000; i++) {
      digests.add(random.nextLong(), 0);
    }
    random = new Random(1);
    for (int i = 0; i < 5_000; i++) {
      assertThat(digests.has(random.nextLong())).isTrue();
    }
    assertThat(digests.has(random.nextLong())).isFalse();
    assertThat(digests.forgotSince(Long.MAX_VALUE, 0)).isFalse();
  }

  @Test
  void digests_beyondTheBound_forgetTheOldestAndSaySo() {
    RecentDigests digests = new RecentDigests(10_000);
    Random random = new Random(2);
    long first = random.nextLong();
    digests.add(first, SECOND);
    long last = 0;
    for (int i = 0; i < 200_000; i++) {
      last = random.nextLong();
      digests.add(last, 2 * SECOND);
    }
    assertThat(digests.has(first)).isFalse();
    assertThat(digests.has(last)).isTrue();
    assertThat(digests.forgotSince(2 * SECOND, 3 * SECOND)).isTrue();
    assertThat(digests.forgotSince(2 * SECOND, 5 * SECOND)).isFalse();
  }

  @Test
  void digest_addedAgainAndAgain_takesOnePlace() {
    RecentDigests digests = new RecentDigests(64);
    for (int i = 0; i < 1_000_000; i++) {
      digests.add(i % 8, 0);
    }
    for (int i = 0; i < 8; i++) {
      assertThat(digests.has(i)).isTrue();
    }
    assertThat(digests.forgotSince(Long.MAX_VALUE, 0)).isFalse();
  }
}
