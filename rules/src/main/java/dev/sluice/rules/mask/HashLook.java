package dev.sluice.rules.mask;

import java.util.UUID;

/**
 * Knows the keyed hashes of one class when they come back, from whichever JVM with the same key
 * they came, without memory: by their check digits. Immutable, safe for any number of threads.
 */
public final class HashLook {

  /** No shorter text is taken for a hash. */
  public static final int LEAST = 16;

  /** No longer text is one. */
  public static final int MOST = 36;

  private static final int UUID_LENGTH = MOST;

  private final KeyedHash hash;
  private final CheckDigits check;

  private HashLook(KeyedHash hash) {
    this.hash = hash;
    this.check = hash.check();
  }

  /** For the hashes of a class under the policy's key. */
  public static HashLook of(byte[] maskKey, String className) {
    return new HashLook(new KeyedHash(maskKey, className));
  }

  /** Hot path. Whether a text is a hash, a prefix of 16 digits and more, a UUID, or one in JSON. */
  public boolean is(String text) {
    int length = text.length();
    if (length > 2 && text.charAt(0) == '"' && text.charAt(length - 1) == '"') {
      return hash.made(text.substring(1, length - 1));
    }
    return length == UUID_LENGTH ? isUuid(text) : hash.made(text);
  }

  /** Whether bytes are a hash. */
  public boolean is(byte[] bytes) {
    return hash.made(bytes);
  }

  private boolean isUuid(String text) {
    // Version 8 alone: what this agent makes.
    if (text.charAt(14) != '8' || text.charAt(8) != '-') {
      return false;
    }
    try {
      return check.are(UUID.fromString(text));
    } catch (IllegalArgumentException noUuid) {
      return false;
    }
  }
}
