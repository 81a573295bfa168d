package dev.sluice.agent.mask;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * pgjdbc's {@code org.postgresql.util.PGobject}: a type name and a text, for each type that has no
 * class of its own. The driver lies in the application's class loader, so it is reached by
 * reflection.
 */
final class PgObject {

  private static final String CLASS_NAME = "org.postgresql.util.PGobject";

  private PgObject() {}

  /** Hot path. True for the class itself; its subclasses (points, intervals …) are not known. */
  static boolean isOne(Object value) {
    return value.getClass().getName().equals(CLASS_NAME);
  }

  /**
   * Masks the text in it. JSON stays JSON; of any other type nothing can be put in its place.
   *
   * @return the very same object if it may pass
   */
  static @Nullable Object masked(Object value, CellMask cell, ReadAccount account)
      throws ReflectiveOperationException {
    String text = (String) method(value, "getValue").invoke(value);
    if (text == null) {
      return value;
    }
    String type = (String) method(value, "getType").invoke(value);
    boolean json = "json".equals(type) || "jsonb".equals(type);
    String replacement = json ? cell.json(text, account) : cell.text(text, 0, account);
    if (text.equals(replacement)) {
      return value;
    }
    if (replacement == null || !json) {
      return null;
    }
    Object copy = value.getClass().getConstructor().newInstance();
    copy.getClass().getMethod("setType", String.class).invoke(copy, type);
    copy.getClass().getMethod("setValue", String.class).invoke(copy, replacement);
    return copy;
  }

  private static Method method(Object value, String name) throws NoSuchMethodException {
    return value.getClass().getMethod(name);
  }
}
