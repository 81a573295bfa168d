package dev.sluice.agent.mask;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
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
  static @Nullable InputStream masked(InputStream stream, CellMask cell, long[] masked)
      throws IOException {
    byte[] start;
    boolean handedOn = false;
    try {
      start = stream.readNBytes(LIMIT + 1);
      if (start.length > LIMIT) {
        handedOn = passesCut(start, cell, masked);
        return handedOn ? new SequenceInputStream(new ByteArrayInputStream(start), stream) : null;
      }
    } finally {
      if (!handedOn) {
        stream.close();
      }
    }
    byte[] replacement = Bytes.masked(start, cell, masked);
    return replacement == null ? null : new ByteArrayInputStream(replacement);
  }

  /** Masks a reader; the given one is closed. */
  static @Nullable Reader masked(Reader reader, CellMask cell, long[] masked) throws IOException {
    String text = null;
    try (reader) {
      text = read(reader);
    }
    String replacement = text == null ? null : cell.text(text, 0, masked);
    return replacement == null ? null : new StringReader(replacement);
  }

  /** Masks a character object; the given one is freed unless it may pass. */
  static @Nullable Clob masked(Clob clob, CellMask cell, long[] masked)
      throws SQLException, IOException {
    boolean passes = false;
    try {
      String text = null;
      try (Reader reader = clob.getCharacterStream()) {
        text = read(reader);
      }
      String replacement = text == null ? null : cell.text(text, 0, masked);
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
  static @Nullable Blob masked(Blob blob, CellMask cell, long[] masked)
      throws SQLException, IOException {
    boolean passes = false;
    try {
      byte[] start;
      try (InputStream stream = blob.getBinaryStream()) {
        start = stream.readNBytes(LIMIT + 1);
      }
      if (start.length > LIMIT) {
        passes = passesCut(start, cell, masked);
        return passes ? blob : null;
      }
      byte[] replacement = Bytes.masked(start, cell, masked);
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

  /** True for the start of binary data that may pass. */
  private static boolean passesCut(byte[] start, CellMask cell, long[] masked) {
    return !cell.replacesAll()
        && Bytes.text(start, start.length, false) == null
        && cell.plain(start, masked) == start;
  }

  /** The whole text; null if it is longer than the limit. */
  private static @Nullable String read(Reader reader) throws IOException {
    char[] buffer = new char[8192];
    StringBuilder text = new StringBuilder();
    int count = reader.read(buffer);
    while (count >= 0) {
      text.append(buffer, 0, count);
      if (text.length() > LIMIT) {
        return null;
      }
      count = reader.read(buffer);
    }
    return text.toString();
  }
}
