package dev.sluice.rules.mask;

/**
 * Telephone numbers: with {@code +} or {@code 00} (E.164, 8 to 15 digits), in groups (10 to 12
 * digits; 9 with the trunk prefix 0 or in four groups), or 10 or 11 bare digits that begin with the
 * trunk prefix. Bare digits without any of these are more often an order number than a telephone
 * number; dates, IPv4 addresses, ISBNs and numbers in groups of four are neither.
 */
final class PhoneDetector extends Detector {

  private static final int LEAST_WITH_PLUS = 8;
  private static final int LEAST_IN_GROUPS = 10;
  private static final int MOST_IN_GROUPS = 12;
  private static final int LEAST_IN_MANY_GROUPS = 9;
  private static final int MANY_GROUPS = 4;
  private static final int MOST_DIGITS = 15;
  private static final int ISBN_DIGITS = 13;
  private static final int SEPARATORS = 3;
  private static final int LONGEST_TRUNK = 11;
  private static final int DATE_LENGTH = 10;

  PhoneDetector() {
    super("phone");
  }

  @Override
  void scan(String text, Spans found) {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean mayBegin = (Ascii.isDigit(c) && !isInside(text, i)) || c == '+' || c == '(';
      if (!mayBegin) {
        i++;
      } else if (isDate(text, i) || (c == '(' && isDate(text, i + 1))) {
        i += DATE_LENGTH;
      } else {
        int end = phoneEnd(text, i);
        if (end > 0) {
          found.add(i, end);
        }
        i = Math.max(Math.abs(end), Math.max(i + 1, digitsEnd(text, i)));
      }
    }
  }

  /** In a word, or behind one and a dash, as in {@code INV-0123}. */
  private static boolean isInside(String text, int i) {
    return wordBefore(text, i)
        || (i > 1 && text.charAt(i - 1) == '-' && Character.isLetter(text.charAt(i - 2)));
  }

  private static boolean isDate(String text, int i) {
    return digitsEnd(text, i) == i + 4
        && i + DATE_LENGTH <= text.length()
        && (text.charAt(i + 4) == '-' || text.charAt(i + 4) == '/' || text.charAt(i + 4) == '.')
        && text.charAt(i + 4) == text.charAt(i + 7)
        && digitsEnd(text, i + 5) == i + 7
        && digitsEnd(text, i + 8) == i + DATE_LENGTH;
  }

  /** Where a number ends that begins here; else 0, or negative where something else ends. */
  private static int phoneEnd(String text, int start) {
    Groups groups = new Groups(text, start);
    int best = 0;
    int i = start;
    while (i < text.length() && groups.digits <= MOST_DIGITS) {
      int group = skipSeparators(text, i, i == start);
      int end = digitsEnd(text, group);
      if (end == group) {
        break;
      }
      groups.add(text, group, end);
      i = end;
      if (groups.isPhone() && !wordAt(text, end)) {
        best = end;
      } else if (groups.isOther() || groups.isTooLong(text, group)) {
        best = -end;
      }
    }
    return best;
  }

  /** The groups of digits of one candidate. */
  private static final class Groups {
    private final boolean international;
    private final boolean trunk;
    private int digits;
    private int count;
    private int dotted;
    private int fours;
    private int weighed;

    Groups(String text, int start) {
      char first = text.charAt(start);
      international = first == '+' || text.startsWith("00", start);
      int digit = first == '(' ? start + 1 : start;
      trunk = digit < text.length() && text.charAt(digit) == '0';
    }

    void add(String text, int from, int to) {
      boolean isDotted = count == 0 || text.charAt(from - 1) == '.';
      dotted += isDotted && to - from <= 3 ? 1 : 0;
      fours += to - from == 4 ? 1 : 0;
      for (int i = from; i < to && digits + i - from < ISBN_DIGITS; i++) {
        boolean odd = (digits + i - from) % 2 == 1;
        weighed += (text.charAt(i) - '0') * (odd ? 3 : 1);
      }
      digits += to - from;
      count++;
    }

    boolean isPhone() {
      if (digits > MOST_DIGITS || isOther()) {
        return false;
      } else if (international) {
        return digits >= LEAST_WITH_PLUS;
      } else if (count > 1) {
        int least = trunk || count >= MANY_GROUPS ? LEAST_IN_MANY_GROUPS : LEAST_IN_GROUPS;
        return digits >= least && digits <= MOST_IN_GROUPS;
      }
      return trunk && digits >= LEAST_IN_GROUPS && digits <= LONGEST_TRUNK;
    }

    /** A dash holds more together than a telephone number has. */
    boolean isTooLong(String text, int group) {
      return !international
          && count > 1
          && digits > MOST_IN_GROUPS
          && text.charAt(group - 1) == '-';
    }

    /** An IPv4 address, a card or account in groups of four, an ISBN. */
    boolean isOther() {
      return (dotted == MANY_GROUPS && count == MANY_GROUPS)
          || (!international && fours == count && count >= MANY_GROUPS)
          || (!international && count > 1 && digits == ISBN_DIGITS && weighed % 10 == 0);
    }
  }

  /** At most three separators, as in {@code (415) 555} and {@code 030 / 12}; a plus in front. */
  private static int skipSeparators(String text, int from, boolean first) {
    int i = from;
    if (first && i < text.length() && text.charAt(i) == '+') {
      i++;
    }
    int highest = Math.min(text.length(), i + SEPARATORS);
    while (i < highest && " -.()/\u00a0".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }
}
