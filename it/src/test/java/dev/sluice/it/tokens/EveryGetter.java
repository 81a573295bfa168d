package dev.sluice.it.tokens;

import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Struct;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Reads one cell by each getter that a class has, in each form, by index and by label: those of
 * JDBC, and those that only a driver's own class has. Found by reflection, so that none is missed.
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
          OffsetTime.class,
          ZonedDateTime.class,
          Instant.class,
          UUID.class,
          URL.class,
          Clob.class,
          NClob.class,
          Blob.class,
          SQLXML.class,
          Array.class,
          Struct.class,
          Ref.class,
          RowId.class,
          Object[].class,
          String[].class,
          Map.class,
          List.class,
          InputStream.class,
          Reader.class,
          ResultSet.class);

  /** For wrappers, which hand the class on. */
  private static final List<Class<?>> FEW_CLASSES =
      List.of(Object.class, String.class, Long.class, byte[].class, Clob.class, InputStream.class);

  private EveryGetter() {}

  /** False to ask {@code getObject} for a few classes only. */
  static boolean whole = true;

  /** What {@code wasNull} says afterwards. */
  interface WasNull {
    boolean told() throws SQLException;
  }

  /** Takes what a getter gave. */
  interface Taker {
    void take(String how, String answer);
  }

  /** Each getter of a result set's class. */
  static void read(ResultSet row, Class<?> type, int column, Taker taker) throws SQLException {
    String label = row.getMetaData().getColumnLabel(column);
    read(row, type, column, label, taker);
  }

  /**
   * Each getter of a result set's or a callable statement's class.
   *
   * @param label null to read by index alone
   */
  static void read(Object from, Class<?> type, int column, String label, Taker taker) {
    WasNull wasNull =
        from instanceof ResultSet row ? row::wasNull : ((CallableStatement) from)::wasNull;
    for (Method getter : getters(type)) {
      boolean byIndex = getter.getParameterTypes()[0] == int.class;
      if (!byIndex && label == null) {
        continue;
      }
      for (Object second : seconds(getter, type != ResultSet.class || whole)) {
        Object first = byIndex ? (Object) column : label;
        String shown = second instanceof Calendar ? "calendar" : String.valueOf(second);
        String how = getter.getName() + "(" + (byIndex ? "index" : "label") + ", " + shown + ")";
        taker.take(
            how + " " + getter.getReturnType().getSimpleName(),
            answer(from, getter, first, second) + told(wasNull));
      }
    }
  }

  static List<Method> getters(Class<?> type) {
    return Stream.of(type.getMethods())
        .filter(EveryGetter::isGetter)
        .sorted(Comparator.comparing(Method::toString))
        .toList();
  }

  /** SQLite's result set is its own metadata: what tells of columns is no getter. */
  private static boolean isGetter(Method method) {
    int parameters = method.getParameterCount();
    if (parameters == 0
        || parameters > 2
        || method.isBridge()
        || Modifier.isStatic(method.getModifiers())
        || !method.getName().startsWith("get")
        || isOfMetadata(method)) {
      return false;
    }
    Class<?> first = method.getParameterTypes()[0];
    return first == int.class || first == String.class;
  }

  private static boolean isOfMetadata(Method method) {
    if (method.getName().equals("getColumnOID")) {
      return true;
    }
    try {
      ResultSetMetaData.class.getMethod(method.getName(), method.getParameterTypes());
      return true;
    } catch (NoSuchMethodException ofRows) {
      return false;
    }
  }

  private static List<?> seconds(Method getter, boolean whole) {
    if (getter.getParameterCount() == 1) {
      return List.of("");
    }
    Class<?> type = getter.getParameterTypes()[1];
    if (type == Class.class) {
      return whole ? CLASSES : FEW_CLASSES;
    } else if (type == Calendar.class) {
      return List.of(Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo")));
    } else if (type == Map.class) {
      return List.of(Map.of());
    } else if (type == int.class || type == long.class) {
      return List.of(2);
    }
    throw new IllegalStateException("no argument known: getter=" + getter);
  }

  private static String answer(Object from, Method getter, Object first, Object second) {
    try {
      Object value =
          getter.getParameterCount() == 1
              ? getter.invoke(from, first)
              : getter.invoke(from, first, second);
      return Value.text(value);
    } catch (InvocationTargetException thrown) {
      return Transcript.chain(thrown.getCause());
    } catch (Exception | LinkageError thrown) {
      return "reading " + Transcript.chain(thrown);
    }
  }

  private static String told(WasNull wasNull) {
    try {
      return " wasNull=" + wasNull.told();
    } catch (Exception notTold) {
      return " wasNull=?";
    }
  }
}
