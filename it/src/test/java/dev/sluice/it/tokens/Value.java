package dev.sluice.it.tokens;

import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLXML;
import java.sql.Struct;
import java.util.Collection;
import java.util.Map;
import java.util.StringJoiner;

/** Everything that a value tells, by each of its own ways. */
final class Value {

  private Value() {}

  /** A way to a part of a value. */
  private interface Part {
    Object get() throws Exception;
  }

  static String text(Object value) throws Exception {
    if (value == null) {
      return "null";
    } else if (value instanceof byte[] bytes) {
      return "bytes:" + new String(bytes, StandardCharsets.ISO_8859_1);
    } else if (value instanceof InputStream stream) {
      return "stream:" + new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
    } else if (value instanceof Reader reader) {
      return "reader:" + read(reader);
    } else if (value instanceof Object[] elements) {
      StringJoiner text = new StringJoiner(",", "[", "]");
      for (Object element : elements) {
        text.add(text(element));
      }
      return text.toString();
    }
    return large(value);
  }

  private static String large(Object value) throws Exception {
    if (value instanceof Clob clob) {
      return clob(clob) + " " + value;
    } else if (value instanceof Blob blob) {
      return blob(blob) + " " + value;
    } else if (value instanceof SQLXML xml) {
      return "xml:" + part(xml::getString) + part(xml::getBinaryStream) + " " + value;
    } else if (value instanceof Array array) {
      return array(array) + " " + value;
    } else if (value instanceof Struct struct) {
      return "struct:" + struct.getSQLTypeName() + part(struct::getAttributes) + " " + value;
    } else if (value instanceof Ref ref) {
      return "ref:" + part(ref::getObject) + " " + value;
    } else if (value instanceof RowId row) {
      return "row-id:" + part(row::getBytes) + " " + value;
    } else if (value instanceof ResultSet rows) {
      return rows(rows);
    }
    return plain(value);
  }

  private static String plain(Object value) throws Exception {
    if (value instanceof Map<?, ?> map) {
      StringJoiner text = new StringJoiner(",", "map{", "}");
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        text.add(text(entry.getKey()) + "=" + text(entry.getValue()));
      }
      return text.toString();
    } else if (value instanceof Collection<?> all) {
      return "list:" + text(all.toArray());
    } else if (value.getClass().isArray()) {
      StringJoiner text = new StringJoiner(",", "[", "]");
      for (int i = 0; i < java.lang.reflect.Array.getLength(value); i++) {
        text.add(String.valueOf(java.lang.reflect.Array.get(value, i)));
      }
      return text.toString();
    }
    return value.getClass().getName() + ":" + value;
  }

  private static String clob(Clob clob) throws Exception {
    String kind = clob instanceof NClob ? "nclob:" : "clob:";
    int length = (int) clob.length();
    return kind
        + length
        + part(() -> clob.getSubString(1, length))
        + part(() -> clob.getSubString(2, Math.max(0, length - 2)))
        + part(clob::getCharacterStream)
        + part(() -> clob.getCharacterStream(1, length))
        + part(clob::getAsciiStream)
        + part(() -> clob.position("open", 1))
        + part(() -> clob.position(clob.getSubString(1, 1), 1));
  }

  private static String blob(Blob blob) throws Exception {
    int length = (int) blob.length();
    return "blob:"
        + length
        + part(() -> blob.getBytes(1, length))
        + part(() -> blob.getBytes(2, Math.max(0, length - 2)))
        + part(blob::getBinaryStream)
        + part(() -> blob.getBinaryStream(1, length))
        + part(() -> blob.position(new byte[] {1, 2}, 1));
  }

  private static String array(Array array) throws Exception {
    return "array:"
        + array.getBaseTypeName()
        + array.getBaseType()
        + part(array::getArray)
        + part(() -> array.getArray(1, 1))
        + part(() -> array.getArray(Map.of()))
        + part(array::getResultSet)
        + part(() -> array.getResultSet(1, 1));
  }

  private static String part(Part part) {
    try {
      return " " + text(part.get());
    } catch (Exception | LinkageError | InternalError notOffered) {
      return " " + Transcript.chain(notOffered);
    }
  }

  private static String read(Reader reader) throws Exception {
    StringBuilder text = new StringBuilder();
    for (int c = reader.read(); c >= 0; c = reader.read()) {
      text.append((char) c);
    }
    return text.toString();
  }

  private static String rows(ResultSet rows) throws Exception {
    StringJoiner text = new StringJoiner(";", "rows:", "");
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      for (int i = 1; i <= columns; i++) {
        int column = i;
        text.add(part(() -> rows.getString(column)) + part(() -> rows.getObject(column)));
      }
    }
    rows.close();
    return text.toString();
  }
}
