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
 * @param needs what else has to be there
 */
public record Target(
    String room,
    Set<String> classNames,
    Set<String> superTypes,
    List<Bell> bells,
    boolean state,
    boolean upwards,
    List<Doorbell.Need> needs) {

  public Target {
    classNames = Set.copyOf(classNames);
    superTypes = Set.copyOf(superTypes);
    bells = List.copyOf(bells);
    needs = List.copyOf(needs);
  }

  /** A target that needs nothing beside its methods. */
  public Target(
      String room,
      Set<String> classNames,
      Set<String> superTypes,
      List<Bell> bells,
      boolean state,
      boolean upwards) {
    this(room, classNames, superTypes, bells, state, upwards, List.of());
  }

  /** Whether a class's name alone tells whether it belongs here. */
  boolean byNameAlone() {
    return superTypes.isEmpty() && !state && !upwards;
  }

  /**
   * Methods and the advice inlined into them.
   *
   * @param advice the fully qualified name of the advice class
   * @param either true if of all such bells for the same advice one suffices
   */
  public record Bell(MethodMatch methods, String advice, boolean either) {
    /** A bell that has to find a method. */
    public Bell(MethodMatch methods, String advice) {
      this(methods, advice, false);
    }

    /** The advice, as a reader of the coverage knows it. */
    String adviceName() {
      return advice.substring(advice.lastIndexOf('.') + 1);
    }
  }

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
      bells.add(new Bell(match(ring), ring.advice(), ring.either()));
    }
    List<Doorbell.Need> needs = new java.util.ArrayList<>(doorbell.needs());
    if (doorbell.superTypes().size() == 1) { // of several an application may have some
      needs.addAll(declared(doorbell));
    }
    return new Target(
        doorbell.room(),
        internal(doorbell.classNames()),
        internal(doorbell.superTypes()),
        bells,
        false,
        false,
        needs);
  }

  /** What rings in classes below a type, the type declares. */
  private static List<Doorbell.Need> declared(Doorbell doorbell) {
    List<Doorbell.Need> needs = new java.util.ArrayList<>();
    for (Doorbell.Ring ring : doorbell.rings()) {
      if (!ring.either() && !ring.method().equals("<init>")) {
        List<String> types = ring.parameterTypes();
        String head = types == null ? "(" : Descriptors.parameters(types);
        needs.add(new Doorbell.Need(doorbell.superTypes(), ring.method() + head));
      }
    }
    return needs;
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
