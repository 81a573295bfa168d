package dev.sluice.rules.mask;

/** Character classes of ASCII; locale and Unicode play no part in them. */
final class Ascii {

  private Ascii() {}

  /** Hot path. */
  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(char c) {
    return isUpper(c) || (c >= 'a' && c <= 'z');
  }

  static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean isAlphanumeric(char c) {
    return isDigit(c) || isLetter(c);
  }

  static boolean isHex(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  /** Letters, digits, {@code -} and {@code _}: the alphabet of base64url and of most tokens. */
  static boolean isToken(char c) {
    return isAlphanumeric(c) || c == '-' || c == '_';
  }
}
