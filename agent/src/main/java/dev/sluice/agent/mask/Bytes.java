package dev.sluice.agent.mask;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Bytes read from a column: a text in UTF-8, or something binary. */
final class Bytes {

  private Bytes() {}

  /**
   * Hot path. The masked form of bytes: of a text the bytes of the masked text, so that each getter
   * tells the same.
   */
  static byte @Nullable [] masked(byte[] value, CellMask cell, ReadAccount account) {
    String text = text(value, value.length, true);
    if (text == null) {
      return (byte[]) cell.plain(value, account);
    }
    String replacement = cell.text(text, 0, account);
    if (replacement == null) {
      return null;
    }
    return replacement.equals(text) ? value : replacement.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The text in the first bytes of an array.
   *
   * @param whole false if the last character may be cut in two
   * @return null if it is no well-formed UTF-8, or holds control characters
   */
  static @Nullable String text(byte[] value, int length, boolean whole) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer characters = CharBuffer.allocate(length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(value, 0, length), characters, whole);
    if (result.isError()) {
      return null;
    }
    characters.flip();
    for (int i = 0; i < characters.length(); i++) {
      char c = characters.charAt(i);
      if (c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f') {
        return null;
      }
    }
    return characters.toString();
  }
}
