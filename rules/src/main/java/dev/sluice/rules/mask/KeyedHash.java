package dev.sluice.rules.mask;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;

/**
 * HMAC-SHA-256 (RFC 2104) under a key derived for one class, so that equal values of a class have
 * equal hashes and values of two classes cannot be compared. Immutable, thread safe: each call
 * clones the two digests that already took the key.
 *
 * <p>Values are normalised first: Unicode NFC, no surrounding space, lower case; separators inside
 * numbers (cards, telephone numbers, social security numbers) are dropped.
 *
 * <p>Texts, bytes and UUIDs carry check digits, so that whoever has the key knows a hash of that
 * class when it comes back ({@link #made}).
 */
final class KeyedHash {

  private static final int BLOCK_BYTES = 64;
  private static final byte[] CHECK_LABEL = "sluice check digits".getBytes(StandardCharsets.UTF_8);
  private static final int LARGEST_SCALE = 1000;

  private final MessageDigest inner;
  private final MessageDigest outer;
  private final CheckDigits check;

  KeyedHash(byte[] maskKey, String className) {
    byte[] label = ("sluice mask class " + className).getBytes(StandardCharsets.UTF_8);
    byte[] classKey = hmac(digest(maskKey, 0x36), digest(maskKey, 0x5c), label);
    inner = digest(classKey, 0x36);
    outer = digest(classKey, 0x5c);
    check = new CheckDigits(hmac(inner, outer, CHECK_LABEL));
    Arrays.fill(classKey, (byte) 0);
  }

  /**
   * 32 lower-case hexadecimal digits, each fourth one a check digit; a shorter column takes a
   * prefix of them.
   */
  String text(String value) {
    return check.text(ofText(value));
  }

  /** 32 bytes, each fourth one a check byte. */
  byte[] bytes(byte[] value) {
    return check.bytes(hmac(inner, outer, value));
  }

  /** Hot path. Whether a text is a hash of this class, or a prefix of 16 digits and more. */
  boolean made(String text) {
    return check.are(text);
  }

  CheckDigits check() {
    return check;
  }

  /** Whether bytes are a hash of this class, or a prefix of 16 bytes and more. */
  boolean made(byte[] bytes) {
    return check.are(bytes);
  }

  UUID uuid(String value) {
    ByteBuffer bits = ByteBuffer.wrap(ofText(value));
    // Version 8 (RFC 9562: custom) and the RFC's variant: no generator makes such a value.
    long high = (bits.getLong() & ~0xF000L) | 0x8000L;
    long low = (bits.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return check.uuid(high, low);
  }

  /** A number that is not negative, from the value and not from its type: 5, 5.0 and "5" agree. */
  long number(Number value) {
    String canonical =
        value instanceof Double || value instanceof Float
            ? canonical(value.toString())
            : value.toString();
    if (value instanceof BigDecimal decimal && Math.abs((long) decimal.scale()) <= LARGEST_SCALE) {
      canonical = canonical(decimal.toPlainString());
    }
    return ByteBuffer.wrap(ofText(canonical)).getLong() & Long.MAX_VALUE;
  }

  private static String canonical(String number) {
    if (number.indexOf('.') < 0 || number.indexOf('E') >= 0) {
      return number;
    }
    int end = number.length();
    while (number.charAt(end - 1) == '0') {
      end--;
    }
    return number.substring(0, number.charAt(end - 1) == '.' ? end - 1 : end);
  }

  private byte[] ofText(String value) {
    return hmac(inner, outer, normalized(value).getBytes(StandardCharsets.UTF_8));
  }

  static String normalized(String value) {
    // ASCII is its own normal form, and finding that out costs a tenth of normalising.
    String composed =
        Ascii.isAscii(value) ? value : Normalizer.normalize(value, Normalizer.Form.NFC);
    String text = composed.strip().toLowerCase(Locale.ROOT);
    return isSeparatedNumber(text) ? withoutSeparators(text) : text;
  }

  private static boolean isSeparatedNumber(String text) {
    boolean digit = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digit = true;
      } else if (!isSeparator(c) && !(c == '+' && i == 0)) {
        return false;
      }
    }
    // A minus sign in front is a sign, not a separator.
    return digit && text.charAt(0) != '-';
  }

  private static boolean isSeparator(char c) {
    return c == ' ' || c == '-' || c == '(' || c == ')' || c == '\u00a0';
  }

  private static String withoutSeparators(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (!isSeparator(text.charAt(i))) {
        kept.append(text.charAt(i));
      }
    }
    return kept.toString();
  }

  private static byte[] hmac(MessageDigest inner, MessageDigest outer, byte[] message) {
    try {
      MessageDigest first = (MessageDigest) inner.clone();
      MessageDigest second = (MessageDigest) outer.clone();
      return second.digest(first.digest(message));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 of this JDK cannot be cloned", e);
    }
  }

  private static MessageDigest digest(byte[] key, int pad) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] block =
          Arrays.copyOf(key.length > BLOCK_BYTES ? digest.digest(key) : key, BLOCK_BYTES);
      for (int i = 0; i < BLOCK_BYTES; i++) {
        block[i] = (byte) (block[i] ^ pad);
      }
      digest.update(block);
      return digest;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
