package dev.sluice.agent.instrument;

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
 */
public record Doorbell(
    String room, Set<String> classNames, Set<String> superTypes, List<Ring> rings) {

  public Doorbell {
    classNames = Set.copyOf(classNames);
    superTypes = Set.copyOf(superTypes);
    rings = List.copyOf(rings);
  }

  /** Rings in the methods of classes that are named. */
  public static Doorbell ofClasses(String room, Set<String> classNames, List<Ring> rings) {
    return new Doorbell(room, classNames, Set.of(), rings);
  }

  /**
   * Methods and the advice for them. Abstract and native methods never match.
   *
   * @param method the method's name; {@code <init>} for constructors
   * @param parameterTypes the erased parameter types as in {@link Class#getName()}; null for any
   * @param advice the fully qualified name of the advice class
   */
  public record Ring(String method, @Nullable List<String> parameterTypes, String advice) {
    public Ring {
      parameterTypes = parameterTypes == null ? null : List.copyOf(parameterTypes);
    }

    /** All overloads of a method. */
    public static Ring any(String method, String advice) {
      return new Ring(method, null, advice);
    }
  }
}
