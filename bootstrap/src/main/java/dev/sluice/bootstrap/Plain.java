package dev.sluice.bootstrap;

/**
 * Tells which tasks are nothing but a {@code Runnable} to whoever gets them: lambdas and anonymous
 * classes that have no other type. Nobody can expect one of these by its class, so something else
 * may stand in its place. Remembered per class; safe for any number of threads.
 */
final class Plain {

  private static final ClassValue<Boolean> KNOWN =
      new ClassValue<Boolean>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return find(type);
        }
      };

  private Plain() {}

  static boolean is(Runnable task) {
    return KNOWN.get(task.getClass());
  }

  private static boolean find(Class<?> type) {
    Class<?>[] interfaces = type.getInterfaces();
    if (type.getSuperclass() != Object.class
        || interfaces.length != 1
        || interfaces[0] != Runnable.class) {
      return false;
    }
    try {
      return type.isHidden() || type.isAnonymousClass();
    } catch (LinkageError unnamed) { // what a compiler of another language says of it is not so
      return false;
    }
  }
}
