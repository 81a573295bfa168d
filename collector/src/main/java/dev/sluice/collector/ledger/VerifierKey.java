package dev.sluice.collector.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public half of a ledger's key, written as signed notes do (C2SP signed-note): {@code
 * name+id+base64(1 || key)}, where the id is the first four bytes of SHA-256(name, newline, 1,
 * key).
 *
 * @param name the ledger's origin
 * @param key 32 raw bytes; not changed by anybody
 */
// Equality below is over the bytes; nobody changes them.
@SuppressWarnings("ArrayRecordComponent")
public record VerifierKey(String name, byte[] key) {

  static final int ID_BYTES = 4;

  private static final byte ED25519 = 1;
  private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  /** A verifier whose name comes from the key itself. */
  static VerifierKey of(byte[] key) {
    String digest = HexFormat.of().formatHex(sha256(key), 0, 8);
    return new VerifierKey("sluice.dev/ledger/" + digest, key);
  }

  /**
   * Reads what {@link #toString()} wrote.
   *
   * @throws IllegalArgumentException if it is not a verifier key for Ed25519
   */
  public static VerifierKey parse(String text) {
    String[] parts = text.strip().split("\\+", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not a verifier key: expected name+id+key");
    }
    byte[] typed = Base64.getDecoder().decode(parts[2]);
    if (typed.length != 33 || typed[0] != ED25519) {
      throw new IllegalArgumentException("not an Ed25519 verifier key");
    }
    VerifierKey parsed = new VerifierKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
    if (!HexFormat.of().formatHex(parsed.id()).equals(parts[1])) {
      throw new IllegalArgumentException("the key's id does not match the key");
    }
    return parsed;
  }

  /** Four bytes that tell keys apart. */
  byte[] id() {
    byte[] label = (name + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(label, label.length + 1 + key.length);
    all[label.length] = ED25519;
    System.arraycopy(key, 0, all, label.length + 1, key.length);
    return Arrays.copyOf(sha256(all), ID_BYTES);
  }

  /** Whether this key made that signature over that text. */
  boolean verifies(byte[] text, byte[] signed) {
    try {
      byte[] x509 = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + key.length);
      System.arraycopy(key, 0, x509, X509_PREFIX.length, key.length);
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509)));
      signature.update(text);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      // A malformed key or signature verifies nothing.
      return false;
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey that
        && name.equals(that.name)
        && Arrays.equals(key, that.key);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(key);
  }

  @Override
  public String toString() {
    byte[] typed = new byte[key.length + 1];
    typed[0] = ED25519;
    System.arraycopy(key, 0, typed, 1, key.length);
    return name
        + "+"
        + HexFormat.of().formatHex(id())
        + "+"
        + Base64.getEncoder().encodeToString(typed);
  }
}
