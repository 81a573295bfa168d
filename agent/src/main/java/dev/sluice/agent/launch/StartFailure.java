package dev.sluice.agent.launch;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
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
    if (attached) {
      answer(args, problem);
    }
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

  /** The value of a key in the argument text, which may stand in double quotes. */
  static @Nullable String argument(String args, String key) {
    String start = key + "=";
    int at = args.indexOf(start);
    while (at > 0 && args.charAt(at - 1) != ',' && args.charAt(at - 1) != ' ') {
      at = args.indexOf(start, at + 1);
    }
    if (at < 0) {
      return null;
    }
    int from = at + start.length();
    if (from < args.length() && args.charAt(from) == '"') {
      int quote = args.indexOf('"', from + 1);
      return args.substring(from + 1, quote < 0 ? args.length() : quote);
    }
    int comma = args.indexOf(',', from);
    return args.substring(from, comma < 0 ? args.length() : comma).trim();
  }

  /** Tells who attached, through the file that they named, if they did. */
  static void answer(String args, String problem) {
    String place = argument(args, "answer");
    if (place == null) {
      return;
    }
    File partial = new File(place + ".partial");
    try {
      // createNewFile: never over a file or through a link that somebody laid there.
      if (!partial.createNewFile()) {
        return;
      }
      try (Writer out = new OutputStreamWriter(new FileOutputStream(partial), "UTF-8")) {
        out.write("exit=1\n" + problem + "\n");
      }
      if (!partial.renameTo(new File(place))) {
        System.err.println("Sluice: The answer could not be put in its place: file=" + place + ".");
      }
    } catch (IOException e) {
      System.err.println("Sluice: The answer could not be written: file=" + place + ", " + e + ".");
    }
  }

  /** The cause in one line. */
  static String describe(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof InvocationTargetException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    // Our own exceptions are sentences; of others the type tells more than the message.
    boolean ours = cause.getClass().getName().startsWith("dev.sluice.");
    String text = "The agent could not start: " + (ours ? cause.getMessage() : cause);
    return text.endsWith(".") ? text : text + ".";
  }
}
