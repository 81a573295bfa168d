package dev.sluice.rules;

import java.util.List;

/** How a value is masked, strongest first in the order of {@link #strength()}. Immutable. */
public sealed interface MaskSpec {

  /** Becomes SQL NULL. */
  record Nullify() implements MaskSpec {}

  /** Becomes the redaction text, or the type's neutral value. */
  record Redact() implements MaskSpec {}

  /** Becomes this value. */
  record Fixed(String value) implements MaskSpec {}

  /** Keyed HMAC-SHA-256, deterministic per class. */
  record Hash(String className) implements MaskSpec {}

  /** A number is rounded down to a multiple of {@code size}. */
  record Bucket(long size) implements MaskSpec {}

  /** A date keeps its year, or its year and month. */
  record DatePart(boolean keepMonth) implements MaskSpec {}

  /** Keeps so many code points at the ends, hides the rest. */
  record Partial(int keepFirst, int keepLast) implements MaskSpec {}

  /** A payment card number: keeps the last four digits. */
  record Card() implements MaskSpec {}

  /** An IBAN: keeps the country and the last four. */
  record Iban() implements MaskSpec {}

  /** A telephone number: keeps the last two digits. */
  record Phone() implements MaskSpec {}

  /** An e-mail address: keeps the first letter and the shape. */
  record Email() implements MaskSpec {}

  /** A free text: what detectors find in it is masked, the rest stays. */
  record Inside(List<MaskPlan.DetectorMask> detectors) implements MaskSpec {
    public Inside {
      detectors = List.copyOf(detectors);
    }
  }

  /** Whether nothing of a value is left: not even whether two values were equal. */
  default boolean hidesAll() {
    return this instanceof Nullify || this instanceof Redact || this instanceof Fixed;
  }

  /** Smaller is stronger; of several masks the strongest is used. */
  default int strength() {
    if (this instanceof Nullify) {
      return 0;
    } else if (this instanceof Redact) {
      return 1;
    } else if (this instanceof Fixed) {
      return 2;
    } else if (this instanceof Hash) {
      return 3;
    } else if (this instanceof Bucket) {
      return 4;
    } else if (this instanceof DatePart) {
      return 5;
    } else if (this instanceof Partial) {
      return 6;
    } else if (this instanceof Card) {
      return 7;
    } else if (this instanceof Iban) {
      return 8;
    } else if (this instanceof Phone) {
      return 9;
    }
    return this instanceof Inside ? 11 : 10;
  }
}
