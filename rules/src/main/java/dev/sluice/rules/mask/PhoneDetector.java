package dev.sluice.rules.mask;

/**
 * Telephone numbers: with {@code +} (E.164, 8 to 15 digits), in groups (10 to 15 digits), or 10 or
 * 11 bare digits that begin with the trunk prefix 0. Bare digits without any of these are more
 * often an order number than a telephone number, dates and IPv4 addresses are neither.
 */
final class PhoneDetector extends Detector {

  private static final int LEAST_WITH_PLUS = 8;
  private static final int LEAST_IN_GROUPS = 10;
  private static final int MOST_DIGITS = 15;
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
      boolean mayBegin = (Ascii.isDigit(c) && !wordBefore(text, i)) || c == '+' || c == '(';
      if (!mayBegin) {
        i++;
      } else if (isDate(text, i)) {
        i += DATE_LENGTH;
      } else {
        int end = phoneEnd(text, i);
        if (end > 0) {
          found.add(i, end);
        }
        i = end > 0 ? end : Math.max(i + 1, digitsEnd(text, i));
      }
    }
  }

  private static boolean isDate(String text, int i) {
    return digitsEnd(text, i) == i + 4
        && i + DATE_LENGTH <= text.length()
        && (text.charAt(i + 4) == '-' || text.charAt(i + 4) == '/' || text.charAt(i + 4) == '.')
        && text.charAt(i + 4) == text.charAt(i + 7)
        && digitsEnd(text, i + 5) == i + 7
        && digitsEnd(text, i + 8) == i + DATE_LENGTH;
  }

  private static int phoneEnd(String text, int start) {
    boolean plus = text.charAt(start) == '+';
    int digits = 0;
    int groups = 0;
    int shortDotted = 0;
    int best = -1;
    int i = start;
    while (i < text.length() && digits <= MOST_DIGITS) {
      int group = skipSeparators(text, i, i == start);
      int end = digitsEnd(text, group);
      if (end == group) {
        break;
      }
      boolean dotted = groups == 0 || text.charAt(group - 1) == '.';
      shortDotted += dotted && end - group <= 3 ? 1 : 0;
      digits += end - group;
      groups++;
      i = end;
      if (isPhone(text, start, digits, groups, plus) && !wordAt(text, end)) {
        best = shortDotted == 4 && groups == 4 ? -1 : end;
      }
    }
    return best;
  }

  // Five facts about one candidate; an object for them would be made for each digit group.
  private static boolean isPhone(String text, int start, int digits, int groups, boolean plus) {
    if (digits > MOST_DIGITS) {
      return false;
    } else if (plus) {
      return digits >= LEAST_WITH_PLUS;
    } else if (groups > 1) {
      return digits >= LEAST_IN_GROUPS;
    }
    return text.charAt(start) == '0' && digits >= LEAST_IN_GROUPS && digits <= LONGEST_TRUNK;
  }

  /** At most two separators, as in {@code (415) 555}; a plus only in front. */
  private static int skipSeparators(String text, int from, boolean first) {
    int i = from;
    if (first && i < text.length() && text.charAt(i) == '+') {
      i++;
    }
    int highest = Math.min(text.length(), i + 2);
    while (i < highest && " -.()/\u00a0".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }
}
