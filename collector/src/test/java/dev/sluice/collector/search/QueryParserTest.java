package dev.sluice.collector.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.collector.store.RecordQuery;
import dev.sluice.collector.store.RecordQuery.Filter;
import dev.sluice.collector.store.RecordQuery.Word;
import dev.sluice.collector.store.SearchKey;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {

  private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");

  private static RecordQuery parse(String text) throws QuerySyntaxException {
    return QueryParser.parse(text, NOW);
  }

  @Test
  void parse_empty_isEverything() throws QuerySyntaxException {
    assertThat(parse("")).isEqualTo(RecordQuery.ALL);
    assertThat(parse("  \t ")).isEqualTo(RecordQuery.ALL);
  }

  @Test
  void parse_factsAndWords_areAllThere() throws QuerySyntaxException {
    RecordQuery query =
        parse("verdict:DENY,approve -tool:look* drop \"two Words\" -\"not this\" -x");
    assertThat(query.filters())
        .containsExactly(
            new Filter(SearchKey.VERDICT, "deny", false),
            new Filter(SearchKey.VERDICT, "approve", false),
            new Filter(SearchKey.TOOL, "look*", true));
    assertThat(query.words())
        .containsExactly(
            new Word("drop", false),
            new Word("two words", false),
            new Word("not this", true),
            new Word("x", true));
  }

  @Test
  void parse_quotes_keepBlanksColonsCommasAndQuotes() throws QuerySyntaxException {
    assertThat(parse("agent:\"a b:c,d \\\" e\",f").filters())
        .containsExactly(
            new Filter(SearchKey.AGENT, "a b:c,d \" e", false),
            new Filter(SearchKey.AGENT, "f", false));
  }

  @ParameterizedTest
  @CsvSource({
    "30s,2026-11-22T04:59:30Z",
    "10m,2026-11-22T04:50:00Z",
    "2h,2026-11-22T03:00:00Z",
    "3d,2026-11-19T05:00:00Z",
    "1w,2026-11-15T05:00:00Z",
    "today,2026-11-22T00:00:00Z",
    "2026-11-21,2026-11-21T00:00:00Z",
    "2026-11-21T10:00Z,2026-11-21T10:00:00Z",
    "2026-11-21T10:00:00+02:00,2026-11-21T08:00:00Z"
  })
  void parse_time_isCountedInUtc(String word, Instant expected) throws QuerySyntaxException {
    assertThat(parse("since:" + word).sinceMicros()).isEqualTo(expected.toEpochMilli() * 1000);
    assertThat(parse("until:" + word).untilMicros()).isEqualTo(expected.toEpochMilli() * 1000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "verdit:deny|1|Did you mean verdict:?",
        "a nonsense:1|3|Known: type, verdict",
        "tool:|6|lacks a value",
        "tool:a,|8|lacks a value",
        "a \"open|3|open quotation",
        "since:soon|7|time that cannot be read",
        "since:99999999999999d|7|time that cannot be read",
        "-since:1h|1|turns a time around",
        "a \"\"|3|empty term"
      })
  void parse_wrong_saysWhereAndWhat(String text, int column, String message) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOfSatisfying(
            QuerySyntaxException.class, e -> assertThat(e.column()).isEqualTo(column))
        .hasMessageContaining(message)
        .hasMessageContaining("column " + column + ".")
        .hasMessageEndingWith(" ".repeat(2 + column - 1) + "^");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {":", "-", "--", "a:b:c:", "\"", "-\"", "x:\"", "verdict:-", "\u0000", "'; DROP--"})
  void parse_anything_isAQueryOrALocatedProblem(String text) {
    try {
      assertThat(parse(text)).isNotNull();
    } catch (QuerySyntaxException e) {
      assertThat(e.column()).isBetween(1, text.length() + 1);
    }
  }

  @Test
  void parse_tooLongOrTooMany_isRefused() {
    assertThatThrownBy(() -> parse("x".repeat(2001))).hasMessageContaining("too long");
    assertThatThrownBy(() -> parse("x ".repeat(51))).hasMessageContaining("too many terms");
  }
}
