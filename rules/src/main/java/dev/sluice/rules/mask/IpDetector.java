package dev.sluice.rules.mask;

/** IPv4 addresses in dotted form and IPv6 addresses (RFC 4291). */
final class IpDetector extends Detector {

  private static final int LONGEST_V6 = 45;
  private static final int V6_GROUPS = 8;

  IpDetector() {
    super("ip");
  }

  @Override
  void scan(String text, Spans found) {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if ((!Ascii.isHex(c) && c != ':') || wordBefore(text, i) || continues(text, i)) {
        i++;
        continue;
      }
      int end = v4End(text, i);
      end = end > 0 ? end : v6End(text, i);
      if (end > 0) {
        found.add(i, end);
      }
      i = end > 0 ? end : i + 1;
    }
  }

  /** Inside something longer that also has dots or colons. */
  private static boolean continues(String text, int i) {
    return i > 0 && (text.charAt(i - 1) == '.' || text.charAt(i - 1) == ':');
  }

  private static int v4End(String text, int start) {
    int i = start;
    for (int octet = 0; octet < 4; octet++) {
      if (octet > 0) {
        if (i >= text.length() || text.charAt(i) != '.') {
          return -1;
        }
        i++;
      }
      int end = digitsEnd(text, i);
      if (end == i || end - i > 3 || Integer.parseInt(text, i, end, 10) > 255) {
        return -1;
      }
      i = end;
    }
    boolean longer = i + 1 < text.length() && text.charAt(i) == '.' && wordAt(text, i + 1);
    return wordAt(text, i) || longer ? -1 : i;
  }

  private static int v6End(String text, int start) {
    int end = start;
    int highest = Math.min(text.length(), start + LONGEST_V6 + 1);
    while (end < highest && (Ascii.isHex(text.charAt(end)) || text.charAt(end) == ':')) {
      end++;
    }
    if (end - start > LONGEST_V6 || wordAt(text, end)) {
      return -1;
    }
    int last = end;
    if (last - start > 2 && text.charAt(last - 1) == ':' && text.charAt(last - 2) != ':') {
      last--;
    }
    return isV6(text, start, last) ? last : -1;
  }

  private static boolean isV6(String text, int start, int end) {
    int groups = 0;
    int gaps = 0;
    int digits = 0;
    for (int i = start; i < end; i++) {
      if (text.charAt(i) != ':') {
        groups += digits == 0 ? 1 : 0;
        digits++;
        if (digits > 4) {
          return false;
        }
      } else {
        gaps += i + 1 < end && text.charAt(i + 1) == ':' ? 1 : 0;
        digits = 0;
      }
    }
    if (gaps == 1) {
      return groups >= 1 && groups < V6_GROUPS && end - start >= 3;
    }
    return gaps == 0 && groups == V6_GROUPS;
  }
}
