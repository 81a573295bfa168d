package dev.sluice.rules.mask;

import java.util.Locale;

/**
 * United States social security numbers: {@code ddd-dd-dddd} with dashes or blanks, in ranges that
 * the Social Security Administration issues (never 000, 666 or 9xx, never group 00 or serial 0000).
 * Nine bare digits count only where the words before them say what they are.
 */
final class SsnDetector extends Detector {

  private static final int BARE = 9;
  private static final int GROUPED = 11;
  private static final int CONTEXT = 32;

  SsnDetector() {
    super("ssn");
  }

  @Override
  void scan(String text, Spans found) {
    int i = 0;
    while (i < text.length()) {
      if (!Ascii.isDigit(text.charAt(i))) {
        i++;
        continue;
      }
      int run = digitsEnd(text, i);
      int end = -1;
      if (run - i == 3) {
        end = groupedEnd(text, i);
      } else if (run - i == BARE && isIssued(text, i, i + 3, i + 5) && isNamed(text, i)) {
        end = run;
      }
      if (end > 0) {
        found.add(i, end);
      }
      i = end > 0 ? end : run;
    }
  }

  private static int groupedEnd(String text, int start) {
    int end = start + GROUPED;
    if (end > text.length() || digitsEnd(text, start + 4) != start + 6) {
      return -1;
    }
    char separator = text.charAt(start + 3);
    boolean same = separator == text.charAt(start + 6);
    boolean known = separator == '-' || separator == ' ' || separator == '.';
    boolean whole = digitsEnd(text, start + 7) == end;
    return same && known && whole && isIssued(text, start, start + 4, start + 7) ? end : -1;
  }

  private static boolean isIssued(String text, int area, int group, int serial) {
    boolean areaIssued =
        text.charAt(area) != '9' && !text.startsWith("000", area) && !text.startsWith("666", area);
    return areaIssued && !text.startsWith("00", group) && !text.startsWith("0000", serial);
  }

  private static boolean isNamed(String text, int start) {
    String before = text.substring(Math.max(0, start - CONTEXT), start).toLowerCase(Locale.ROOT);
    return before.contains("ssn") || before.contains("social");
  }
}
