package dev.sluice.rules.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SanitizerTest {

  private static String sanitize(String text) {
    return Sanitizer.sanitize(text, 2_000, 1_000);
  }

  @Test
  void request_withoutValues_staysAsItIs() {
    assertThat(sanitize("Which orders of the last 30 days are open?"))
        .isEqualTo("Which orders of the last 30 days are open?");
  }

  @Test
  void values_ofAnyDetector_areGone() {
    String said =
        sanitize(
            "Write to ada@lovelace.example, card 4111 1111 1111 1111, SSN 536-90-4399,"
                + " key sk-abcdefghijklmnopqrstuvwxyz0123456789ABCD");

    assertThat(said)
        .startsWith("Write to ")
        .doesNotContain("lovelace", "4111", "536-90", "abcdefghij");
  }

  @Test
  void numbers_thatMayNameSomebody_areGone() {
    assertThat(sanitize("{\"customer\":48213,\"top\":10}"))
        .isEqualTo("{\"customer\":?,\"top\":10}");
  }

  @Test
  void lines_andControlCharacters_becomeBlanks() {
    assertThat(sanitize("one\n\ttwo\u0000three ")).isEqualTo("one two three");
  }

  @Test
  void lastWord_ofATextThatWasCut_isLeftOut() {
    String text = "x ".repeat(994) + "ada@lovelac";

    assertThat(Sanitizer.sanitize(text, text.length(), 5_000)).doesNotContain("ada");
    assertThat(Sanitizer.sanitize(text, text.length() + 1, 5_000)).endsWith("ada@lovelac");
  }

  @Test
  void anyText_isBoundedAndTakenWithoutException() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(200); j > 0; j--) {
        text.append((char) random.nextInt(i % 2 == 0 ? 0x80 : 0x10000));
      }
      assertThat(Sanitizer.sanitize(text.toString(), 100, 50).length()).isLessThanOrEqualTo(50);
    }
  }
}
