package dev.sluice.rules.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.MaskSpec;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedTextTest {

  private static final List<MaskSpec> WITH_A_LOOK =
      List.of(
          new MaskSpec.Redact(),
          new MaskSpec.Email(),
          new MaskSpec.Partial(0, 4),
          new MaskSpec.Partial(1, 0),
          new MaskSpec.Partial(1, 1),
          new MaskSpec.Partial(0, 2),
          new MaskSpec.Card(),
          new MaskSpec.Phone(),
          new MaskSpec.Iban());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@lovelace.example",
        "a@b.c",
        "123-45-6789",
        "4111 1111 1111 1111",
        "+33 6 12 34 56 78",
        "DE89 3704 0044 0532 0130 00",
        "Ada Lovelace",
        "Lee",
        "Anna",
        "x",
      })
  void is_whatAMaskMade_isSeen(String clear) {
    assertThat(MaskedText.is(clear)).isFalse();
    for (MaskSpec spec : WITH_A_LOOK) {
      String masked = String.valueOf(Masker.of(spec, null).mask(clear));
      assertThat(MaskedText.is(masked)).as("%s: %s", spec, masked).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "2 * 3", "**bold** words", "a*b*c*d", "redacted", "5*", "10 - 3", "2 ** 10"})
  void is_otherText_isNot(String text) {
    assertThat(MaskedText.is(text)).isFalse();
  }
}
