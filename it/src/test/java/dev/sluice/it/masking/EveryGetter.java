package dev.sluice.it.masking;

import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.SQLXML;
import java.sql.Struct;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Reads one cell by each getter of a result set's class, the driver's own included, in each form,
 * by index and by label.
 */
final class EveryGetter {

  private static final List<Class<?>> CLASSES =
      List.of(
          Object.class,
          String.class,
          Integer.class,
          Long.class,
          Short.class,
          Byte.class,
          Boolean.class,
          Double.class,
          Float.class,
          BigDecimal.class,
          BigInteger.class,
          byte[].class,
          java.sql.Date.class,
          Time.class,
          Timestamp.class,
          java.util.Date.class,
          Calendar.class,
          LocalDate.class,
          LocalTime.class,
          LocalDateTime.class,
          OffsetDateTime.class,
          ZonedDateTime.class,
          Instant.class,
          UUID.class,
          URL.class,
          Clob.class,
          NClob.class,
          Blob.class,
          SQLXML.class,
          Array.class,
          Object[].class,
          String[].class,
          InputStream.class,
          Reader.class,
          ResultSet.class);

  private EveryGetter() {}

  /**
   * One reading.
   *
   * @param how the getter and its arguments
   * @param text all that the value tells, or the text of what was thrown
   * @param threw whether the getter threw
   * @param wasNull what the result set said afterwards
   */
  record Reading(String how, String text, boolean threw, boolean wasNull) {}

  static List<Reading> read(ResultSet row, Class<?> type, int column, String label) {
    List<Method> getters =
        Stream.of(type.getMethods())
            .filter(EveryGetter::isGetter)
            .sorted(Comparator.comparing(Method::toString))
            .toList();
    List<Reading> readings = new ArrayList<>();
    for (Method getter : getters) {
      boolean byIndex = getter.getParameterTypes()[0] == int.class;
      for (Object second : seconds(getter)) {
        Object first = byIndex ? (Object) column : label;
        readings.add(reading(row, getter, first, second));
      }
    }
    return readings;
  }

  private static boolean isGetter(Method method) {
    if (!method.getName().startsWith("get")
        || method.getParameterCount() == 0
        || method.getParameterCount() > 2
        || method.isBridge()) {
      return false;
    }
    Class<?> first = method.getParameterTypes()[0];
    return first == int.class || first == String.class;
  }

  private static List<?> seconds(Method getter) {
    if (getter.getParameterCount() == 1) {
      return List.of("");
    }
    Class<?> type = getter.getParameterTypes()[1];
    if (type == Class.class) {
      return CLASSES;
    } else if (type == Calendar.class) {
      return List.of(Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo")));
    }
    if (type == Map.class) {
      return List.of(Map.of());
    }
    return type == int.class ? List.of(2) : List.of();
  }

  private static Reading reading(ResultSet row, Method getter, Object first, Object second) {
    Object shown = second instanceof Calendar ? "calendar" : second;
    String how = getter.getName() + "(" + first.getClass().getSimpleName() + ", " + shown + ")";
    String text;
    boolean threw = false;
    try {
      Object value =
          getter.getParameterCount() == 1
              ? getter.invoke(row, first)
              : getter.invoke(row, first, second);
      text = text(value);
    } catch (InvocationTargetException thrown) {
      threw = true;
      text = chain(thrown.getCause());
    } catch (Exception thrown) {
      threw = true;
      text = chain(thrown);
    }
    try {
      return new Reading(how, text, threw, row.wasNull());
    } catch (Exception notTold) {
      return new Reading(how, text, threw, false);
    }
  }

  static String chain(Throwable thrown) {
    StringJoiner text = new StringJoiner(" <- ");
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      text.add(cause.toString());
    }
    return text.toString();
  }

  /** Everything that a value tells, nested values included. */
  static String text(Object value) throws Exception {
    if (value == null) {
      return "null";
    } else if (value instanceof byte[] bytes) {
      return "bytes:" + new String(bytes, StandardCharsets.ISO_8859_1);
    } else if (value instanceof InputStream stream) {
      return "stream:" + new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
    } else if (value instanceof Reader reader) {
      StringBuilder text = new StringBuilder("reader:");
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        text.append((char) c);
      }
      return text.toString();
    } else if (value instanceof Clob clob) {
      return "clob:" + clob.getSubString(1, (int) clob.length()) + text(clob.getCharacterStream());
    } else if (value instanceof Blob blob) {
      return "blob:" + text(blob.getBytes(1, (int) blob.length())) + text(blob.getBinaryStream());
    } else if (value instanceof SQLXML xml) {
      return "xml:" + xml.getString();
    } else if (value instanceof Array array) {
      return "array:" + text(array.getArray()) + rows(array) + plain(array);
    } else if (value instanceof Object[] elements) {
      StringJoiner text = new StringJoiner(",", "[", "]");
      for (Object element : elements) {
        text.add(text(element));
      }
      return text.toString();
    } else if (value instanceof Struct struct) {
      return "struct:" + text(struct.getAttributes());
    }
    return value instanceof ResultSet rows ? text(rows) : value.getClass().getName() + ":" + value;
  }

  private static String plain(Array array) {
    String text = array.toString();
    return text.contains("@") ? "" : text;
  }

  private static String rows(Array array) {
    try {
      return text(array.getResultSet());
    } catch (Exception notOffered) {
      return "";
    }
  }

  private static String text(ResultSet rows) throws Exception {
    StringJoiner text = new StringJoiner(";", "rows:", "");
    while (rows.next()) {
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        text.add(rows.getString(i));
      }
    }
    return text.toString();
  }
}
