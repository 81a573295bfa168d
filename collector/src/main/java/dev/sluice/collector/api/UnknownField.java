package dev.sluice.collector.api;

import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.RecordCodec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A field of a record that this version does not know: kept, and shown as it is.
 *
 * @param number its number
 * @param hex its bytes; only the first 256
 */
record UnknownField(int number, String hex) {

  private static final int FIELD_HEADER_BYTES = 5;
  private static final int SHOWN_BYTES = 256;

  /** Those of a record's canonical bytes, which were verified before. */
  static List<UnknownField> in(byte[] encoded) {
    List<UnknownField> unknown = new ArrayList<>();
    ByteBuffer bytes = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN);
    int end = encoded.length - RecordCodec.TRAILER_BYTES;
    int at = RecordCodec.HEADER_BYTES;
    while (end - at >= FIELD_HEADER_BYTES) {
      int number = Byte.toUnsignedInt(encoded[at]);
      int length = bytes.getInt(at + 1);
      at += FIELD_HEADER_BYTES;
      if (length < 0 || length > end - at) {
        break;
      }
      if (Field.of(number) == null) {
        int shown = Math.min(length, SHOWN_BYTES);
        unknown.add(new UnknownField(number, HexFormat.of().formatHex(encoded, at, at + shown)));
      }
      at += length;
    }
    return unknown;
  }
}
