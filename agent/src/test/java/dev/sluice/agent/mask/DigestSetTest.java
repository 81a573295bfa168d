package dev.sluice.agent.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DigestSetTest {

  @Test
  void add_ofMoreThanAllowed_isRefusedAndKnownOnesAreNot() {
    DigestSet set = new DigestSet();
    assertThat(set.contains(0)).isFalse();
    assertThat(set.add(0, 2)).isTrue();
    assertThat(set.add(16, 2)).isTrue();
    assertThat(set.add(32, 2)).isFalse();
    assertThat(set.add(0, 2)).isTrue();
    assertThat(set.contains(32)).isFalse();
    assertThat(set.contains(0)).isTrue();
    assertThat(set.size()).isEqualTo(2);
    assertThat(set.add(1, 0, 0)).isFalse();
  }

  @Test
  void keepSince_ofStamps_forgetsTheOlderOnes() {
    DigestSet set = new DigestSet();
    set.add(1, 5, 10);
    set.add(2, 6, 10);
    set.add(1, 7, 10);
    set.keepSince(7);
    assertThat(set.contains(1)).isTrue();
    assertThat(set.contains(2)).isFalse();
    assertThat(set.size()).isEqualTo(1);
  }

  @Test
  void set_ofRandomSteps_agreesWithAMap() {
    Random random = new Random(20);
    Map<Long, Integer> model = new HashMap<>();
    DigestSet set = new DigestSet();
    for (int step = 0; step < 200_000; step++) {
      // Few low bits and many equal ones: long runs of neighbours.
      long digest = 8L * random.nextInt(4_000) + (random.nextInt(50) == 0 ? 1 : 0);
      int stamp = step / 20_000;
      boolean mayBeAdded = model.containsKey(digest) || model.size() < 3_000;
      assertThat(set.add(digest, stamp, 3_000)).isEqualTo(mayBeAdded);
      if (mayBeAdded) {
        model.put(digest, stamp);
      }
      if (step % 50_000 == 49_999) {
        model.values().removeIf(old -> old < stamp);
        set.keepSince(stamp);
      }
      assertThat(set.size()).isEqualTo(model.size());
      assertThat(set.room()).isBetween(model.size(), Math.max(8, 4 * 3_000));
    }
    for (long digest = 0; digest < 40_000; digest++) {
      assertThat(set.contains(digest)).isEqualTo(model.containsKey(digest));
    }
  }
}
