package dev.sluice.rules.mask;

import dev.sluice.rules.MaskPlan.DetectorMask;
import dev.sluice.rules.MaskSpec;

/**
 * Makes what people and models say fit for a record: what any of the detectors finds is replaced,
 * numbers of four digits and more become {@code ?}, white space and control characters one blank.
 * Names of people and what else has no form of its own stay. Pure; never throws.
 */
public final class Sanitizer {

  private static final String CLASS = "said";
  private static final int LONGEST_NUMBER = 3;
  private static final String ENDS = "\"'`,;:{}[]()<>=";

  private static final DetectorSet ALL =
      DetectorSet.of(
          Detector.names().stream()
              .map(name -> new DetectorMask(CLASS, name, new MaskSpec.Redact()))
              .toList(),
          null);

  private Sanitizer() {}

  /**
   * A text for a record.
   *
   * @param wholeLength texts of this length or more may have been cut: their last word is left out,
   *     lest half a value passes that no detector knows
   * @param maxLength the longest result, in characters
   */
  public static String sanitize(String text, int wholeLength, int maxLength) {
    Object masked = ALL.mask(text, 0).value();
    String safe = masked instanceof String found ? found : Masker.REDACTED;
    int end = text.length() >= wholeLength ? lastWord(safe) : safe.length();
    StringBuilder out = new StringBuilder(Math.min(end, maxLength) + 1);
    int from = 0;
    while (from < end && out.length() < maxLength) {
      from = next(safe, from, end, out);
    }
    if (out.length() > maxLength) {
      out.setLength(maxLength);
    }
    return out.toString().strip();
  }

  /** Where the last word begins. */
  private static int lastWord(String text) {
    int end = text.length();
    while (end > 0 && !endsWord(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean endsWord(char c) {
    return c <= ' ' || ENDS.indexOf(c) >= 0;
  }

  /** Writes a number, a blank or a character; where the next begins. */
  private static int next(String text, int from, int end, StringBuilder out) {
    char c = text.charAt(from);
    if (Ascii.isDigit(c)) {
      int after = Math.min(end, Detector.digitsEnd(text, from));
      if (after - from > LONGEST_NUMBER) {
        out.append('?');
      } else {
        out.append(text, from, after);
      }
      return after;
    }
    boolean blank = Character.isWhitespace(c) || Character.isISOControl(c);
    if (!blank) {
      out.append(c);
    } else if (out.length() == 0 || out.charAt(out.length() - 1) != ' ') {
      out.append(' ');
    }
    return from + 1;
  }
}
