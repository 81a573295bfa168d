package dev.sluice.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class GlobTest {

  @Property(tries = 3000)
  void matches_anyPattern_agreesWithTheDefinition(
      @ForAll @StringLength(max = 6) @CharRange(from = 'a', to = 'b') String text,
      @ForAll
          @StringLength(max = 6)
          @CharRange(from = '*', to = '*')
          @CharRange(from = 'a', to = 'b')
          String pattern) {
    assertThat(Glob.of(pattern).matches(text)).isEqualTo(slowly(pattern, text));
    assertThat(Glob.ignoringCase(pattern).matches(text.toUpperCase(Locale.ROOT)))
        .isEqualTo(slowly(pattern, text));
  }

  private static boolean slowly(String pattern, String text) {
    if (pattern.isEmpty()) {
      return text.isEmpty();
    } else if (pattern.charAt(0) == '*') {
      return slowly(pattern.substring(1), text)
          || (!text.isEmpty() && slowly(pattern, text.substring(1)));
    }
    return !text.isEmpty()
        && text.charAt(0) == pattern.charAt(0)
        && slowly(pattern.substring(1), text.substring(1));
  }

  @Test
  void matches_hostilePattern_ends() {
    String text = "a".repeat(20_000);
    assertThat(Glob.of("*a".repeat(50) + "*b").matches(text)).isFalse();
  }
}
