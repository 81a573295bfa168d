package dev.sluice.agent.gate;

import dev.sluice.agent.call.KnownDrivers;
import dev.sluice.agent.mask.LocalClob;
import dev.sluice.agent.mask.LocalValues;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Struct;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The text of a bind value, as far as reading it leaves it as it was: strings, what masks give as
 * readers and LOBs, and bytes that are plain text. Never a foreign stream or object.
 */
final class BoundText {

  /** Masked values are short. */
  private static final int MOST = 4_096;

  private BoundText() {}

  /** Hot path. The text, or its beginning; null if it has none that can be looked at. */
  static @Nullable String of(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    return value == null || value instanceof Number ? null : other(value);
  }

  /**
   * What an array, a list, or an array or struct of the agent's or of a known driver holds; null
   * for anything else.
   */
  static Object @Nullable [] elements(Object value) {
    if (value instanceof Object[] array) {
      return array;
    }
    if (value instanceof Collection<?> collection && inMemory(value)) {
      return collection.toArray();
    }
    boolean told =
        LocalValues.isOne(value)
            || ((value instanceof Array || value instanceof Struct) && KnownDrivers.made(value));
    if (!told) {
      return null;
    }
    CallStack stack = CallStack.current();
    stack.beginOwnWork();
    try {
      Object inner =
          value instanceof Array array ? array.getArray() : ((Struct) value).getAttributes();
      return inner instanceof Object[] array ? array : null;
    } catch (SQLException | RuntimeException untold) {
      return null;
    } finally {
      stack.endOwnWork();
    }
  }

  /** A collection of the JDK's: looking at it runs nobody's code. */
  private static boolean inMemory(Object value) {
    return value.getClass().getClassLoader() == null;
  }

  private static @Nullable String other(Object value) {
    try {
      if (value.getClass() == StringReader.class) {
        return beginning((StringReader) value);
      }
      if (value.getClass() == ByteArrayInputStream.class) {
        return beginning((ByteArrayInputStream) value);
      }
      if (value instanceof byte[] bytes) {
        return plain(bytes, Math.min(MOST, bytes.length));
      }
      return value instanceof LocalClob clob ? clob.getSubString(1, MOST) : null;
    } catch (IOException | SQLException closed) {
      return null;
    }
  }

  private static String beginning(StringReader reader) throws IOException {
    char[] read = new char[MOST];
    reader.mark(MOST);
    int length = reader.read(read);
    reader.reset();
    return new String(read, 0, Math.max(0, length));
  }

  private static @Nullable String beginning(ByteArrayInputStream stream) {
    byte[] read = new byte[Math.min(MOST, stream.available())];
    stream.mark(MOST);
    int length = stream.read(read, 0, read.length);
    stream.reset();
    return plain(read, Math.max(0, length));
  }

  /** What is encrypted or compressed has some byte that no plain text has. */
  private static @Nullable String plain(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] < ' ') {
        return null;
      }
    }
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }
}
