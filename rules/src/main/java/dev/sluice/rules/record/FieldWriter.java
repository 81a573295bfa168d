package dev.sluice.rules.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Hot path. Builds the body of a record: fields one after the other, each a number (1 byte), a
 * length (4 bytes, little endian) and the value. Reused by its owner; not thread safe. Bodies that
 * do not change between records (what is known of a statement, a connection, an asker) are built
 * once and kept as bytes.
 */
public final class FieldWriter {

  /** Number and length before each value. */
  static final int FIELD_HEADER_BYTES = 5;

  private static final int SHORT_CHARS = 32;
  private static final int HEX_DIGITS = 16;

  // One store each: compilers before that of 23 do not put byte stores together.
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes;
  private int size;

  /** A writer that holds so many bytes before it has to grow. */
  public FieldWriter(int initialBytes) {
    bytes = new byte[Math.max(64, initialBytes)];
  }

  /** Forgets what was written. */
  public FieldWriter clear() {
    size = 0;
    return this;
  }

  /** Appends a number. */
  public FieldWriter put(Field field, long value) {
    assert field.kind() == Field.Kind.LONG : field;
    ensure(FIELD_HEADER_BYTES + Long.BYTES);
    header(field, Long.BYTES);
    LONG.set(bytes, size, value);
    size += Long.BYTES;
    return this;
  }

  /** Appends a text; lone surrogates become {@code ?}. */
  public FieldWriter put(Field field, String value) {
    assert field.kind() == Field.Kind.TEXT : field;
    if (value.length() <= SHORT_CHARS && putAscii(field, value)) {
      return this;
    }
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    ensure(FIELD_HEADER_BYTES + utf8.length);
    header(field, utf8.length);
    System.arraycopy(utf8, 0, bytes, size, utf8.length);
    size += utf8.length;
    return this;
  }

  /** Appends a text: a number as 16 lower-case hexadecimal digits. */
  public FieldWriter putHex(Field field, long value) {
    assert field.kind() == Field.Kind.TEXT : field;
    ensure(FIELD_HEADER_BYTES + HEX_DIGITS);
    header(field, HEX_DIGITS);
    for (int shift = Long.SIZE - 4; shift >= 0; shift -= 4) {
      int digit = (int) (value >>> shift) & 0xf;
      bytes[size++] = (byte) (digit < 10 ? '0' + digit : 'a' + digit - 10);
    }
    return this;
  }

  /** Appends a text, unless it is null or empty. */
  public FieldWriter putIfPresent(Field field, @org.jspecify.annotations.Nullable String value) {
    return value == null || value.isEmpty() ? this : put(field, value);
  }

  /** Bytes written so far. */
  public int size() {
    return size;
  }

  /** The backing array, valid up to {@link #size()} until the next call. */
  public byte[] array() {
    return bytes;
  }

  /** A copy of what was written. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  /** Appends a field as it was read, whether this version knows it or not. */
  void putRaw(int number, byte[] source, int offset, int length) {
    ensure(FIELD_HEADER_BYTES + length);
    header(number, length);
    System.arraycopy(source, offset, bytes, size, length);
    size += length;
  }

  /** Without a copy on the way; false, with nothing written, if it is not all ASCII. */
  private boolean putAscii(Field field, String value) {
    int length = value.length();
    ensure(FIELD_HEADER_BYTES + length);
    int at = size + FIELD_HEADER_BYTES;
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c >= 0x80) {
        return false;
      }
      bytes[at + i] = (byte) c;
    }
    header(field, length);
    size += length;
    return true;
  }

  private void header(Field field, int length) {
    header(field.number(), length);
  }

  private void header(int number, int length) {
    bytes[size] = (byte) number;
    INT.set(bytes, size + 1, length);
    size += FIELD_HEADER_BYTES;
  }

  private void ensure(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
