package dev.sluice.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordsTest {

  /** A message as some frameworks have it. */
  public record Plain(String getText) {}

  /** A message as others have it. */
  public record Parts(List<Part> contents) {
    /** Throws if there are several, as theirs does. */
    public String singleText() {
      if (contents.size() > 1) {
        throw new IllegalStateException("several");
      }
      return contents.get(0).text();
    }
  }

  /** A part of one. */
  public record Part(String text) {}

  @Test
  void values_ofAnyDepth_areText() {
    Map<String, Object> arguments = new LinkedHashMap<>();
    arguments.put("status", "open");
    arguments.put("top", 10);
    arguments.put("ids", Arrays.asList(1, null));

    assertThat(Words.of(arguments)).isEqualTo("{\"status\":\"open\",\"top\":10,\"ids\":[1,null]}");
    assertThat(Words.of("{}")).isEqualTo("{}");
    assertThat(Words.of("")).isNull();
    assertThat(Words.of(null)).isNull();
  }

  @Test
  void values_thatContainThemselvesOrAreLong_areCut() {
    List<Object> self = new ArrayList<>();
    self.add(self);
    self.add("x".repeat(10_000));

    assertThat(Words.of(self)).hasSizeLessThan(Words.MAX_LENGTH + 100);
    assertThat(Words.of("x".repeat(10_000))).hasSize(Words.MAX_LENGTH);
  }

  @Test
  void message_ofOneTextOrOfParts_isItsText() {
    assertThat(Words.ofMessage(new Plain("go"), "getText")).isEqualTo("go");
    assertThat(Words.ofMessage(new Parts(List.of(new Part("go"), new Part("on"))), "singleText"))
        .isEqualTo("go on");
    assertThat(Words.ofMessage(null, "getText")).isNull();
    assertThat(Words.ofMessage(7, "getText")).isNull();
  }
}
