package dev.sluice.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Test
  void read_values_ofEachKind() throws JsonReader.NotJson {
    Map<String, Object> object =
        JsonReader.object(
            " {\"s\":\"a\\n\\u0041\\/\",\"n\":-1.5e3,\"t\":true,\"z\":null,\"a\":[1,[]],\"o\":{}} ");
    assertThat(object.get("s")).isEqualTo("a\nA/");
    assertThat(object.get("n")).isEqualTo(new JsonReader.JsonNumber("-1.5e3"));
    assertThat(object.get("t")).isEqualTo(true);
    assertThat(object).containsEntry("z", null);
    assertThat(object.get("a")).isEqualTo(List.of(new JsonReader.JsonNumber("1"), List.of()));
    assertThat(object.get("o")).isEqualTo(Map.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{\"a\":01}",
        "{\"a\":1.}",
        "{\"a\":tru}",
        "{\"a\":\"x}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":1} x",
        "{\"a\":1,\"a\":2}",
        "{a:1}",
      })
  void read_notJson_isRefused(String text) {
    assertThatThrownBy(() -> JsonReader.object(text))
        .isInstanceOf(JsonReader.NotJson.class)
        .hasMessageContaining("column");
  }

  @Test
  void read_deep_isRefused() {
    String deep = "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
    assertThatThrownBy(() -> JsonReader.object(deep)).hasMessageContaining("deeply");
  }

  @Test
  void write_text_isEscaped() {
    JsonWriter json = new JsonWriter();
    json.beginObject();
    json.string("a", "\"\\\n\u2028\ud800é");
    json.string("b", null);
    json.strings("c", List.of("x", "y"));
    json.endObject();
    assertThat(json.toString())
        .isEqualTo("{\"a\":\"\\\"\\\\\\u000a\\u2028\\ud800é\",\"b\":null,\"c\":[\"x\",\"y\"]}");
  }
}
