package dev.sluice.agent.instrument;

import java.util.List;
import java.util.Set;

/**
 * A kind of class to instrument. Immutable.
 *
 * @param room what the coverage report calls it
 * @param classNames internal names of classes that match by themselves
 * @param superTypes internal names of types; each class below one of them matches
 * @param bells methods and their advice; the first that matches a method rings
 * @param state true if objects of such classes carry the state field
 * @param upwards true if the methods of superclasses that do not match by themselves ring too
 */
public record Target(
    String room,
    Set<String> classNames,
    Set<String> superTypes,
    List<Bell> bells,
    boolean state,
    boolean upwards) {

  public Target {
    classNames = Set.copyOf(classNames);
    superTypes = Set.copyOf(superTypes);
    bells = List.copyOf(bells);
  }

  /**
   * Methods and the advice inlined into them.
   *
   * @param advice the fully qualified name of the advice class
   */
  public record Bell(MethodMatch methods, String advice) {}

  /** Chooses methods of a class. */
  @FunctionalInterface
  public interface MethodMatch {
    /**
     * Whether a method matches.
     *
     * @param owner the internal name of the class that declares it
     * @param access its access flags
     * @param name its name
     * @param descriptor its descriptor
     */
    boolean matches(String owner, int access, String name, String descriptor);
  }

  /** The target of a doorbell. */
  public static Target of(Doorbell doorbell) {
    List<Bell> bells = new java.util.ArrayList<>();
    for (Doorbell.Ring ring : doorbell.rings()) {
      bells.add(new Bell(match(ring), ring.advice()));
    }
    return new Target(
        doorbell.room(),
        internal(doorbell.classNames()),
        internal(doorbell.superTypes()),
        bells,
        false,
        false);
  }

  private static MethodMatch match(Doorbell.Ring ring) {
    List<String> wanted = ring.parameterTypes();
    String head = wanted == null ? "(" : Descriptors.parameters(wanted);
    return (owner, access, name, descriptor) ->
        name.equals(ring.method()) && descriptor.startsWith(head);
  }

  private static Set<String> internal(Set<String> names) {
    Set<String> internal = new java.util.HashSet<>();
    for (String name : names) {
      internal.add(ClassHeader.internal(name));
    }
    return internal;
  }
}
