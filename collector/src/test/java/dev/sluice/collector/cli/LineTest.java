package dev.sluice.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class LineTest {

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }

  @Test
  void clean_whatSteersATerminal_isShownAsAMark() {
    assertThat(Line.clean("a\u001b[31mred\u009b2J\nnext\t\u202eback"))
        .isEqualTo("a\uFFFD[31mred\uFFFD2J next \uFFFDback");
  }

  @Test
  void of_longAndShort_standInTheSameColumns() throws Exception {
    String shortLine =
        Line.of(json("{'id':'x-1','time':'2026-11-22T05:00:00.000000Z','type':'hello'}"));
    String longLine =
        Line.of(
            json(
                "{'id':'x-1','time':'2026-11-22T05:00:00.000000Z','type':'intent','db.query.text':'"
                    + "y".repeat(500)
                    + "','gen_ai.agent.name':'"
                    + "z".repeat(90)
                    + "','outcome':null}"));
    assertThat(longLine).hasSameSizeAs(shortLine).endsWith("x-1").contains("no outcome yet");
    assertThat(Line.HEADING.indexOf("RECORD")).isEqualTo(shortLine.indexOf("x-1"));
  }

  @Test
  void result_outcome_saysRowsMasksAndTransaction() throws Exception {
    assertThat(
            Line.result(
                json(
                    "{'type':'intent','transaction':'rolled-back','outcome':{'sluice.status':'ok',"
                        + "'db.response.returned_rows':3,'sluice.masked':['pii.email=3']}}")))
        .isEqualTo("3 rows, masked pii.email=3, rolled-back");
    assertThat(
            Line.result(
                json(
                    "{'type':'intent','outcome':{'sluice.status':'error',"
                        + "'error.type':'java.sql.SQLException'}}")))
        .isEqualTo("error java.sql.SQLException");
    assertThat(Line.result(json("{'type':'refusal','sluice.rule.deciding':'no-ddl'}")))
        .isEqualTo("refused by no-ddl");
  }
}
