package com.example.supportdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {

  @Test
  void parse_optionsAndMessages_areTaken() {
    Options options =
        Options.parse(
            new String[] {
              "--model-url", "http://m", "--pool", "no", "--conversation", "c7", "hello", "again"
            },
            Map.of("OPENAI_MODEL", "some-model", "OPENAI_BASE_URL", "http://other"));

    assertThat(options.modelUrl()).isEqualTo("http://m");
    assertThat(options.modelName()).isEqualTo("some-model");
    assertThat(options.databaseUrl()).isNull();
    assertThat(options.pooled()).isFalse();
    assertThat(options.conversation()).isEqualTo("c7");
    assertThat(options.messages()).containsExactly("hello", "again");
  }

  @Test
  void parse_noModel_isRefused() {
    assertThatThrownBy(() -> Options.parse(new String[0], Map.of()))
        .hasMessageContaining("--model-url");
  }

  @Test
  void parse_unknownOption_isRefused() {
    assertThatThrownBy(() -> Options.parse(new String[] {"--colour", "red"}, Map.of()))
        .hasMessageContaining("--colour");
  }

  @Test
  void parse_optionWithoutValue_isRefused() {
    assertThatThrownBy(() -> Options.parse(new String[] {"--model-url"}, Map.of()))
        .hasMessageContaining("--model-url");
  }
}
