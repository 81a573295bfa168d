package dev.sluice.agent.gate;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types that getters declare, by the names under which the advice tells them. Immutable. */
final class DeclaredTypes {

  private static final String STRING = "java.lang.String";

  private final Map<String, Class<?>> byName =
      Map.ofEntries(
          entry("boolean", boolean.class),
          entry("byte", byte.class),
          entry("short", short.class),
          entry("int", int.class),
          entry("long", long.class),
          entry("float", float.class),
          entry("double", double.class),
          entry("char", char.class),
          entry(byte[].class),
          entry(Object.class),
          entry(String.class),
          entry(java.math.BigDecimal.class),
          entry(java.sql.Date.class),
          entry(java.sql.Time.class),
          entry(java.sql.Timestamp.class),
          entry(java.io.InputStream.class),
          entry(java.io.Reader.class),
          entry(java.sql.Ref.class),
          entry(java.sql.Blob.class),
          entry(java.sql.Clob.class),
          entry(java.sql.NClob.class),
          entry(java.sql.Array.class),
          entry(java.sql.RowId.class),
          entry(java.sql.SQLXML.class),
          entry(java.net.URL.class),
          entry(java.math.BigInteger.class),
          entry(java.util.UUID.class),
          entry(java.time.LocalDate.class),
          entry(java.time.LocalTime.class),
          entry(java.time.LocalDateTime.class),
          entry(java.time.OffsetTime.class),
          entry(java.time.OffsetDateTime.class),
          entry(java.sql.Struct.class));

  /** Hot path. The type: a class as it is, a known name, else one that only null fits. */
  @SuppressWarnings("ReferenceEquality") // constants of all classes are one object; else a look-up
  Class<?> of(@Nullable Object declared) {
    if (declared == STRING) {
      return String.class;
    }
    if (declared instanceof Class<?> type) {
      return type;
    }
    Class<?> known = declared instanceof String name ? byName.get(name) : null;
    return known == null ? Void.class : known;
  }

  /** Hot path. Whether a getter of that type can return the value without the cast failing. */
  boolean fits(Class<?> type, @Nullable Object raw, @Nullable Object masked) {
    return masked == null
        || masked == raw
        || masked.getClass() == type
        || type.isPrimitive()
        || type.isInstance(masked);
  }

  private static Map.Entry<String, Class<?>> entry(Class<?> type) {
    return Map.entry(type.getName(), type);
  }

  private static Map.Entry<String, Class<?>> entry(String name, Class<?> type) {
    return Map.entry(name, type);
  }
}
