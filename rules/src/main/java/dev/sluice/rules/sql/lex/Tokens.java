package dev.sluice.rules.sql.lex;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one text. Filled by the {@link Lexer}, not changed afterwards.
 *
 * <p>Held as arrays, because a text may have a million of them.
 */
public final class Tokens {

  private final String text;
  private Kind[] kinds;
  private int[] starts;
  private int[] ends;
  private @Nullable String[] values;
  private int size;
  private @Nullable String problem;
  private int depth;
  private int deepest;
  private int parameters;

  Tokens(String text) {
    this.text = text;
    int guess = Math.max(16, Math.min(text.length() / 4, 4096));
    kinds = new Kind[guess];
    starts = new int[guess];
    ends = new int[guess];
    values = new String[guess];
  }

  /** The text that was read. */
  public String text() {
    return text;
  }

  /** Number of tokens, the END included. */
  public int size() {
    return size;
  }

  /** The kind of a token. */
  public Kind kind(int index) {
    return kinds[index];
  }

  /** Where a token starts in the text. */
  public int start(int index) {
    return starts[index];
  }

  /** Where a token ends in the text, exclusive. */
  public int end(int index) {
    return ends[index];
  }

  /**
   * A word in upper case, an operator or parameter as it stands, a quoted identifier or string
   * without its quotes and escapes; empty for what needs no value.
   */
  public String value(int index) {
    String value = values[index];
    return value == null ? "" : value;
  }

  /** The token as it stands in the text. */
  public String source(int index) {
    return text.substring(starts[index], ends[index]);
  }

  /** Why the text cannot be read with certainty, without any literal; null if it can. */
  public @Nullable String problem() {
    return problem;
  }

  /** The deepest nesting of parentheses. */
  public int deepest() {
    return deepest;
  }

  /** Number of bind parameters. */
  public int parameters() {
    return parameters;
  }

  /** Keeps the first problem only. */
  void problem(String found) {
    if (problem == null) {
      problem = found;
    }
  }

  void parameters(int count) {
    parameters = count;
  }

  void add(Kind kind, int start, int end, @Nullable String value) {
    if (size == kinds.length) {
      int bigger = size * 2;
      kinds = Arrays.copyOf(kinds, bigger);
      starts = Arrays.copyOf(starts, bigger);
      ends = Arrays.copyOf(ends, bigger);
      values = Arrays.copyOf(values, bigger);
    }
    if (kind == Kind.LEFT) {
      deepest = Math.max(deepest, ++depth);
    } else if (kind == Kind.RIGHT) {
      depth = Math.max(0, depth - 1);
    }
    kinds[size] = kind;
    starts[size] = start;
    ends[size] = end;
    values[size++] = value;
  }
}
