package dev.sluice.rules.mask;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Digits that follow from the digits before them under a key: they tell a hash that was made here
 * from any other text of the same form. They are not what keeps a value secret, and give nothing
 * away that the digits before them do not. Immutable, safe for any number of threads.
 */
final class CheckDigits {

  private static final char[] HEX = "0123456789abcdef".toCharArray();

  /** Every fourth digit is a check. */
  private static final int GROUP = 4;

  private static final int DIGITS = 32;

  /** Four check digits: of so many texts of such digits one in 65,536 looks like a hash. */
  private static final int LEAST = 16;

  private final long seed;

  CheckDigits(byte[] key) {
    seed = ByteBuffer.wrap(key).getLong();
  }

  /** Hot path. 24 digits of a digest and a check digit after each three. */
  String text(byte[] digest) {
    byte[] digits = new byte[DIGITS];
    long state = seed;
    int read = 0;
    for (int i = 0; i < DIGITS; i++) {
      int digit;
      if (i % GROUP == GROUP - 1) {
        state = mixed(state);
        digit = (int) (state >>> 60);
      } else {
        digit = (digest[read >> 1] >> ((read & 1) == 0 ? 4 : 0)) & 0xf;
        state = state * 31 + digit + 1;
        read++;
      }
      digits[i] = (byte) HEX[digit];
    }
    return new String(digits, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  /** Hot path. Whether a text is such digits or a prefix of them. */
  boolean are(String text) {
    int length = text.length();
    if (length < LEAST || length > DIGITS) {
      return false;
    }
    long state = seed;
    for (int i = 0; i < length; i++) {
      int digit = digit(text.charAt(i));
      if (digit < 0) {
        return false;
      }
      if (i % GROUP != GROUP - 1) {
        state = state * 31 + digit + 1;
        continue;
      }
      state = mixed(state);
      if (digit != (int) (state >>> 60)) {
        return false;
      }
    }
    return true;
  }

  /** Puts a check in the place of each fourth byte. */
  byte[] bytes(byte[] digest) {
    long state = seed;
    for (int i = 0; i < digest.length; i++) {
      if (i % GROUP == GROUP - 1) {
        state = mixed(state);
        digest[i] = (byte) (state >>> 56);
      } else {
        state = state * 31 + digest[i] + 1;
      }
    }
    return digest;
  }

  boolean are(byte[] bytes) {
    return bytes.length >= LEAST
        && bytes.length <= DIGITS
        && java.util.Arrays.equals(bytes, bytes(bytes.clone()));
  }

  /** A UUID whose last 32 bits are a check. */
  UUID uuid(long high, long low) {
    return new UUID(high, (low & ~0xffffffffL) | check(high, low));
  }

  boolean are(UUID uuid) {
    long low = uuid.getLeastSignificantBits();
    return (low & 0xffffffffL) == check(uuid.getMostSignificantBits(), low);
  }

  private long check(long high, long low) {
    return mixed(mixed(seed ^ high) ^ (low >>> 32)) >>> 32;
  }

  private static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  }

  /** The finaliser of SplitMix64: each bit of the state reaches each bit of the result. */
  private static long mixed(long state) {
    long bits = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
    bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
    return bits ^ (bits >>> 31);
  }
}
