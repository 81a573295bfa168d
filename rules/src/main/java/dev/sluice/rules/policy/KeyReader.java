package dev.sluice.rules.policy;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code keys}. No key ever stands in a problem. */
final class KeyReader {

  private static final int KEY_BYTES = 32;
  private static final String FILE = "file:";

  private final Values values;
  private final Function<String, @Nullable String> files;

  KeyReader(Values values, Function<String, @Nullable String> files) {
    this.values = values;
    this.files = files;
  }

  /** The key of the hash; null if no file gives one. */
  byte @Nullable [] read(List<Section> roots) {
    byte[] key = null;
    for (Section root : roots) {
      Node node = root.get("keys");
      byte[] next = node == null ? null : read(node);
      if (next != null && node != null) {
        if (key != null && !Arrays.equals(key, next)) {
          values.problems.addSecret(
              node.place(), "two different keys: keys.mask. Keep one file that gives it.");
        }
        key = next;
      }
    }
    return key;
  }

  private byte @Nullable [] read(Node node) {
    Section keys = Section.of(node, "keys", List.of("mask"), values.problems);
    Node mask = keys == null ? null : keys.get("mask");
    if (mask == null) {
      return null;
    }
    if (!(mask instanceof Node.Scalar scalar) || scalar.empty()) {
      values.problems.add(mask.place(), "a text is missing: keys.mask, found " + mask.kind() + ".");
      return null;
    }
    if (!scalar.raw().contains("${") && !scalar.raw().startsWith(FILE)) {
      values.problems.hide(scalar.raw());
    }
    if (values.isUnset(scalar)) {
      return null;
    }
    String text = values.expand(scalar);
    if (text == null) {
      return null;
    }
    return text.startsWith(FILE)
        ? fromFile(scalar, text.substring(FILE.length()))
        : decode(scalar, text, "keys.mask");
  }

  private byte @Nullable [] fromFile(Node.Scalar scalar, String path) {
    String content = files.apply(path);
    if (content == null) {
      values.problems.add(
          scalar.place(),
          "key file cannot be read: path="
              + Problems.shown(path)
              + ", keys.mask. Make it readable for this process.");
      return null;
    }
    return decode(scalar, content.strip(), "the key file of keys.mask");
  }

  private byte @Nullable [] decode(Node.Scalar scalar, String text, String what) {
    byte[] key;
    try {
      key = Base64.getDecoder().decode(text.strip());
    } catch (IllegalArgumentException notBase64) {
      values.problems.addSecret(
          scalar.place(), "not base64: " + what + ". Write 32 bytes in base64.");
      return null;
    }
    if (key.length != KEY_BYTES) {
      values.problems.addSecret(
          scalar.place(),
          "key of the wrong length: "
              + what
              + ", bytes="
              + key.length
              + ". Write 32 bytes in base64.");
      return null;
    }
    return key;
  }
}
