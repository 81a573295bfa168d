package dev.sluice.rules.sql.lex;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one text. Filled by the {@link Lexer}; one thread.
 *
 * <p>Held as arrays, because a text may have a million of them; values are made when they are asked
 * for. A string or number is looked at through {@link #value}, {@link #source}, {@link #append} and
 * {@link #wildcardsOnly} only, and each of them notes the look: what was not looked at cannot have
 * changed what was made of the tokens ({@link Looks}). Where a token stands depends on the length
 * of the literals before it, so {@link #start} and {@link #end} are noted too.
 */
public final class Tokens {

  private static final Kind[] KINDS = Kind.values();

  final String text;
  private byte[] kinds;
  private int[] starts;
  private int[] ends;
  private @Nullable String @Nullable [] values;
  private int size;
  private @Nullable String problem;
  private int depth;
  private int deepest;
  private int parameters;

  /** What was seen of each literal: null until one was. */
  private byte @Nullable [] seen;

  private boolean placed;

  Tokens(String text) {
    this.text = text;
    int guess = Math.max(16, Math.min(text.length() / 4, 4096));
    kinds = new byte[guess];
    starts = new int[guess];
    ends = new int[guess];
  }

  /** Number of tokens, the END included. */
  public int size() {
    return size;
  }

  /** The kind of a token. */
  public Kind kind(int index) {
    return KINDS[kinds[index]];
  }

  /** Whether a token is a string or a number. */
  public boolean literal(int index) {
    Kind kind = KINDS[kinds[index]];
    return kind == Kind.STRING || kind == Kind.NUMBER;
  }

  /** Whether white space or a comment stands before a token; false for the first. */
  public boolean spaced(int index) {
    return index > 0 && starts[index] > ends[index - 1];
  }

  /** Where a token starts in the text; facts that hold it cannot be shared between texts. */
  public int start(int index) {
    placed = true;
    return starts[index];
  }

  /** Where a token ends in the text, exclusive; as {@link #start}. */
  public int end(int index) {
    placed = true;
    return ends[index];
  }

  /** The text of several tokens as it stands, comments between them included. */
  public String text(int from, int to) {
    placed = true;
    return to <= from ? "" : text.substring(starts[from], ends[to - 1]);
  }

  /**
   * A word in upper case, an operator, number or variable as it stands, a quoted identifier or
   * string without its quotes and escapes; empty for what needs no value.
   */
  public String value(int index) {
    Kind kind = KINDS[kinds[index]];
    if (kind == Kind.STRING || kind == Kind.NUMBER) {
      see(index, Looks.WHOLE);
    }
    return read(index, kind);
  }

  /** The token as it stands in the text. */
  public String source(int index) {
    if (literal(index)) {
      see(index, Looks.WHOLE);
    }
    return raw(index);
  }

  /** Puts a token as it stands in the text behind others, cut to the room that is left. */
  public void append(int index, StringBuilder out, int room) {
    if (literal(index)) {
      see(index, Looks.WHOLE);
    }
    out.append(text, starts[index], Math.min(ends[index], starts[index] + room));
  }

  /** Whether a string holds {@code %} and nothing else; only the answer counts as seen. */
  public boolean wildcardsOnly(int index) {
    see(index, Looks.WILDCARDS);
    return wildcards(index);
  }

  boolean wildcards(int index) {
    String value = read(index, KINDS[kinds[index]]);
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) != '%') {
        return false;
      }
    }
    return !value.isEmpty();
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

  // ---- for the lexer and for Looks

  String raw(int index) {
    return text.substring(starts[index], ends[index]);
  }

  /** Whether a token reads as a text does, without noting a look. */
  boolean reads(int index, String other) {
    int length = ends[index] - starts[index];
    return length == other.length() && text.startsWith(other, starts[index]);
  }

  int from(int index) {
    return starts[index];
  }

  int to(int index) {
    return ends[index];
  }

  int code(int index) {
    return kinds[index];
  }

  boolean placed() {
    return placed;
  }

  byte @Nullable [] seen() {
    return seen;
  }

  private void see(int index, byte what) {
    byte[] all = seen;
    if (all == null) {
      all = new byte[size];
      seen = all;
    }
    all[index] |= what;
  }

  private String read(int index, Kind kind) {
    String[] all = values;
    String value = all == null || index >= all.length ? null : all[index];
    if (value != null) {
      return value;
    }
    int from = starts[index];
    int to = ends[index];
    String made =
        switch (kind) {
          case WORD -> Keywords.upper(text, from, to);
          case OPERATOR -> Names.operator(text, from, to - from);
          case NUMBER, VARIABLE -> text.substring(from, to);
          case STRING, QUOTED -> text.substring(quote(from) + 1, to - 1);
          default -> "";
        };
    keep(index, made);
    return made;
  }

  /** Where the quote stands that opens a token, its prefix skipped. */
  private int quote(int from) {
    int index = from;
    while ("'\"`[".indexOf(text.charAt(index)) < 0) {
      index++;
    }
    return index;
  }

  private void keep(int index, String value) {
    String[] all = values;
    if (all == null || all.length <= index) {
      int length = Math.max(kinds.length, index + 1);
      all = all == null ? new String[length] : Arrays.copyOf(all, length);
      values = all;
    }
    all[index] = value;
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

  // The ordinal never leaves memory: it is a kind in one byte instead of four.
  @SuppressWarnings("EnumOrdinal")
  private static byte code(Kind kind) {
    return (byte) kind.ordinal();
  }

  /** Adds a token whose value is what stands between its quotes, or the token itself. */
  void add(Kind kind, int start, int end) {
    if (size == kinds.length) {
      int bigger = size * 2;
      kinds = Arrays.copyOf(kinds, bigger);
      starts = Arrays.copyOf(starts, bigger);
      ends = Arrays.copyOf(ends, bigger);
    }
    if (kind == Kind.LEFT) {
      deepest = Math.max(deepest, ++depth);
    } else if (kind == Kind.RIGHT) {
      depth = Math.max(0, depth - 1);
    }
    kinds[size] = code(kind);
    starts[size] = start;
    ends[size++] = end;
  }

  /** Adds a token with a value of its own. */
  void add(Kind kind, int start, int end, String value) {
    add(kind, start, end);
    keep(size - 1, value);
  }
}
