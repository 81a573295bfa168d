package dev.sluice.collector.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * The Ed25519 key that signs checkpoints. {@code ledger.key} holds the private part (PKCS #8,
 * base64, mode 0600), {@code ledger.pub} the {@link VerifierKey} that may be given to anybody.
 */
final class SigningKey {

  static final String PRIVATE_FILE = "ledger.key";
  static final String PUBLIC_FILE = "ledger.pub";

  private static final String ALGORITHM = "Ed25519";
  private static final int RAW_BYTES = 32;

  private final PrivateKey key;
  private final VerifierKey verifier;

  private SigningKey(PrivateKey key, VerifierKey verifier) {
    this.key = key;
    this.verifier = verifier;
  }

  VerifierKey verifier() {
    return verifier;
  }

  /** Signs, by Ed25519. */
  byte[] sign(byte[] text) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(text);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that was loaded signs", e);
    }
  }

  /**
   * Loads the key, or makes one for an empty ledger.
   *
   * @throws IOException if files are missing or do not belong together
   */
  static SigningKey load(Path directory, boolean emptyLedger) throws IOException {
    Path privateFile = directory.resolve(PRIVATE_FILE);
    Path publicFile = directory.resolve(PUBLIC_FILE);
    if (!Files.exists(privateFile) || !Files.exists(publicFile)) {
      if (!emptyLedger) {
        throw new IOException(
            "The ledger's signing key is missing: key="
                + privateFile
                + ". Restore ledger.key and ledger.pub from a copy; a ledger does not change its key.");
      }
      return create(privateFile, publicFile);
    }
    try {
      byte[] pkcs8 = Base64.getDecoder().decode(Files.readString(privateFile).strip());
      PrivateKey key =
          KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      SigningKey loaded = new SigningKey(key, VerifierKey.parse(Files.readString(publicFile)));
      byte[] probe = "sluice".getBytes(StandardCharsets.US_ASCII);
      if (!loaded.verifier.verifies(probe, loaded.sign(probe))) {
        throw new IOException(
            "The ledger's keys do not belong together: "
                + privateFile
                + " and "
                + publicFile
                + ". Restore both from the same copy.");
      }
      return loaded;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(
          "The ledger's signing key cannot be read: key="
              + privateFile
              + ". Restore it from a copy.",
          e);
    }
  }

  private static SigningKey create(Path privateFile, Path publicFile) throws IOException {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      byte[] x509 = pair.getPublic().getEncoded();
      byte[] raw = Arrays.copyOfRange(x509, x509.length - RAW_BYTES, x509.length);
      VerifierKey verifier = VerifierKey.of(raw);
      Files.deleteIfExists(privateFile);
      Files.createFile(
          privateFile,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      String encoded = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
      DurableFiles.write(privateFile, encoded + "\n", StandardOpenOption.TRUNCATE_EXISTING);
      DurableFiles.write(publicFile, verifier + "\n", StandardOpenOption.TRUNCATE_EXISTING);
      DurableFiles.forceDirectory(privateFile.toAbsolutePath().getParent());
      return new SigningKey(pair.getPrivate(), verifier);
    } catch (GeneralSecurityException e) {
      throw new IOException("Ed25519 is not available: java=" + Runtime.version(), e);
    }
  }
}
