package dev.sluice.agent.mask;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Masked bytes as a binary object that knows nothing of the original. Read only. */
final class LocalBlob implements Blob {

  private byte @Nullable [] bytes;

  LocalBlob(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  @Override
  public long length() throws SQLException {
    return bytes().length;
  }

  @Override
  public byte[] getBytes(long position, int length) throws SQLException {
    byte[] all = bytes();
    if (position < 1 || position > all.length + 1L || length < 0) {
      throw new SQLException(
          "Range is outside the large object: position=" + position + ", length=" + length + ".");
    }
    int from = (int) position - 1;
    return Arrays.copyOfRange(all, from, (int) Math.min(all.length, from + (long) length));
  }

  @Override
  public InputStream getBinaryStream() throws SQLException {
    return new ByteArrayInputStream(bytes());
  }

  @Override
  public InputStream getBinaryStream(long position, long length) throws SQLException {
    return new ByteArrayInputStream(getBytes(position, (int) Math.min(length, Integer.MAX_VALUE)));
  }

  @Override
  public long position(byte[] pattern, long start) throws SQLException {
    byte[] all = bytes();
    for (int i = (int) Math.max(0, start - 1); i + pattern.length <= all.length; i++) {
      if (Arrays.equals(all, i, i + pattern.length, pattern, 0, pattern.length)) {
        return i + 1L;
      }
    }
    return -1;
  }

  @Override
  public long position(Blob pattern, long start) throws SQLException {
    return position(pattern.getBytes(1, (int) pattern.length()), start);
  }

  @Override
  public int setBytes(long position, byte[] value) throws SQLException {
    throw readOnly();
  }

  @Override
  public int setBytes(long position, byte[] value, int offset, int length) throws SQLException {
    throw readOnly();
  }

  @Override
  public OutputStream setBinaryStream(long position) throws SQLException {
    throw readOnly();
  }

  @Override
  public void truncate(long length) throws SQLException {
    throw readOnly();
  }

  @Override
  public void free() {
    bytes = null;
  }

  private byte[] bytes() throws SQLException {
    byte[] current = bytes;
    if (current == null) {
      throw new SQLException("Large object is freed: class=Blob. Read it before free().");
    }
    return current;
  }

  private static SQLException readOnly() {
    return new SQLFeatureNotSupportedException(
        "Large object holds a masked value and is read only: class=Blob.");
  }
}
