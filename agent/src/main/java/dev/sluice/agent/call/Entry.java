package dev.sluice.agent.call;

import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/**
 * How the work came in, by the stack: looked up only if a policy asks for it, because it costs
 * microseconds. Immutable.
 *
 * @param name the class and method of the outermost frame that is no JDK code; null if there is
 *     none
 * @param codeJar the file from which the class of the innermost such frame comes, its last part;
 *     null if unknown
 */
public record Entry(@Nullable String kind, @Nullable String name, @Nullable String codeJar) {

  /** Nothing was looked up. */
  public static final Entry UNKNOWN = new Entry(null, null, null);

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  /** Looks at the stack of this thread. */
  public static Entry look() {
    StackWalker.StackFrame[] ends = new StackWalker.StackFrame[2];
    WALKER.forEach(
        frame -> {
          if (ofApplication(frame.getDeclaringClass())) {
            ends[0] = ends[0] == null ? frame : ends[0];
            ends[1] = frame;
          }
        });
    if (ends[0] == null) {
      return UNKNOWN;
    }
    String name = ends[1].getClassName() + "." + ends[1].getMethodName();
    String kind = ends[1].getMethodName().equals("main") ? "main" : null;
    return new Entry(kind, name, jarOf(ends[0].getDeclaringClass()));
  }

  private static boolean ofApplication(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader != null
        && loader != Entry.class.getClassLoader()
        && loader != ClassLoader.getPlatformClassLoader()
        && !java.sql.Wrapper.class.isAssignableFrom(type)
        && !java.sql.Driver.class.isAssignableFrom(type);
  }

  private static @Nullable String jarOf(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return null;
    }
    String path = source.getLocation().getPath();
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }
}
