package dev.sluice.agent.mask;

/** Primitive types: their boxes and their zeros. */
final class Primitives {

  private Primitives() {}

  /** Hot path. The box of a primitive type. */
  static Class<?> boxOf(Class<?> primitive) {
    return zeroOf(primitive).getClass();
  }

  /** Hot path. The boxed zero of a primitive type: what JDBC returns for NULL. */
  static Object zeroOf(Class<?> primitive) {
    if (primitive == int.class) {
      return 0;
    } else if (primitive == long.class) {
      return 0L;
    } else if (primitive == double.class) {
      return 0.0d;
    } else if (primitive == boolean.class) {
      return false;
    } else if (primitive == float.class) {
      return 0.0f;
    } else if (primitive == short.class) {
      return (short) 0;
    } else if (primitive == byte.class) {
      return (byte) 0;
    }
    return (char) 0;
  }
}
