package dev.sluice.rules.mask;

/**
 * Tells by its look that a text came out of a mask that hides characters: redact, partial, card,
 * phone, iban, email. What keeps no stars (hash, fixed, bucket, date, null) has no look.
 */
public final class MaskedText {

  private static final char STAR = '*';
  private static final String HIDDEN = "***";
  private static final String SEPARATORS = " -().+/";

  private MaskedText() {}

  /** Hot path. Whether a text looks masked: linear, without allocation. */
  public static boolean is(String text) {
    int star = text.indexOf(STAR);
    if (star < 0) {
      return text.contains(Masker.REDACTED);
    }
    return text.indexOf(HIDDEN, star) >= 0
        || isDigits(text)
        || isHalfHidden(text)
        || text.contains(Masker.REDACTED);
  }

  /** A partial mask hides at least half, which of a short text are two stars. */
  private static boolean isHalfHidden(String text) {
    int first = text.indexOf("**");
    return first >= 0 && text.codePointCount(0, text.length()) <= 4;
  }

  /** Hot path. Whether a longer text may hold such a text at all. */
  public static boolean mayHold(String text) {
    return text.indexOf(STAR) >= 0 || text.contains(Masker.REDACTED);
  }

  /** Stars, digits and what stands between digits, three stars at least; or stars alone. */
  private static boolean isDigits(String text) {
    int stars = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == STAR) {
        stars++;
      } else if (!Ascii.isDigit(c) && SEPARATORS.indexOf(c) < 0) {
        return false;
      }
    }
    return stars > 2 || stars == text.length();
  }
}
