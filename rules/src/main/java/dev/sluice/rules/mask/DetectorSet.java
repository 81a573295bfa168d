package dev.sluice.rules.mask;

import dev.sluice.rules.MaskPlan.DetectorMask;
import dev.sluice.rules.MaskSpec;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The detectors of a mask plan, at work on values of unknown origin: what they find inside a text
 * is masked, the rest stays. Immutable, safe for any number of threads. Never throws; a failure is
 * the redaction text for text, null for everything else.
 */
public final class DetectorSet {

  private static final int LARGEST_SCALE = 1000;

  private final List<DetectorMask> masks;
  private final Detector[] detectors;
  private final Masker[] maskers;

  private DetectorSet(List<DetectorMask> masks, Detector[] detectors, Masker[] maskers) {
    this.masks = masks;
    this.detectors = detectors;
    this.maskers = maskers;
  }

  /**
   * The detectors of a plan.
   *
   * @throws IllegalArgumentException if there is no detector of such a name
   */
  public static DetectorSet of(List<DetectorMask> masks, byte @Nullable [] maskKey) {
    Detector[] detectors = new Detector[masks.size()];
    Masker[] maskers = new Masker[masks.size()];
    for (int i = 0; i < detectors.length; i++) {
      Detector detector = Detector.named(masks.get(i).detector());
      if (detector == null) {
        throw new IllegalArgumentException("no such detector: name=" + masks.get(i).detector());
      }
      detectors[i] = detector;
      maskers[i] = Masker.of(masks.get(i).spec(), maskKey);
    }
    return new DetectorSet(List.copyOf(masks), detectors, maskers);
  }

  /**
   * What came of one value.
   *
   * @param value the same instance if nothing was found
   * @param classes the classes found; empty if none
   */
  public record Masked(@Nullable Object value, Set<String> classes) {
    /** Whether anything was found. */
    public boolean changed() {
      return !classes.isEmpty();
    }
  }

  /** Hot path. Masks what the detectors find; {@code maxLength} 0 or less if not known. */
  public Masked mask(@Nullable Object value, int maxLength) {
    try {
      if (value instanceof String text) {
        return maskText(text, maxLength);
      } else if (value instanceof byte[] bytes) {
        return maskBytes(bytes, maxLength);
      } else if (value instanceof Number number) {
        return maskNumber(number);
      }
      return new Masked(value, Set.of());
    } catch (RuntimeException failure) {
      // Whatever went wrong with this value, the caller must not see it: closed.
      return new Masked(value instanceof String ? Masker.redacted(maxLength) : null, allClasses());
    }
  }

  /**
   * Tells of each value that the detectors find, and changes nothing.
   *
   * @param told takes the class and what was found
   */
  public void each(String text, BiConsumer<String, String> told) {
    Found found = find(text);
    for (int i = 0; i < found.count; i++) {
      told.accept(
          masks.get(found.which[i]).className(), text.substring(found.starts[i], found.ends[i]));
    }
  }

  /** Masks inside a JSON document; the result is a JSON document again. */
  public Masked maskJson(String json) {
    try {
      Found found = find(json);
      if (found.count == 0) {
        return new Masked(json, Set.of());
      }
      boolean inside = found.insideStrings(json);
      String masked = inside ? replace(json, found) : '"' + Masker.REDACTED + '"';
      return new Masked(masked, classes(found));
    } catch (RuntimeException failure) {
      // Whatever went wrong with this value, the caller must not see it: closed.
      return new Masked('"' + Masker.REDACTED + '"', allClasses());
    }
  }

  private Masked maskText(String text, int maxLength) {
    Found found = find(text);
    if (found.count == 0) {
      return new Masked(text, Set.of());
    }
    boolean whole = found.count == 1 && found.starts[0] == 0 && found.ends[0] == text.length();
    if (whole && maskers[found.which[0]].spec() instanceof MaskSpec.Nullify) {
      return new Masked(null, classes(found));
    }
    String masked = replace(text, found);
    boolean fits = maxLength <= 0 || masked.codePointCount(0, masked.length()) <= maxLength;
    return new Masked(fits ? masked : Masker.redacted(maxLength), classes(found));
  }

  /** Latin-1 keeps each byte, so that what is not masked comes back as it was. */
  private Masked maskBytes(byte[] bytes, int maxLength) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    Masked masked = maskText(text, maxLength);
    if (!masked.changed()) {
      return new Masked(bytes, Set.of());
    }
    Object value = masked.value();
    byte[] result = value == null ? null : ((String) value).getBytes(StandardCharsets.ISO_8859_1);
    return new Masked(result, masked.classes());
  }

  private Masked maskNumber(Number number) {
    boolean plain =
        number instanceof BigDecimal decimal && Math.abs((long) decimal.scale()) < LARGEST_SCALE;
    Found found = find(plain ? ((BigDecimal) number).toPlainString() : number.toString());
    if (found.count == 0) {
      return new Masked(number, Set.of());
    }
    return new Masked(maskers[found.which[0]].mask(number), classes(found));
  }

  private Found find(String text) {
    Found found = new Found();
    Spans spans = new Spans();
    for (int i = 0; i < detectors.length; i++) {
      spans.clear();
      detectors[i].scan(text, spans);
      for (int j = 0; j < spans.size(); j++) {
        found.add(spans.start(j), spans.end(j), i);
      }
    }
    found.join(maskers);
    return found;
  }

  private String replace(String text, Found found) {
    StringBuilder masked = new StringBuilder(text.length());
    int done = 0;
    for (int i = 0; i < found.count; i++) {
      masked.append(text, done, found.starts[i]);
      String span = text.substring(found.starts[i], found.ends[i]);
      String hidden = maskers[found.which[i]].maskText(span, 0);
      masked.append(hidden == null ? Masker.REDACTED : hidden);
      done = found.ends[i];
    }
    return masked.append(text, done, text.length()).toString();
  }

  private Set<String> classes(Found found) {
    Set<String> classes = new HashSet<>();
    for (int i = 0; i < found.count; i++) {
      classes.add(masks.get(found.which[i]).className());
    }
    return classes;
  }

  private Set<String> allClasses() {
    Set<String> classes = new HashSet<>();
    for (DetectorMask mask : masks) {
      classes.add(mask.className());
    }
    return classes;
  }
}
