package dev.sluice.agent.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place in foreign code that is to ring: which classes, which of their methods, and the advice
 * that is inlined there. Immutable.
 *
 * <p>The advice is a class under {@code agent.instrument.…advice} whose name ends in {@code
 * Advice}, compiled for Java 8: static methods with {@code net.bytebuddy.asm.Advice} annotations
 * that use {@code java.*} and {@code dev.sluice.bootstrap} alone (no lambdas, no fields, no helper
 * methods). It is named, never loaded.
 *
 * @param room what the coverage report calls it: langchain4j, mybatis …
 * @param classNames fully qualified names (inner classes with {@code $}) that match by themselves
 * @param superTypes fully qualified names of interfaces or classes; each class below one of them
 *     matches
 * @param rings the methods, declared in the matching class itself
 * @param needs what else has to be there for the advice to tell anything
 */
public record Doorbell(
    String room,
    Set<String> classNames,
    Set<String> superTypes,
    List<Ring> rings,
    List<Need> needs) {

  public Doorbell {
    classNames = Set.copyOf(classNames);
    superTypes = Set.copyOf(superTypes);
    rings = List.copyOf(rings);
    needs = List.copyOf(needs);
  }

  /** A doorbell that needs nothing beside its rings. */
  public Doorbell(String room, Set<String> classNames, Set<String> superTypes, List<Ring> rings) {
    this(room, classNames, superTypes, rings, List.of());
  }

  /** Rings in the methods of classes that are named. */
  public static Doorbell ofClasses(String room, Set<String> classNames, List<Ring> rings) {
    return new Doorbell(room, classNames, Set.of(), rings);
  }

  /**
   * The same doorbell, whose advice reads or calls members of a foreign class by name (as {@code
   * ForeignValue} does). When the first class rings in a class loader, the class file that this
   * loader has is looked at: a class or a member that is not there is a line of the coverage. The
   * doorbell rings all the same, since what cannot be read is unknown.
   *
   * @param className fully qualified; what it inherits counts as its own
   * @param members names of its methods or fields; none if the class alone is needed, say one of
   *     another doorbell that would stay silent where it has another name
   */
  public Doorbell needing(String className, String... members) {
    List<Need> all = new ArrayList<>(needs);
    if (members.length == 0) {
      all.add(new Need(Set.of(className), null));
    }
    for (String member : members) {
      all.add(new Need(Set.of(className), member));
    }
    return new Doorbell(room, classNames, superTypes, rings, all);
  }

  /** The same doorbell, which needs one of these classes: libraries rename them. */
  public Doorbell needingOneOf(String... classNames) {
    List<Need> all = new ArrayList<>(needs);
    all.add(new Need(Set.of(classNames), null));
    return new Doorbell(room, this.classNames, superTypes, rings, all);
  }

  /**
   * Something that a class file has to have.
   *
   * @param owners fully qualified names of classes; one of them suffices
   * @param member the name of a method or a field, or a method's name and the beginning of its
   *     descriptor; null if the class suffices
   */
  public record Need(Set<String> owners, @Nullable String member) {
    public Need {
      owners = Set.copyOf(owners);
    }
  }

  /**
   * Methods and the advice for them. Abstract and native methods never match. A ring that finds no
   * method in a class that is named, or in the one type above those that are not, is a line of the
   * coverage.
   *
   * @param method the method's name; {@code <init>} for constructors
   * @param parameterTypes the erased parameter types as in {@link Class#getName()}; null for any
   * @param advice the fully qualified name of the advice class
   * @param either true if versions differ: of all such rings for the same advice one suffices
   */
  public record Ring(
      String method, @Nullable List<String> parameterTypes, String advice, boolean either) {
    public Ring {
      parameterTypes = parameterTypes == null ? null : List.copyOf(parameterTypes);
    }

    /** A ring that each version has to have. */
    public Ring(String method, @Nullable List<String> parameterTypes, String advice) {
      this(method, parameterTypes, advice, false);
    }

    /** All overloads of a method that some versions have, where others have another. */
    public static Ring either(String method, String advice) {
      return new Ring(method, null, advice, true);
    }

    /** All overloads of a method. */
    public static Ring any(String method, String advice) {
      return new Ring(method, null, advice);
    }
  }
}
