package dev.sluice.agent.mask;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.StringReader;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Streams, readers and large objects: read once up to a bound, then closed and replaced by local
 * ones. What is larger cannot be judged and becomes null, except binary data under a mask that lets
 * binary data pass.
 */
final class LargeValues {

  /** Characters or bytes read at most. */
  static final int LIMIT = 1 << 20;

  private LargeValues() {}

  /** Masks a byte stream; the given one is closed unless the rest of it is handed on. */
  static @Nullable InputStream masked(InputStream stream, CellMask cell, ReadAccount account)
      throws IOException {
    byte[] start;
    boolean handedOn = false;
    try {
      start = stream.readNBytes(LIMIT + 1);
      if (start.length > LIMIT) {
        handedOn = passesCut(start, cell, account);
        return handedOn ? new SequenceInputStream(new ByteArrayInputStream(start), stream) : null;
      }
    } finally {
      if (!handedOn) {
        stream.close();
      }
    }
    byte[] replacement = Bytes.masked(start, cell, account);
    return replacement == null ? null : new ByteArrayInputStream(replacement);
  }

  /** Masks a reader; the given one is closed unless the rest of it is handed on. */
  static @Nullable Reader masked(Reader reader, CellMask cell, ReadAccount account)
      throws IOException {
    String text;
    boolean handedOn = false;
    try {
      text = read(reader);
      if (text.length() > LIMIT) {
        handedOn = cell.passesStart(text, account);
        return handedOn ? again(text, reader) : null;
      }
    } finally {
      if (!handedOn) {
        reader.close();
      }
    }
    String replacement = cell.text(text, 0, account);
    return replacement == null ? null : new StringReader(replacement);
  }

  private static Reader again(String start, Reader rest) throws IOException {
    PushbackReader whole = new PushbackReader(rest, start.length());
    whole.unread(start.toCharArray());
    return whole;
  }

  /** Masks a character object; the given one is freed unless it may pass. */
  static @Nullable Clob masked(Clob clob, CellMask cell, ReadAccount account)
      throws SQLException, IOException {
    boolean passes = false;
    try {
      String text;
      try (Reader reader = clob.getCharacterStream()) {
        text = read(reader);
      }
      if (text.length() > LIMIT) {
        passes = cell.passesStart(text, account);
        return passes ? clob : null;
      }
      String replacement = cell.text(text, 0, account);
      if (replacement == null) {
        return null;
      }
      passes = replacement.equals(text);
      return passes ? clob : new LocalClob(replacement);
    } finally {
      if (!passes) {
        clob.free();
      }
    }
  }

  /** Masks a binary object; the given one is freed unless it may pass. */
  static @Nullable Blob masked(Blob blob, CellMask cell, ReadAccount account)
      throws SQLException, IOException {
    boolean passes = false;
    try {
      byte[] start;
      try (InputStream stream = blob.getBinaryStream()) {
        start = stream.readNBytes(LIMIT + 1);
      }
      if (start.length > LIMIT) {
        passes = passesCut(start, cell, account);
        return passes ? blob : null;
      }
      byte[] replacement = Bytes.masked(start, cell, account);
      if (replacement == null) {
        return null;
      }
      passes = Arrays.equals(replacement, start);
      return passes ? blob : new LocalBlob(replacement);
    } finally {
      if (!passes) {
        blob.free();
      }
    }
  }

  /** True for the start of data that may pass. */
  private static boolean passesCut(byte[] start, CellMask cell, ReadAccount account) {
    if (cell.replacesAll()) {
      return false;
    }
    String text = Bytes.text(start, start.length, false);
    return text == null ? cell.plain(start, account) == start : cell.passesStart(text, account);
  }

  /** The whole text; longer than the limit if only the start of it was read. */
  private static String read(Reader reader) throws IOException {
    char[] buffer = new char[8192];
    StringBuilder text = new StringBuilder();
    int count = reader.read(buffer);
    while (count >= 0) {
      text.append(buffer, 0, count);
      if (text.length() > LIMIT) {
        return text.toString();
      }
      count = reader.read(buffer);
    }
    return text.toString();
  }
}
