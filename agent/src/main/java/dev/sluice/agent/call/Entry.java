package dev.sluice.agent.call;

import dev.sluice.bootstrap.Asker;
import org.jspecify.annotations.Nullable;

/**
 * How the work came in, by the stack: looked up only if a policy asks for it, because it costs
 * microseconds. Immutable.
 *
 * <p>It holds for this thread: what a request hands to another thread did not come in as a request
 * there, as far as anybody can see. A stack on which an AI framework is at work is no evidence of
 * anything but that: its tool may be called within a request, and is not the request's own work.
 *
 * @param kind http, scheduled, message, main or tool; null if unknown
 * @param name the class and method where the application's own code begins: below the frame that
 *     tells the kind, else the outermost; null if there is none
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
    Look look = new Look();
    WALKER.forEach(look::at);
    return look.entry();
  }

  /** One look, from the innermost frame outwards. Not thread safe. */
  private static final class Look {
    private StackWalker.@Nullable StackFrame innermost;
    private StackWalker.@Nullable StackFrame outermost;
    private StackWalker.@Nullable StackFrame own;
    private @Nullable Frames evidence;
    private @Nullable String begins;
    private boolean ai;

    void at(StackWalker.StackFrame frame) {
      Frames tells = Frames.of(frame.getDeclaringClass());
      if (tells.isEvidence()) {
        evidence = tells;
        begins = own == null ? begins : nameOf(own);
      } else if (tells == Frames.AI) {
        ai = true;
      }
      if (tells == Frames.APPLICATION) {
        own = frame;
      }
      if (frame.getDeclaringClass().getClassLoader() != null && tells != Frames.NEUTRAL) {
        innermost = innermost == null ? frame : innermost;
        outermost = frame;
      }
    }

    Entry entry() {
      if (innermost == null || outermost == null) {
        return UNKNOWN;
      }
      String name = begins == null ? nameOf(outermost) : begins;
      return new Entry(kind(outermost), name, CodeSite.jarOf(innermost.getDeclaringClass()));
    }

    private @Nullable String kind(StackWalker.StackFrame last) {
      Asker asker = Asker.current();
      if (asker != null && asker.tool != null) {
        return "tool";
      }
      if (ai) {
        return null;
      }
      if (evidence != null) {
        return evidence.word();
      }
      return last.getMethodName().equals("main") ? "main" : null;
    }
  }

  private static String nameOf(StackWalker.StackFrame frame) {
    return frame.getClassName() + "." + frame.getMethodName();
  }
}
