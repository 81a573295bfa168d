package dev.sluice.rules.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.MaskSpec;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HashLookTest {

  private static final byte[] KEY = new byte[32];

  private final HashLook look = HashLook.of(KEY, "pii.email");
  private final Masker masker = Masker.of(new MaskSpec.Hash("pii.email"), KEY);

  @Test
  void hash_inEachForm_isKnown() {
    String hash = masker.maskText("ann@example.com", 0);

    assertThat(look.is(hash)).isTrue();
    assertThat(look.is(hash.substring(0, 16))).isTrue();
    assertThat(look.is(hash.substring(0, 21))).isTrue();
    assertThat(look.is(masker.maskJson("{\"a\": 1}"))).isTrue();
    assertThat(look.is(masker.mask(new UUID(1, 2)).toString())).isTrue();
    assertThat(look.is((byte[]) masker.mask(new byte[] {1, 2, 3}))).isTrue();
    assertThat(look.is((byte[]) masker.mask(new byte[] {1, 2, 3}, 20))).isTrue();
  }

  @Test
  void hash_ofAnotherClassOrKey_isNotKnown() {
    byte[] other = KEY.clone();
    other[0] = 1;

    assertThat(look.is(Masker.of(new MaskSpec.Hash("pii.ssn"), KEY).maskText("a", 0))).isFalse();
    assertThat(look.is(Masker.of(new MaskSpec.Hash("pii.email"), other).maskText("a", 0)))
        .isFalse();
  }

  @Test
  void text_thatIsNoHash_isNotKnown() {
    assertThat(look.is("")).isFalse();
    assertThat(look.is("ann@example.com!")).isFalse();
    assertThat(look.is("0123456789abcdef0123456789abcdef")).isFalse();
    assertThat(look.is("00000000-0000-8000-8000-000000000000")).isFalse();
    assertThat(look.is("zzzzzzzz-zzzz-8zzz-zzzz-zzzzzzzzzzzz")).isFalse();
    assertThat(look.is(masker.maskText("ann@example.com", 0).substring(0, 15))).isFalse();
  }

  /** Eight check digits of 32: of a million other texts none should look like one. */
  @Test
  void digits_ofNobody_areNotKnown() {
    Random random = new Random(1);
    int known = 0;
    for (int i = 0; i < 1_000_000; i++) {
      String digits = String.format("%016x%016x", random.nextLong(), random.nextLong());
      known += look.is(digits) ? 1 : 0;
    }
    assertThat(known).isZero();
  }
}
