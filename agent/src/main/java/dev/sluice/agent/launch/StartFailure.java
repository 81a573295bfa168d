package dev.sluice.agent.launch;

import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What happens when the agent cannot start: one line, and the application goes on ({@code
 * on-start=open}, the default) or the JVM halts ({@code on-start=closed}). Reads that key itself,
 * because what is broken may be what reads the others.
 */
final class StartFailure {

  private static final int EXIT_CODE = 78;

  private StartFailure() {}

  /** Says it, and halts where asked for. */
  static void report(String problem, String args, boolean attached) {
    boolean closed = isClosed(args, attached);
    System.err.println(
        "Sluice: "
            + problem
            + (closed
                ? " The JVM halts, as on-start=closed asks."
                : " The application runs without Sluice (on-start=open)."));
    if (closed) {
      System.err.flush();
      Runtime.getRuntime().halt(EXIT_CODE);
    }
  }

  /** A failed attach leaves the JVM as it was, unless that attach itself asked for the other. */
  static boolean isClosed(String args, boolean attached) {
    String value = argument(args, "on-start");
    if (value == null && !attached) {
      value = System.getProperty("sluice.on-start");
      if (value == null) {
        value = System.getenv("SLUICE_ON_START");
      }
    }
    return value != null && !"open".equals(value.trim().toLowerCase(Locale.ROOT));
  }

  static @Nullable String argument(String args, String key) {
    for (String pair : args.split(",", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && key.equals(pair.substring(0, equals).trim())) {
        return pair.substring(equals + 1);
      }
    }
    return null;
  }

  /** The cause in one line. */
  static String describe(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof InvocationTargetException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return "The agent could not start: " + cause;
  }
}
