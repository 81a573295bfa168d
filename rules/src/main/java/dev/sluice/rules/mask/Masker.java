package dev.sluice.rules.mask;

import dev.sluice.rules.MaskSpec;
import java.nio.charset.StandardCharsets;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Applies one {@link MaskSpec} to values. Immutable, safe for any number of threads.
 *
 * <p>A value keeps its Java type; what cannot keep it becomes null. It never throws and never
 * returns the original because something failed: failure is the redaction text for text, null for
 * everything else. A null stays null. A value that the mask maps to itself (a number that is
 * already a multiple of its bucket) is returned as it is.
 */
public final class Masker {

  /** What stands in the place of redacted text; cut to stars where the room is too small. */
  public static final String REDACTED = "[redacted]";

  private static final byte[] NO_BYTES = {};
  private static final UUID NIL = new UUID(0, 0);

  private final MaskSpec spec;
  private final @Nullable KeyedHash hash;

  private Masker(MaskSpec spec, @Nullable KeyedHash hash) {
    this.spec = spec;
    this.hash = hash;
  }

  /**
   * The masker of a mask.
   *
   * @param maskKey the policy's key; without one a {@link MaskSpec.Hash} redacts
   */
  public static Masker of(MaskSpec spec, byte @Nullable [] maskKey) {
    if (spec instanceof MaskSpec.Hash wanted) {
      return maskKey == null || maskKey.length == 0
          ? new Masker(new MaskSpec.Redact(), null)
          : new Masker(spec, new KeyedHash(maskKey, wanted.className()));
    }
    return new Masker(spec, null);
  }

  /** What this masker applies. */
  public MaskSpec spec() {
    return spec;
  }

  /** Hot path. Masks a value whose declared length is not known. */
  public @Nullable Object mask(@Nullable Object value) {
    return mask(value, 0);
  }

  /**
   * Hot path. Masks a value.
   *
   * @param maxLength for text and bytes the declared length in characters, which the result does
   *     not exceed; 0 or less if not known
   */
  public @Nullable Object mask(@Nullable Object value, int maxLength) {
    if (value == null || spec instanceof MaskSpec.Nullify) {
      return null;
    }
    if (value instanceof String text) {
      return maskText(text, maxLength);
    }
    try {
      return maskTyped(value, maxLength);
    } catch (RuntimeException failure) {
      // Whatever went wrong with this value, the caller must not see it: closed.
      return null;
    }
  }

  /** Hot path. Masks text; null only for null and {@code nullify}. */
  public @Nullable String maskText(@Nullable String text, int maxLength) {
    if (text == null || spec instanceof MaskSpec.Nullify) {
      return null;
    }
    try {
      return fit(applyToText(text), maxLength);
    } catch (RuntimeException failure) {
      // Whatever went wrong with this value, the caller must not see it: closed.
      return redacted(maxLength);
    }
  }

  /**
   * Masks a JSON document as a whole: the result is a JSON document again.
   *
   * @return null for null and {@code nullify}
   */
  public @Nullable String maskJson(@Nullable String json) {
    if (json == null || spec instanceof MaskSpec.Nullify) {
      return null;
    }
    if (hash != null) {
      return '"' + hash.text(json) + '"';
    }
    return '"' + REDACTED + '"';
  }

  /** The redaction text within a length; {@code maxLength} 0 or less if not known. */
  public static String redacted(int maxLength) {
    return maxLength <= 0 || maxLength >= REDACTED.length() ? REDACTED : "*".repeat(maxLength);
  }

  private String applyToText(String text) {
    if (spec instanceof MaskSpec.Redact) {
      return REDACTED;
    } else if (spec instanceof MaskSpec.Fixed fixed) {
      return fixed.value();
    } else if (hash != null) {
      return hash.text(text);
    } else if (spec instanceof MaskSpec.Bucket bucket) {
      return NumberMask.bucketText(text, bucket.size());
    } else if (spec instanceof MaskSpec.DatePart part) {
      return TimeMask.truncateText(text, part.keepMonth());
    } else if (spec instanceof MaskSpec.Partial partial) {
      return TextMask.partial(text, partial.keepFirst(), partial.keepLast());
    } else if (spec instanceof MaskSpec.Card) {
      return TextMask.card(text);
    } else if (spec instanceof MaskSpec.Iban) {
      return TextMask.iban(text);
    } else if (spec instanceof MaskSpec.Phone) {
      return TextMask.phone(text);
    } else if (spec instanceof MaskSpec.Email) {
      return TextMask.email(text);
    }
    return REDACTED;
  }

  private @Nullable Object maskTyped(Object value, int maxLength) {
    if (value instanceof Number number) {
      return maskNumber(number);
    } else if (value instanceof Temporal temporal) {
      return maskTemporal(temporal);
    } else if (value instanceof byte[] bytes) {
      return maskBytes(bytes, maxLength);
    } else if (value instanceof UUID) {
      return maskUuid(value);
    } else if (value instanceof Boolean && spec instanceof MaskSpec.Fixed fixed) {
      return booleanOf(fixed.value());
    }
    return null;
  }

  private @Nullable Number maskNumber(Number value) {
    if (spec instanceof MaskSpec.Redact) {
      return NumberMask.zeroLike(value);
    } else if (spec instanceof MaskSpec.Fixed fixed) {
      return NumberMask.parseLike(value, fixed.value());
    } else if (spec instanceof MaskSpec.Bucket bucket) {
      return NumberMask.bucket(value, bucket.size());
    } else if (hash != null) {
      return NumberMask.hashed(value, hash);
    }
    return null;
  }

  private @Nullable Temporal maskTemporal(Temporal value) {
    if (spec instanceof MaskSpec.DatePart part) {
      return TimeMask.truncate(value, part.keepMonth());
    }
    return spec instanceof MaskSpec.Fixed fixed ? TimeMask.parseLike(value, fixed.value()) : null;
  }

  private byte[] maskBytes(byte[] value, int maxLength) {
    byte[] masked = NO_BYTES;
    if (hash != null) {
      masked = hash.bytes(value);
    } else if (spec instanceof MaskSpec.Fixed fixed) {
      masked = fixed.value().getBytes(StandardCharsets.UTF_8);
    }
    return maxLength > 0 && masked.length > maxLength ? Arrays.copyOf(masked, maxLength) : masked;
  }

  private @Nullable UUID maskUuid(Object value) {
    if (spec instanceof MaskSpec.Redact) {
      return NIL;
    }
    return hash == null ? null : hash.uuid(value.toString());
  }

  private static @Nullable Boolean booleanOf(String value) {
    if (value.equals("true")) {
      return Boolean.TRUE;
    }
    return value.equals("false") ? Boolean.FALSE : null;
  }

  private static String fit(String masked, int maxLength) {
    if (maxLength <= 0
        || masked.length() <= maxLength
        || masked.codePointCount(0, masked.length()) <= maxLength) {
      return masked;
    }
    if (masked.equals(REDACTED)) {
      return redacted(maxLength);
    }
    return masked.substring(0, masked.offsetByCodePoints(0, maxLength));
  }
}
