package dev.sluice.rules.sql;

import dev.sluice.rules.sql.lex.Kind;
import dev.sluice.rules.sql.lex.Tokens;

/**
 * A text without its literals and comments, and its fingerprint. The fingerprint also forgets how
 * long a list of literals is, and the case of what is not quoted.
 *
 * @param sanitized each literal a question mark, white space single
 * @param fingerprint sixteen hexadecimal digits
 */
record CanonicalText(String sanitized, String fingerprint) {

  /** Longer sanitized text is cut: it is for people and statistics. */
  private static final int MAX_CHARS = 32_768;

  static CanonicalText of(Tokens tokens) {
    StringBuilder sanitized = new StringBuilder(Math.min(6 * tokens.size(), MAX_CHARS) + 8);
    Hash hash = new Hash();
    boolean secret = false;
    for (int i = 0; i < tokens.size() - 1; i++) {
      boolean hidden = tokens.literal(i) || secret;
      append(sanitized, tokens, i, hidden);
      hash.add(tokens, i, hidden);
      secret = tokens.kind(i) == Kind.WORD && announcesSecret(tokens, i);
    }
    return new CanonicalText(sanitized.toString(), hash.text());
  }

  /** Oracle and others take a password as a bare word: IDENTIFIED BY secret. */
  private static boolean announcesSecret(Tokens tokens, int index) {
    return tokens.value(index).equals("BY")
        && index > 0
        && tokens.value(index - 1).equals("IDENTIFIED");
  }

  private static void append(StringBuilder out, Tokens tokens, int index, boolean hidden) {
    if (out.length() >= MAX_CHARS) {
      return;
    }
    if (tokens.spaced(index)) {
      out.append(' ');
    }
    if (hidden) {
      out.append('?');
      return;
    }
    tokens.append(index, out, MAX_CHARS - out.length());
  }

  /** 64-bit FNV-1a over tokens, lists of literals counted once. */
  private static final class Hash {
    private long value = 0xcbf29ce484222325L;
    private boolean literal;
    private boolean comma;

    void add(Tokens tokens, int index, boolean hidden) {
      Kind kind = tokens.kind(index);
      boolean value = hidden || kind == Kind.PARAMETER;
      if (value) {
        if (!literal) {
          mix('?');
        }
        literal = true;
        comma = false;
        return;
      }
      if (kind == Kind.COMMA && literal && !comma) {
        comma = true;
        return;
      }
      if (comma) {
        mix(',');
      }
      literal = false;
      comma = false;
      mix(kind.name().charAt(0));
      String text = kind == Kind.WORD || kind == Kind.QUOTED ? tokens.value(index) : "";
      if (text.isEmpty()) {
        text = tokens.source(index);
      }
      for (int i = 0; i < text.length(); i++) {
        mix(text.charAt(i));
      }
    }

    private void mix(int c) {
      value = (value ^ c) * 0x100000001b3L;
    }

    String text() {
      long mixed = value ^ (value >>> 32);
      String hex = Long.toHexString(mixed * 0x9e3779b97f4a7c15L);
      return "0".repeat(16 - hex.length()) + hex;
    }
  }
}
