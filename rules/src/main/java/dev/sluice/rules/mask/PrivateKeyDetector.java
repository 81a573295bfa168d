package dev.sluice.rules.mask;

/**
 * Private keys in PEM (RFC 7468) and PGP armour; without its end, all that follows belongs to it.
 */
final class PrivateKeyDetector extends Detector {

  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";
  private static final int LONGEST_LABEL = 64;

  PrivateKeyDetector() {
    super("private-key");
  }

  @Override
  void scan(String text, Spans found) {
    int start = text.indexOf(BEGIN);
    while (start >= 0) {
      int label = start + BEGIN.length();
      int labelEnd = Math.min(text.length(), label + LONGEST_LABEL);
      int next = label;
      if (text.substring(label, labelEnd).contains("PRIVATE KEY")) {
        next = blockEnd(text, label);
        found.add(start, next);
      }
      start = text.indexOf(BEGIN, next);
    }
  }

  private static int blockEnd(String text, int from) {
    int end = text.indexOf(END, from);
    if (end < 0) {
      return text.length();
    }
    int dashes = text.indexOf(DASHES, end + END.length());
    return dashes < 0 ? text.length() : dashes + DASHES.length();
  }
}
