package dev.sluice.it.tokens;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;

/**
 * What one sensitive cell holds, in each form that a type may need. Two sets of them fill two
 * tables that differ in nothing else; texts and numbers of the second are of other lengths.
 *
 * @param text letters and digits that no other text holds
 * @param number of nine digits, of eight in the second set
 * @param bytes eight bytes that are no text
 */
@SuppressWarnings("ArrayRecordComponent") // made here and never compared
record Token(String text, long number, byte[] bytes) {

  private static final String LETTERS = "qzxjvkwpgbhdfm";
  private static final String DIGITS = "13579";

  /** The token of a column in one of the two sets. */
  static Token of(int set, int column) {
    Random random = new Random(7_919L * set + 104_729L * column + 17);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 12 - 3 * set; i++) {
      String from = i % 4 == 3 ? DIGITS : LETTERS;
      text.append(from.charAt(random.nextInt(from.length())));
    }
    long number = 0;
    for (int i = 0; i < 9 - set; i++) {
      number = number * 10 + 1 + random.nextInt(9);
    }
    byte[] bytes = new byte[8];
    random.nextBytes(bytes);
    bytes[0] = (byte) 0x80; // no UTF-8
    return new Token(text.toString(), number, bytes);
  }

  /**
   * A piece of SQL with its places filled; {@code word} is one of two that a type lists, which are
   * part of the schema and no token.
   */
  String in(String sql) {
    return sql.replace("{text}", text)
        .replace("{word}", text.length() == 12 ? "first" : "second")
        .replace("{number}", Long.toString(number))
        .replace("{three}", Long.toString(number % 1000))
        .replace("{short}", Long.toString(1_000 + number % 30_000))
        .replace("{tiny}", Long.toString(10 + number % 100))
        .replace("{bit}", Long.toString(number % 2))
        .replace("{true}", Boolean.toString(number % 2 == 0))
        .replace("{year}", Long.toString(1_920 + number % 50))
        .replace("{date}", date())
        .replace("{time}", time())
        .replace("{hex}", hex())
        .replace("{escaped}", hex().replaceAll("(..)", "\\\\x$1"))
        .replace("{bits}", Long.toBinaryString(number))
        .replace("{ip}", "7f3a:" + hex().substring(4, 8) + "::" + hex().substring(8, 12))
        .replace("{mac}", hex().substring(0, 12).replaceAll("(..)(?=.)", "$1:"))
        .replace("{uuid}", uuid());
  }

  String date() {
    return String.format(
        Locale.ROOT, "19%02d-%02d-%02d", 10 + number % 9, 1 + number % 12, 10 + number % 19);
  }

  String time() {
    return String.format(
        Locale.ROOT, "%02d:%02d:%02d", 11 + number % 9, 11 + number % 37, 11 + number % 41);
  }

  String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  String uuid() {
    String digits = HexFormat.of().formatHex((text + "00000000").getBytes(StandardCharsets.UTF_8));
    return digits.substring(0, 8)
        + "-"
        + digits.substring(8, 12)
        + "-4"
        + digits.substring(12, 15)
        + "-8"
        + digits.substring(15, 18)
        + "-"
        + hex().substring(2, 14);
  }
}
