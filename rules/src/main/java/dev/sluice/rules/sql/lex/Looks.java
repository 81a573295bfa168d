package dev.sluice.rules.sql.lex;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of the literals of one text while something was made of its tokens. Immutable.
 *
 * <p>The argument: whoever reads {@link Tokens} is a function of their kinds, of what is no
 * literal, and of the looks. Take two texts with the same {@link #skeleton}, of which the second
 * agrees with each look at the first. The reader's first look at the second text asks what its
 * first look at the first text asked, and gets the same answer; so does the next; so it does the
 * same all along. Which literal is looked at may depend on others, since those were looked at
 * before.
 */
public final class Looks {

  static final byte WHOLE = 1;
  static final byte WILDCARDS = 2;

  private static final int LENGTH_BITS = 15;
  private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;
  private static final int TAG_KINDS = 16;

  private final int[] wholes;
  private final String[] sources;
  private final int[] tests;
  private final boolean[] answers;

  private Looks(int[] wholes, String[] sources, int[] tests, boolean[] answers) {
    this.wholes = wholes;
    this.sources = sources;
    this.tests = tests;
    this.answers = answers;
  }

  /** The looks so far; null if what was made may depend on where tokens stand. */
  public static @Nullable Looks of(Tokens tokens) {
    if (tokens.placed()) {
      return null;
    }
    byte[] seen = tokens.seen();
    int size = seen == null ? 0 : seen.length;
    int[] wholes = new int[size];
    String[] sources = new String[size];
    int[] tests = new int[size];
    boolean[] answers = new boolean[size];
    int whole = 0;
    int tested = 0;
    for (int i = 0; i < size; i++) {
      if (seen != null && (seen[i] & WHOLE) != 0) {
        wholes[whole] = i;
        sources[whole++] = tokens.raw(i);
      } else if (seen != null && seen[i] == WILDCARDS) {
        tests[tested] = i;
        answers[tested++] = tokens.wildcards(i);
      }
    }
    return new Looks(
        Arrays.copyOf(wholes, whole),
        Arrays.copyOf(sources, whole),
        Arrays.copyOf(tests, tested),
        Arrays.copyOf(answers, tested));
  }

  /** Hot path. Whether tokens of the same skeleton would have been seen alike. */
  public boolean agrees(Tokens tokens) {
    for (int i = 0; i < wholes.length; i++) {
      if (!tokens.reads(wholes[i], sources[i])) {
        return false;
      }
    }
    for (int i = 0; i < tests.length; i++) {
      if (tokens.wildcards(tests[i]) != answers[i]) {
        return false;
      }
    }
    return true;
  }

  /** About how many bytes are held. */
  public int bytes() {
    int bytes = 120 + 5 * tests.length;
    for (String source : sources) {
      bytes += 64 + 2 * source.length();
    }
    return bytes;
  }

  /**
   * Hot path. Everything that a reader of the tokens can ask without looking at a literal: kinds,
   * whether space stands between, the text of what is no literal. Two token lists have the same
   * skeleton only if they agree in all of it: a token is a tag, and behind that its length and its
   * text if it is no literal.
   */
  public static String skeleton(Tokens tokens) {
    int size = tokens.size();
    char[] out = new char[tokens.text.length() + 3 * size];
    int at = 0;
    for (int i = 0; i < size; i++) {
      out[at++] = (char) (tokens.code(i) + (tokens.spaced(i) ? TAG_KINDS : 0));
      if (!tokens.literal(i)) {
        int from = tokens.from(i);
        int to = tokens.to(i);
        int length = to - from;
        if (length > LENGTH_MASK) {
          out[at++] = (char) (length >>> LENGTH_BITS | 1 << LENGTH_BITS);
        }
        out[at++] = (char) (length & LENGTH_MASK);
        tokens.text.getChars(from, to, out, at);
        at += length;
      }
    }
    return new String(out, 0, at);
  }
}
