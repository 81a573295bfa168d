package dev.sluice.rules.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The binary form of a record, little endian:
 *
 * <pre>
 *   0  length of the whole, checksum included   int
 *   4  magic                                    byte
 *   5  schema version                           byte
 *   6  type                                     unsigned short
 *   8  incarnation                              2 long
 *  24  sequence                                 long
 *  32  wall time, microseconds                  long
 *  40  monotonic time, nanoseconds              long
 *  48  body: fields as {@link FieldWriter} writes them
 *  -4  CRC32C of everything before              int
 * </pre>
 *
 * A higher schema version may add fields and types, never change what stands here: a reader skips
 * fields that it does not know and keeps types that it does not know as numbers. Bytes that are no
 * record are answered with a value; no bytes make a method here throw. Stateless, any thread.
 */
public final class RecordCodec {

  /** Bytes before the body. */
  public static final int HEADER_BYTES = 48;

  /** Bytes after the body. */
  public static final int TRAILER_BYTES = 4;

  /** A record with an empty body. */
  public static final int MIN_RECORD_BYTES = HEADER_BYTES + TRAILER_BYTES;

  /** No record is longer: 1,023 slots of the ring, less the state word. */
  public static final int MAX_RECORD_BYTES = 1023 * 64 - 8;

  /** Fifth byte of every record. */
  public static final byte MAGIC = (byte) 0xA5;

  /** The version that this code writes. */
  public static final int SCHEMA_VERSION = 1;

  /** The four first bytes after the length, without type. */
  public static final int MAGIC_AND_VERSION = (MAGIC & 0xFF) | SCHEMA_VERSION << 8;

  /**
   * An answer of {@link #verify}'s kind for readers: something else stands where a record should.
   */
  public static final int WRONG_PLACE = -6;

  private static final int NO_ROOM = -1;
  private static final int BAD_LENGTH = -2;
  private static final int BAD_MAGIC = -3;
  private static final int TRUNCATED = -4;
  private static final int BAD_CHECKSUM = -5;

  private RecordCodec() {}

  /** The answer to an attempt to read. */
  public sealed interface Reading {

    /** A record, and how many bytes it took. */
    record Taken(AuditRecord record, int length) implements Reading {}

    /** No record here. */
    record Damaged(String what) implements Reading {}
  }

  /**
   * A record as bytes.
   *
   * @throws IllegalArgumentException if it would be longer than {@link #MAX_RECORD_BYTES}
   */
  public static byte[] encode(Envelope envelope, byte[] body) {
    int length = MIN_RECORD_BYTES + body.length;
    if (length > MAX_RECORD_BYTES) {
      throw new IllegalArgumentException("record too long: bytes=" + length);
    }
    byte[] bytes = new byte[length];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    putHeader(buffer, 0, length, envelope);
    buffer.put(HEADER_BYTES, body);
    buffer.putInt(length - TRAILER_BYTES, checksum(buffer, 0, length - TRAILER_BYTES));
    return bytes;
  }

  /**
   * How long the record at this place is, if there is a whole and undamaged one; else a negative
   * number for {@link #whatIsWrong}.
   *
   * @param bytes little endian
   * @param limit first byte that is not readable
   */
  public static int verify(ByteBuffer bytes, int offset, int limit) {
    if (limit - offset < MIN_RECORD_BYTES) {
      return NO_ROOM;
    }
    if (!hasPossibleLength(bytes, offset)) {
      return BAD_LENGTH;
    }
    int length = bytes.getInt(offset);
    if (bytes.get(offset + 4) != MAGIC) {
      return BAD_MAGIC;
    }
    if (length > limit - offset) {
      return TRUNCATED;
    }
    int body = length - TRAILER_BYTES;
    return checksum(bytes, offset, body) == bytes.getInt(offset + body) ? length : BAD_CHECKSUM;
  }

  /** What a negative answer of {@link #verify} means. */
  public static String whatIsWrong(int answer) {
    return switch (answer) {
      case NO_ROOM -> "too few bytes for a record";
      case BAD_LENGTH -> "the length is impossible";
      case BAD_MAGIC -> "this is not a record";
      case TRUNCATED -> "the record is cut off";
      case BAD_CHECKSUM -> "the checksum does not match";
      case WRONG_PLACE -> "something else stands where a record should";
      default -> "unknown damage: code=" + answer;
    };
  }

  /** Whether that answer of {@link #verify} means that more bytes could make a record of it. */
  public static boolean isCutOff(int answer) {
    return answer == NO_ROOM || answer == TRUNCATED;
  }

  /** Whether the four bytes at this place can be the length of a record. */
  public static boolean hasPossibleLength(ByteBuffer bytes, int offset) {
    int length = bytes.getInt(offset);
    return length >= MIN_RECORD_BYTES && length <= MAX_RECORD_BYTES;
  }

  /** The sequence of the record at this place, which must have been verified. */
  public static long sequence(ByteBuffer bytes, int offset) {
    return bytes.getLong(offset + 24);
  }

  /** The incarnation of the record at this place, which must have been verified. */
  public static Incarnation incarnation(ByteBuffer bytes, int offset) {
    return new Incarnation(bytes.getLong(offset + 8), bytes.getLong(offset + 16));
  }

  /** Reads the record at the start of an array. */
  public static Reading read(byte[] bytes) {
    return read(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), 0, bytes.length);
  }

  /**
   * Reads the record at a place.
   *
   * @param bytes little endian
   * @param limit first byte that is not readable
   */
  public static Reading read(ByteBuffer bytes, int offset, int limit) {
    int length = verify(bytes, offset, limit);
    if (length < 0) {
      return new Reading.Damaged(whatIsWrong(length));
    }
    Map<Field, List<String>> texts = new EnumMap<>(Field.class);
    Map<Field, Long> numbers = new EnumMap<>(Field.class);
    String problem =
        readBody(bytes, offset + HEADER_BYTES, offset + length - TRAILER_BYTES, texts, numbers);
    if (!problem.isEmpty()) {
      return new Reading.Damaged(problem);
    }
    return new Reading.Taken(
        new AuditRecord(
            Short.toUnsignedInt(bytes.getShort(offset + 6)),
            Byte.toUnsignedInt(bytes.get(offset + 5)),
            incarnation(bytes, offset),
            sequence(bytes, offset),
            bytes.getLong(offset + 32),
            bytes.getLong(offset + 40),
            texts,
            numbers),
        length);
  }

  private static String readBody(
      ByteBuffer bytes,
      int from,
      int to,
      Map<Field, List<String>> texts,
      Map<Field, Long> numbers) {
    int at = from;
    while (at < to) {
      if (to - at < FieldWriter.FIELD_HEADER_BYTES) {
        return "a field's header is cut off";
      }
      int number = Byte.toUnsignedInt(bytes.get(at));
      int length = bytes.getInt(at + 1);
      at += FieldWriter.FIELD_HEADER_BYTES;
      if (length < 0 || length > to - at) {
        return "a field is longer than its record: field=" + number;
      }
      Field field = Field.of(number);
      if (field != null && field.kind() == Field.Kind.TEXT) {
        texts.computeIfAbsent(field, any -> new ArrayList<>(2)).add(text(bytes, at, length));
      } else if (field != null && length == Long.BYTES) {
        numbers.put(field, bytes.getLong(at));
      }
      at += length;
    }
    return "";
  }

  private static String text(ByteBuffer bytes, int offset, int length) {
    byte[] utf8 = new byte[length];
    bytes.get(offset, utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static void putHeader(ByteBuffer buffer, int offset, int length, Envelope envelope) {
    buffer.putInt(offset, length);
    buffer.putInt(offset + 4, MAGIC_AND_VERSION | envelope.type() << 16);
    buffer.putLong(offset + 8, envelope.incarnation().high());
    buffer.putLong(offset + 16, envelope.incarnation().low());
    buffer.putLong(offset + 24, envelope.sequence());
    buffer.putLong(offset + 32, envelope.wallMicros());
    buffer.putLong(offset + 40, envelope.monotonicNanos());
  }

  private static int checksum(ByteBuffer bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.slice(offset, length));
    return (int) crc.getValue();
  }
}
