package dev.sluice.rules.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * A text in which {@code *} stands for any characters. Immutable. Matching goes through the text
 * once: each piece between stars is taken at its first place, which is never worse than a later
 * one, so there is nothing to come back to.
 */
final class Glob {

  private static final String[] ALL = {};

  private final String text;
  private final boolean ignoreCase;

  /** The pieces between stars; null if there is no star. */
  private final String[] pieces;

  private final boolean literal;

  private Glob(String text, boolean ignoreCase) {
    this.text = text;
    this.ignoreCase = ignoreCase;
    literal = text.indexOf('*') < 0;
    pieces = literal ? ALL : split(text);
  }

  static Glob of(String text) {
    return new Glob(text, false);
  }

  static Glob ignoringCase(String text) {
    return new Glob(text, true);
  }

  String text() {
    return text;
  }

  boolean isLiteral() {
    return literal;
  }

  /** True for {@code *} alone. */
  boolean matchesAll() {
    return !literal && pieces.length == 2 && pieces[0].isEmpty() && pieces[1].isEmpty();
  }

  /** Hot path. */
  boolean matches(String value) {
    if (literal) {
      return ignoreCase ? text.equalsIgnoreCase(value) : text.equals(value);
    }
    String first = pieces[0];
    String last = pieces[pieces.length - 1];
    int end = value.length() - last.length();
    if (end < first.length() || !isAt(value, 0, first) || !isAt(value, end, last)) {
      return false;
    }
    int from = first.length();
    for (int i = 1; i < pieces.length - 1; i++) {
      from = find(value, from, end, pieces[i]);
      if (from < 0) {
        return false;
      }
      from += pieces[i].length();
    }
    return from <= end;
  }

  private int find(String value, int from, int end, String piece) {
    for (int i = from; i + piece.length() <= end; i++) {
      if (isAt(value, i, piece)) {
        return i;
      }
    }
    return -1;
  }

  private boolean isAt(String value, int at, String piece) {
    return value.regionMatches(ignoreCase, at, piece, 0, piece.length());
  }

  private static String[] split(String text) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '*') {
        String piece = text.substring(start, i);
        if (pieces.isEmpty() || !piece.isEmpty()) {
          pieces.add(piece);
        }
        start = i + 1;
      }
    }
    pieces.add(text.substring(start));
    return pieces.toArray(ALL);
  }
}
