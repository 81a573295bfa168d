package dev.sluice.rules.mask;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Masks that keep a part of a text. What does not have the expected form is redacted: a part of
 * something unknown is not a part that was allowed.
 */
final class TextMask {

  private static final char STAR = '*';
  private static final int LONGEST_RUN = 64;
  private static final int LEAST_CARD_DIGITS = 12;
  private static final int MOST_CARD_DIGITS = 19;
  private static final int KEPT_CARD_DIGITS = 4;
  private static final int LEAST_PHONE_DIGITS = 7;
  private static final int MOST_PHONE_DIGITS = 17;
  private static final int KEPT_PHONE_DIGITS = 2;
  private static final int LEAST_IBAN = 15;
  private static final int MOST_IBAN = 34;
  private static final int LEAST_NAMED_LENGTH = 3;
  private static final int LONGEST_TOP_LEVEL = 6;
  private static final String HIDDEN = "***";
  private static final char LARGEST_LATIN1 = 0xff;

  private TextMask() {}

  /**
   * Hot path. Keeps code points at the ends. At least half of the text is hidden, or all of it:
   * four characters with {@code keep-last: 4} would be no mask.
   */
  static String partial(String text, int keepFirst, int keepLast) {
    int length = text.codePointCount(0, text.length());
    long kept = (long) keepFirst + keepLast;
    if (kept * 2 > length) {
      return stars(Math.max(length, 1));
    }
    int hidden = (int) (length - kept);
    if (length == text.length()) {
      int run = Math.min(hidden, LONGEST_RUN);
      byte[] masked = new byte[keepFirst + run + keepLast];
      Arrays.fill(masked, (byte) STAR);
      if (copied(text, 0, masked, 0, keepFirst)
          && copied(text, length - keepLast, masked, keepFirst + run, keepLast)) {
        return latin1(masked);
      }
    }
    int from = text.offsetByCodePoints(0, keepFirst);
    int to = text.offsetByCodePoints(text.length(), -keepLast);
    return text.substring(0, from) + stars(hidden) + text.substring(to);
  }

  /** Copies characters of one byte; false if one of them is none. */
  private static boolean copied(String from, int at, byte[] to, int place, int count) {
    for (int i = 0; i < count; i++) {
      char c = from.charAt(at + i);
      if (c > LARGEST_LATIN1) {
        return false;
      }
      to[place + i] = (byte) c;
    }
    return true;
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  static String card(String text) {
    int digits = digitsAmong(text, " -");
    if (digits < LEAST_CARD_DIGITS || digits > MOST_CARD_DIGITS) {
      return Masker.REDACTED;
    }
    return hideDigits(text, digits - KEPT_CARD_DIGITS);
  }

  static String phone(String text) {
    int digits = digitsAmong(text, " -().+/");
    if (digits < LEAST_PHONE_DIGITS || digits > MOST_PHONE_DIGITS) {
      return Masker.REDACTED;
    }
    return hideDigits(text, digits - KEPT_PHONE_DIGITS);
  }

  static String iban(String text) {
    StringBuilder compact = new StringBuilder(MOST_IBAN);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Ascii.isAlphanumeric(c) && compact.length() < MOST_IBAN) {
        compact.append(c);
      } else if (c != ' ') {
        return Masker.REDACTED;
      }
    }
    int length = compact.length();
    if (length < LEAST_IBAN || !Ascii.isLetter(compact.charAt(0)) || !countryIsWhole(compact)) {
      return Masker.REDACTED;
    }
    return compact.substring(0, 2) + stars(length - 6) + compact.substring(length - 4);
  }

  private static boolean countryIsWhole(StringBuilder compact) {
    return Ascii.isLetter(compact.charAt(1))
        && Ascii.isDigit(compact.charAt(2))
        && Ascii.isDigit(compact.charAt(3));
  }

  /**
   * Hot path. {@code a***@e***.com}; parts too short to hide anything lose their first letter too.
   */
  static String email(String text) {
    int at = text.indexOf('@');
    if (at <= 0 || at == text.length() - 1 || text.indexOf('@', at + 1) >= 0) {
      return Masker.REDACTED;
    }
    int dot = text.lastIndexOf('.');
    int end = dot > at ? dot : text.length();
    boolean named = isNamed(text, 0, at);
    boolean domainNamed = isNamed(text, at + 1, end);
    char first = named ? text.charAt(0) : STAR;
    char domainFirst = domainNamed ? text.charAt(at + 1) : STAR;
    if (first > LARGEST_LATIN1 || domainFirst > LARGEST_LATIN1) {
      return (named ? firstOf(text, 0) : "")
          + "***@"
          + (domainNamed ? firstOf(text, at + 1) : "")
          + HIDDEN
          + (isPlainTop(text, end) ? text.substring(end) : "." + HIDDEN);
    }
    // Written at one go: this is what scans of whole tables do most.
    boolean plainTop = isPlainTop(text, end);
    int top = plainTop ? text.length() - end : 1 + HIDDEN.length();
    int middle = (named ? 1 : 0) + HIDDEN.length();
    int after = middle + 1 + (domainNamed ? 1 : 0) + HIDDEN.length();
    byte[] masked = new byte[after + top];
    Arrays.fill(masked, (byte) STAR);
    masked[0] = (byte) first;
    masked[middle] = '@';
    masked[middle + 1] = (byte) domainFirst;
    if (plainTop) {
      copied(text, end, masked, after, top);
    } else {
      masked[after] = '.';
    }
    return latin1(masked);
  }

  /** Long enough to hide something behind its first character. */
  private static boolean isNamed(String text, int from, int to) {
    return text.codePointCount(from, to) >= LEAST_NAMED_LENGTH;
  }

  /** Nothing, or a dot and letters as few as a top-level domain has. */
  private static boolean isPlainTop(String text, int dot) {
    if (text.length() - dot > LONGEST_TOP_LEVEL + 1) {
      return false;
    }
    for (int i = dot + 1; i < text.length(); i++) {
      if (!Ascii.isLetter(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static String firstOf(String text, int at) {
    return text.substring(at, text.offsetByCodePoints(at, 1));
  }

  /** How many digits; -1 if anything but digits and those separators is in the text. */
  private static int digitsAmong(String text, String separators) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Ascii.isDigit(c)) {
        digits++;
      } else if (separators.indexOf(c) < 0) {
        return -1;
      }
    }
    return digits;
  }

  private static String hideDigits(String text, int hidden) {
    StringBuilder masked = new StringBuilder(text.length());
    int left = hidden;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean hide = Ascii.isDigit(c) && left-- > 0;
      masked.append(hide ? STAR : c);
    }
    return masked.toString();
  }

  private static String stars(int count) {
    return "*".repeat(Math.min(count, LONGEST_RUN));
  }
}
