package dev.sluice.bootstrap;

import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;

/**
 * Tells a refusal in the words of a framework that would take its class for something else. Never
 * throws: what cannot be made stays as the framework made it. Thread safe.
 */
public final class ForeignRefusal {

  /** The vendor code of each refusal. */
  public static final int VENDOR_CODE = 7_158_278;

  private static final String CLASS = "java.sql.SQLInvalidAuthorizationSpecException";

  private ForeignRefusal() {}

  /** Whether Sluice refused, and not the database or a driver. */
  public static boolean is(@Nullable Object failure) {
    return failure != null
        && CLASS.equals(failure.getClass().getName())
        && Integer.valueOf(VENDOR_CODE).equals(ForeignValue.of(failure, "getErrorCode"));
  }

  /**
   * The refusal as an exception of the framework's own; null if the class is not there or cannot be
   * made.
   *
   * @param type its class, public, with a public constructor (message, cause, sql)
   * @param near an object of the framework; its class loader is asked
   */
  public static @Nullable Object as(
      String type,
      Object near,
      @Nullable Object refusal,
      @Nullable String message,
      @Nullable String sql) {
    try {
      Class<?> found = Class.forName(type, true, near.getClass().getClassLoader());
      for (Constructor<?> each : found.getConstructors()) {
        Class<?>[] parameters = each.getParameterTypes();
        if (parameters.length == 3
            && parameters[0] == String.class
            && parameters[1].isInstance(refusal)
            && parameters[2] == String.class) {
          return each.newInstance(message, refusal, sql);
        }
      }
    } catch (Throwable otherVersion) {
      // The statement is refused all the same; only its name is the framework's old one.
      return null;
    }
    return null;
  }
}
