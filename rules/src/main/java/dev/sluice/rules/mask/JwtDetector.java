package dev.sluice.rules.mask;

/**
 * JSON web tokens (RFC 7515, 7516): base64url parts with dots between them, the first beginning
 * with {@code eyJ}, which is how an opening brace and a quote look in base64.
 */
final class JwtDetector extends Detector {

  private static final int LEAST_HEADER = 10;
  private static final int LEAST_PAYLOAD = 2;

  JwtDetector() {
    super("jwt");
  }

  @Override
  void scan(String text, Spans found) {
    int start = text.indexOf("eyJ");
    while (start >= 0) {
      int end = tokenEnd(text, start);
      if (end > 0) {
        found.add(start, end);
      }
      start = text.indexOf("eyJ", end > 0 ? end : partEnd(text, start));
    }
  }

  private static int tokenEnd(String text, int start) {
    int header = partEnd(text, start);
    if (header - start < LEAST_HEADER || header == text.length() || text.charAt(header) != '.') {
      return -1;
    }
    int end = partEnd(text, header + 1);
    if (end - header - 1 < LEAST_PAYLOAD || end == text.length() || text.charAt(end) != '.') {
      return -1;
    }
    while (end < text.length() && text.charAt(end) == '.') {
      end = partEnd(text, end + 1);
    }
    return end;
  }

  private static int partEnd(String text, int from) {
    int end = from;
    while (end < text.length() && (Ascii.isToken(text.charAt(end)) || text.charAt(end) == '=')) {
      end++;
    }
    return end;
  }
}
