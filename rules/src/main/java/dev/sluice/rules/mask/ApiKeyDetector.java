package dev.sluice.rules.mask;

/** Keys and tokens of well-known services, by the prefix that they publish for this purpose. */
final class ApiKeyDetector extends Detector {

  /** A prefix and how many token characters follow at least. */
  private record Prefix(String text, int least) {}

  private static final Prefix[] PREFIXES = {
    new Prefix("AKIA", 16),
    new Prefix("ASIA", 16),
    new Prefix("AIza", 30),
    new Prefix("ghp_", 30),
    new Prefix("gho_", 30),
    new Prefix("ghu_", 30),
    new Prefix("ghs_", 30),
    new Prefix("ghr_", 30),
    new Prefix("github_pat_", 20),
    new Prefix("glpat-", 16),
    new Prefix("hf_", 30),
    new Prefix("npm_", 30),
    new Prefix("pypi-", 30),
    new Prefix("dop_v1_", 30),
    new Prefix("rk_live_", 16),
    new Prefix("rk_test_", 16),
    new Prefix("sk_live_", 16),
    new Prefix("sk_test_", 16),
    new Prefix("whsec_", 16),
    new Prefix("shpat_", 30),
    new Prefix("SG.", 40),
    new Prefix("sk-", 20),
    new Prefix("xapp-", 20),
    new Prefix("xoxa-", 10),
    new Prefix("xoxb-", 10),
    new Prefix("xoxe-", 10),
    new Prefix("xoxp-", 10),
    new Prefix("xoxr-", 10),
    new Prefix("xoxs-", 10),
    new Prefix("ya29.", 20),
  };

  ApiKeyDetector() {
    super("api-key");
  }

  @Override
  void scan(String text, Spans found) {
    int i = 0;
    while (i < text.length()) {
      if (!Ascii.isLetter(text.charAt(i)) || wordBefore(text, i)) {
        i++;
        continue;
      }
      int end = keyEnd(text, i);
      if (end > 0) {
        found.add(i, end);
      }
      i = end > 0 ? end : i + 1;
    }
  }

  private static int keyEnd(String text, int start) {
    for (Prefix prefix : PREFIXES) {
      if (text.startsWith(prefix.text, start)) {
        int end = start + prefix.text.length();
        while (end < text.length() && isKeyCharacter(text.charAt(end))) {
          end++;
        }
        return end - start - prefix.text.length() >= prefix.least ? end : -1;
      }
    }
    return -1;
  }

  private static boolean isKeyCharacter(char c) {
    return Ascii.isToken(c) || c == '.';
  }
}
