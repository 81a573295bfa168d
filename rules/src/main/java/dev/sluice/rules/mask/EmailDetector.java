package dev.sluice.rules.mask;

/** E-mail addresses (RFC 5321 in practice, letters of any script); the domain must have a dot. */
final class EmailDetector extends Detector {

  private static final int LONGEST_LOCAL = 128;
  private static final int LONGEST_DOMAIN = 253;
  private static final String LOCAL_SIGNS = ".!#$%&'*+/=?^_`{|}~-";

  EmailDetector() {
    super("email");
  }

  @Override
  void scan(String text, Spans found) {
    int floor = 0;
    int at = text.indexOf('@');
    while (at >= 0) {
      int start = localStart(text, at, floor);
      int end = start < at ? domainEnd(text, at + 1) : -1;
      if (end > 0) {
        found.add(start, end);
        floor = end;
      }
      at = text.indexOf('@', at + 1);
    }
  }

  private static int localStart(String text, int at, int floor) {
    int lowest = Math.max(floor, at - LONGEST_LOCAL);
    if (at - 1 > lowest && text.charAt(at - 1) == '"') {
      int open = text.lastIndexOf('"', at - 2);
      return open >= lowest ? open : at;
    }
    int start = at;
    while (start > lowest && isLocal(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean isLocal(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || LOCAL_SIGNS.indexOf(c) >= 0;
  }

  /** The end of the domain; -1 if what stands there is none. */
  private static int domainEnd(String text, int from) {
    int highest = Math.min(text.length(), from + LONGEST_DOMAIN);
    int labelStart = from;
    int end = -1;
    int dots = 0;
    for (int i = from; i <= highest; i++) {
      char c = i < highest ? text.charAt(i) : ' ';
      if (Character.isLetterOrDigit(c) || c == '-' || Character.isSurrogate(c)) {
        continue;
      }
      if (i == labelStart) {
        break;
      }
      if (dots > 0 && i - labelStart >= 2) {
        end = i;
      }
      if (c != '.') {
        break;
      }
      dots++;
      labelStart = i + 1;
    }
    return end;
  }
}
