package dev.sluice.collector.search;

import dev.sluice.collector.store.RecordQuery;
import dev.sluice.collector.store.RecordQuery.Filter;
import dev.sluice.collector.store.RecordQuery.Word;
import dev.sluice.collector.store.SearchKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The query language: terms separated by blanks, all of which must hold.
 *
 * <pre>
 *   verdict:deny           a fact; verdict:deny,approve for either
 *   tool:look*             * stands for any characters
 *   -table:customers       the fact must not hold
 *   agent:"night shift"    quotes keep blanks and colons together
 *   since:10m until:2026-11-22T05:00Z
 *   "drop table" customers texts that must occur
 * </pre>
 *
 * Stateless, any thread.
 */
public final class QueryParser {

  /** A longer query is refused. */
  public static final int MAX_CHARS = 2000;

  /** More terms are refused. */
  public static final int MAX_TERMS = 50;

  private static final String SINCE = "since";
  private static final String UNTIL = "until";

  private final String text;
  private final Instant now;
  private final List<Filter> filters = new ArrayList<>();
  private final List<Word> words = new ArrayList<>();
  private long since = Long.MIN_VALUE;
  private long until = Long.MAX_VALUE;
  private int at;

  private QueryParser(String text, Instant now) {
    this.text = text;
    this.now = now;
  }

  /**
   * Reads a query.
   *
   * @param now what times like {@code 10m} are counted from
   */
  public static RecordQuery parse(String text, Instant now) throws QuerySyntaxException {
    if (text.length() > MAX_CHARS) {
      throw new QuerySyntaxException(
          "Query is too long: characters=" + text.length(),
          "At most " + MAX_CHARS + ".",
          text,
          MAX_CHARS);
    }
    return new QueryParser(text, now).read();
  }

  private RecordQuery read() throws QuerySyntaxException {
    skipBlanks();
    while (at < text.length()) {
      term();
      if (filters.size() + words.size() > MAX_TERMS) {
        throw problem("Query has too many terms", "At most " + MAX_TERMS + ".", at - 1);
      }
      skipBlanks();
    }
    return new RecordQuery(filters, words, since, until);
  }

  private void term() throws QuerySyntaxException {
    int start = at;
    boolean negated = text.charAt(at) == '-' && at + 1 < text.length();
    if (negated) {
      at++;
    }
    int keyStart = at;
    if (text.charAt(at) == '"') {
      word(quoted(), negated, start);
      return;
    }
    while (at < text.length() && isKeyChar(text.charAt(at))) {
      at++;
    }
    boolean fact = at < text.length() && text.charAt(at) == ':' && at > keyStart;
    if (!fact) {
      at = keyStart;
      word(bare(""), negated, start);
      return;
    }
    String key = text.substring(keyStart, at).toLowerCase(Locale.ROOT);
    at++;
    if (key.equals(SINCE) || key.equals(UNTIL)) {
      time(key, negated, start);
    } else {
      fact(key, keyStart, negated);
    }
  }

  private void fact(String word, int keyStart, boolean negated) throws QuerySyntaxException {
    SearchKey key = SearchKey.of(word);
    if (key == null) {
      throw problem("Query has an unknown word: " + word, suggestion(word), keyStart);
    }
    do {
      int start = at;
      String value = at < text.length() && text.charAt(at) == '"' ? quoted() : bare(",");
      if (value.isEmpty()) {
        throw problem("Query lacks a value: " + word, "It takes " + key.meaning() + ".", start);
      }
      filters.add(new Filter(key, value.toLowerCase(Locale.ROOT), negated));
    } while (more());
  }

  private boolean more() {
    if (at < text.length() && text.charAt(at) == ',') {
      at++;
      return true;
    }
    return false;
  }

  private void time(String key, boolean negated, int start) throws QuerySyntaxException {
    int valueStart = at;
    if (negated) {
      throw problem("Query turns a time around", "Write since: or until: without -.", start);
    }
    long micros;
    try {
      micros = TimeWord.micros(bare(""), now);
    } catch (IllegalArgumentException e) {
      throw problem(
          "Query has a time that cannot be read",
          "Write 10m, 2h, 3d, today, or 2026-11-22T05:00Z.",
          valueStart);
    }
    if (key.equals(SINCE)) {
      since = micros;
    } else {
      until = micros;
    }
  }

  private void word(String word, boolean negated, int start) throws QuerySyntaxException {
    if (word.isEmpty()) {
      throw problem("Query has an empty term", "Write a word, or key:value.", start);
    }
    words.add(new Word(word.toLowerCase(Locale.ROOT), negated));
  }

  private String quoted() throws QuerySyntaxException {
    int start = at++;
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      value.append(text.charAt(at++));
    }
    if (at == text.length()) {
      throw problem("Query has an open quotation", "Close it with \".", start);
    }
    at++;
    return value.toString();
  }

  private String bare(String alsoEndsAt) {
    int start = at;
    while (at < text.length()
        && !Character.isWhitespace(text.charAt(at))
        && alsoEndsAt.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isKeyChar(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static String suggestion(String word) {
    SearchKey close = null;
    for (SearchKey key : SearchKey.values()) {
      if (distance(word, key.word()) <= 2) {
        close = key;
      }
    }
    if (close != null) {
      return "Did you mean " + close.word() + ":?";
    }
    String all =
        Arrays.stream(SearchKey.values()).map(SearchKey::word).collect(Collectors.joining(", "));
    return "Known: " + all + ", since, until. In quotes it is searched as text.";
  }

  /** Levenshtein's distance; words here are short. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  private QuerySyntaxException problem(String what, String advice, int offset) {
    return new QuerySyntaxException(what, advice, text, offset);
  }
}
