package dev.sluice.rules.mask;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds values of one kind inside text. Stateless, safe for any number of threads. Each scan takes
 * time linear in the text, whatever the text is: hand-written scanners, no regular expressions.
 */
public abstract sealed class Detector
    permits ApiKeyDetector,
        CardDetector,
        EmailDetector,
        IbanDetector,
        IpDetector,
        JwtDetector,
        PhoneDetector,
        PrivateKeyDetector,
        SsnDetector {

  private static final Map<String, Detector> ALL = all();

  private final String name;

  Detector(String name) {
    this.name = name;
  }

  /** The name that policies use. */
  public final String name() {
    return name;
  }

  /** Adds the span of each value found, from left to right, without overlaps. */
  abstract void scan(String text, Spans found);

  /** Whether such a value is anywhere in the text. */
  public final boolean finds(String text) {
    Spans found = new Spans();
    scan(text, found);
    return found.size() > 0;
  }

  /** The detector of that name; null if there is none. */
  public static @Nullable Detector named(String name) {
    return ALL.get(name);
  }

  /** All names, sorted. */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  private static Map<String, Detector> all() {
    Map<String, Detector> all = new TreeMap<>();
    for (Detector detector :
        List.of(
            new ApiKeyDetector(),
            new CardDetector(),
            new EmailDetector(),
            new IbanDetector(),
            new IpDetector(),
            new JwtDetector(),
            new PhoneDetector(),
            new PrivateKeyDetector(),
            new SsnDetector())) {
      all.put(detector.name(), detector);
    }
    return all;
  }

  /** Whether the character before {@code index} is a letter or digit of any script. */
  static boolean wordBefore(String text, int index) {
    return index > 0 && Character.isLetterOrDigit(text.charAt(index - 1));
  }

  /** Whether the character at {@code index} is a letter or digit of any script. */
  static boolean wordAt(String text, int index) {
    return index < text.length() && Character.isLetterOrDigit(text.charAt(index));
  }

  /** The end of the digits that begin at {@code from}. */
  static int digitsEnd(String text, int from) {
    int end = from;
    while (end < text.length() && Ascii.isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
