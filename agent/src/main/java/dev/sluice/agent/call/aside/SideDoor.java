package dev.sluice.agent.call.aside;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A way into the database that a driver has beside its statements. Immutable.
 *
 * @param type the internal name of the class that declares the methods
 * @param methods their names; all public overloads are meant
 * @param own internal names, or beginnings of such, of callers that carry out what was judged
 *     already: calls that come from there directly pass
 * @param core true for what the driver's own statements come down to, so that inside any call that
 *     is judged it is part of that call
 * @param after true if only the result tells whether anything happened
 * @param reading tells what a call does
 */
public record SideDoor(
    String type,
    Set<String> methods,
    List<String> own,
    boolean core,
    boolean after,
    Reading reading) {

  public SideDoor {
    methods = Set.copyOf(methods);
    own = List.copyOf(own);
  }

  /** Reads a call. Never runs anything on the connection; what it throws counts as unreadable. */
  @FunctionalInterface
  public interface Reading {
    /**
     * What the call does.
     *
     * @return null if it does nothing in the database
     */
    @Nullable Beside of(Object self, String method, @Nullable Object[] arguments)
        throws ReflectiveOperationException;
  }

  /** One that applications call; only itself may call it for what was judged already. */
  static SideDoor of(String type, Set<String> methods, Reading reading) {
    return new SideDoor(type, methods, List.of(type), false, false, reading);
  }

  /** One to which the driver's own statements come down; everything of the driver may call it. */
  static SideDoor core(String type, Set<String> methods, List<String> own, Reading reading) {
    return new SideDoor(type, methods, own, true, false, reading);
  }

  /** The same with more callers that may pass. */
  SideDoor alsoFrom(String... callers) {
    List<String> more = new java.util.ArrayList<>(own);
    more.addAll(List.of(callers));
    return new SideDoor(type, methods, more, core, after, reading);
  }

  /** Whether a call from a class is part of what was judged already. */
  public boolean isOwn(String callerClassName) {
    String internal = callerClassName.replace('.', '/');
    for (String each : own) {
      if (internal.startsWith(each)) {
        return true;
      }
    }
    return false;
  }
}
