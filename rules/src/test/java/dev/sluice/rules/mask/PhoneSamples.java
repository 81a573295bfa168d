package dev.sluice.rules.mask;

import java.util.Random;

/**
 * Telephone numbers as people of several countries write them, with area codes and mobile prefixes
 * that are in use; {@code 9} stands for any digit, {@code 8} for one from 2 to 9.
 */
final class PhoneSamples {

  private static final String[] NATIONAL = {
    // North America
    "(212) 855-9999",
    "415-855-9999",
    "312.855.9999",
    "1-800-855-9999",
    "(604) 855 9999",
    // Germany
    "030 89999999",
    "030/89999999",
    "0171 8999999",
    "0171-8999999",
    "089 / 99 99 99 99",
    "(030) 8999 9999",
    // France
    "01 42 99 99 99",
    "06.12.99.99.99",
    "0612999999",
    "07 81 99 99 99",
    // United Kingdom
    "020 7946 0999",
    "07700 900999",
    "(0161) 496 0999",
    "01632 960 999",
    // Spain, Italy
    "612 99 99 99",
    "91 899 99 99",
    "02 8999 9999",
    "347 899 9999",
    // Netherlands, Switzerland, Austria, Belgium
    "06-12999999",
    "020-6299999",
    "044 668 99 99",
    "079 899 99 99",
    "01 5879999",
    "0470 12 99 99",
    // India, Brazil, Japan, Australia
    "098765 49999",
    "(11) 98999-9999",
    "03-3999-9999",
    "090-1299-9999",
    "(02) 8999 9999",
    "0412 999 999",
  };

  private static final String[] INTERNATIONAL = {
    "+1 212 855 9999",
    "+12128559999",
    "+49 30 89999999",
    "+49 (0)171 8999999",
    "+33 6 12 99 99 99",
    "+44 20 7946 0999",
    "+447700900999",
    "+34 612 99 99 99",
    "+39 347 899 9999",
    "+31 6 12999999",
    "+41 79 899 99 99",
    "+91 98765 49999",
    "+55 11 98999-9999",
    "+81 90-1299-9999",
    "+61 412 999 999",
    "0049 171 8999999",
    "0033 6 12 99 99 99",
    "+48 601 999 999",
    "+46 70 899 99 99",
    "+972 52-899-9999",
    "tel:+1-212-855-9999".substring(4),
  };

  private PhoneSamples() {}

  static String number(Random random) {
    boolean national = random.nextBoolean();
    return filled(random, Samples.pick(random, national ? NATIONAL : INTERNATIONAL));
  }

  /** Numbers that are none: of orders, articles, rooms, versions, accounts, places. */
  static String other(Random random) {
    return filled(
        random,
        Samples.pick(
            random,
            "#99999-999",
            "99-99-9999",
            "999 999 999 EUR",
            "1.999.999,99",
            "99999999",
            "9999999999",
            "192.168.99.99",
            "10.99.9.99",
            "2024-11-27 10:99",
            "99 x 99 x 99 mm",
            "A99-999-9999",
            "9999 9999 9999 9999",
            "99:99:99",
            "pages 999-999",
            "9999-999999-99999",
            "1999-2024",
            "+99 points",
            "room 99.999"));
  }

  private static String filled(Random random, String form) {
    StringBuilder number = new StringBuilder();
    for (int i = 0; i < form.length(); i++) {
      char c = form.charAt(i);
      if (c == '9') {
        number.append((char) ('0' + random.nextInt(10)));
      } else if (c == '8') {
        number.append((char) ('2' + random.nextInt(8)));
      } else {
        number.append(c);
      }
    }
    return number.toString();
  }
}
