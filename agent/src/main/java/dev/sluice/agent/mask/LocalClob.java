package dev.sluice.agent.mask;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.jspecify.annotations.Nullable;

/** A masked text as a character object that knows nothing of the original. Read only. */
public final class LocalClob implements NClob {

  private @Nullable String text;

  LocalClob(String text) {
    this.text = text;
  }

  @Override
  public long length() throws SQLException {
    return text().length();
  }

  @Override
  public String getSubString(long position, int length) throws SQLException {
    return text().substring(from(position), to(position, length));
  }

  @Override
  public Reader getCharacterStream() throws SQLException {
    return new StringReader(text());
  }

  @Override
  public Reader getCharacterStream(long position, long length) throws SQLException {
    return new StringReader(getSubString(position, (int) Math.min(length, Integer.MAX_VALUE)));
  }

  @Override
  public InputStream getAsciiStream() throws SQLException {
    return new ByteArrayInputStream(text().getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public long position(String wanted, long start) throws SQLException {
    int found = text().indexOf(wanted, from(start));
    return found < 0 ? -1 : found + 1L;
  }

  @Override
  public long position(Clob wanted, long start) throws SQLException {
    return position(wanted.getSubString(1, (int) wanted.length()), start);
  }

  @Override
  public int setString(long position, String value) throws SQLException {
    throw readOnly();
  }

  @Override
  public int setString(long position, String value, int offset, int length) throws SQLException {
    throw readOnly();
  }

  @Override
  public OutputStream setAsciiStream(long position) throws SQLException {
    throw readOnly();
  }

  @Override
  public Writer setCharacterStream(long position) throws SQLException {
    throw readOnly();
  }

  @Override
  public void truncate(long length) throws SQLException {
    throw readOnly();
  }

  @Override
  public void free() {
    text = null;
  }

  private String text() throws SQLException {
    String current = text;
    if (current == null) {
      throw new SQLException("Large object is freed: class=Clob. Read it before free().");
    }
    return current;
  }

  private int from(long position) throws SQLException {
    if (position < 1 || position > text().length() + 1L) {
      throw new SQLException(
          "Position is outside the large object: position=" + position + ", class=Clob.");
    }
    return (int) position - 1;
  }

  private int to(long position, int length) throws SQLException {
    if (length < 0) {
      throw new SQLException("Length is negative: length=" + length + ", class=Clob.");
    }
    return (int) Math.min(text().length(), from(position) + (long) length);
  }

  private static SQLException readOnly() {
    return new SQLFeatureNotSupportedException(
        "Large object holds a masked value and is read only: class=Clob.");
  }
}
