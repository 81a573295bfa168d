package dev.sluice.agent.call.aside;

import java.lang.StackWalker.StackFrame;
import java.util.Iterator;

/** Who called the method of a driver in which an advice is at work. Thread safe. */
public final class Callers {

  private static final StackWalker WALKER = StackWalker.getInstance();

  private Callers() {}

  /**
   * The class that called a door directly, past overloads that call each other.
   *
   * @param method class and method of the door, with dots
   * @return empty if nothing called it
   */
  public static String of(SideDoor door, String method) {
    String type = door.type().replace('/', '.');
    String name = method.substring(method.lastIndexOf('.') + 1);
    return WALKER.walk(frames -> caller(frames.iterator(), type, name));
  }

  private static String caller(Iterator<StackFrame> frames, String type, String name) {
    boolean inside = false;
    while (frames.hasNext()) {
      StackFrame frame = frames.next();
      boolean here = frame.getClassName().equals(type) && frame.getMethodName().equals(name);
      if (inside && !here) {
        return frame.getClassName();
      }
      inside = inside || here;
    }
    return "";
  }
}
