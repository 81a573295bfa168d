package dev.sluice.rules.record;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Makes records fit. A record is never refused for its length, because then a long statement would
 * be a way past the record: its texts are cut, and it says so. Stateless, any thread.
 */
public final class RecordCut {

  /** Statements longer than this are cut before they are encoded. */
  public static final int QUERY_CHARS = 16_384;

  private static final int SHORTEST_TEXT_BYTES = 32;

  private RecordCut() {}

  /**
   * Appends the text of a statement, cut if it is longer than {@link #QUERY_CHARS}; then its length
   * stands in {@link Field#TEXT_CUT_FROM}.
   */
  public static void putQuery(FieldWriter writer, String text) {
    if (text.length() <= QUERY_CHARS) {
      writer.put(Field.QUERY_TEXT, text);
      return;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(QUERY_CHARS - 1));
    writer.put(Field.QUERY_TEXT, text.substring(0, QUERY_CHARS - (splitsPair ? 1 : 0)));
    writer.put(Field.TEXT_CUT_FROM, text.length());
  }

  /**
   * A body that fits: each text is cut to the longest common length with which all fields fit; if
   * even very short texts do not, the last fields are left out. What was cut stands in {@link
   * Field#TEXT_CUT_FROM} for the statement (here in bytes), and in {@link Field#DETAIL}.
   *
   * @param body fields, one after the other
   * @param maxBytes what the answer may have at most, at least 256
   */
  public static byte[] fit(byte[] body, int maxBytes) {
    if (body.length <= maxBytes) {
      return body;
    }
    byte[] note = new FieldWriter(64).put(Field.DETAIL, cutNote(body.length)).toBytes();
    int room = maxBytes - note.length;
    int longest = room;
    while (longest > SHORTEST_TEXT_BYTES && cut(body, longest, Integer.MAX_VALUE).length > room) {
      longest /= 2;
    }
    ByteArrayOutputStream answer = new ByteArrayOutputStream(maxBytes);
    answer.writeBytes(cut(body, longest, room));
    answer.writeBytes(note);
    return answer.toByteArray();
  }

  private static String cutNote(int bytes) {
    return "The record was cut to fit: bytes=" + bytes;
  }

  private static byte[] cut(byte[] body, int longestText, int room) {
    ByteBuffer in = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
    FieldWriter out = new FieldWriter(Math.min(body.length, room));
    int at = 0;
    while (body.length - at >= FieldWriter.FIELD_HEADER_BYTES) {
      int number = Byte.toUnsignedInt(body[at]);
      int length = in.getInt(at + 1);
      at += FieldWriter.FIELD_HEADER_BYTES;
      if (length < 0 || length > body.length - at) {
        break;
      }
      int kept = keptLength(body, at, length, longestText);
      boolean saysLength = kept < length && number == Field.QUERY_TEXT.number();
      int needed =
          FieldWriter.FIELD_HEADER_BYTES
              + kept
              + (saysLength ? FieldWriter.FIELD_HEADER_BYTES + Long.BYTES : 0);
      if (needed <= room - out.size()) {
        out.putRaw(number, body, at, kept);
        if (saysLength) {
          out.put(Field.TEXT_CUT_FROM, length);
        }
      }
      at += length;
    }
    return out.toBytes();
  }

  /** Numbers are eight bytes and are never longer than the shortest text. */
  private static int keptLength(byte[] body, int at, int length, int longest) {
    if (length <= longest) {
      return length;
    }
    int end = longest;
    while (end > 0 && (body[at + end] & 0xC0) == 0x80) {
      end--;
    }
    return end;
  }
}
