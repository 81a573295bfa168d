package dev.sluice.agent.instrument;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.TypeResolutionStrategy;
import net.bytebuddy.dynamic.VisibilityBridgeStrategy;
import net.bytebuddy.dynamic.scaffold.InstrumentedType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;

/**
 * Inlines advice into one class file. The heavy part of the transformer: loaded when the first
 * class that belongs to a target is. Thread safe.
 */
final class Weaver {

  private final ByteBuddy byteBuddy =
      new ByteBuddy()
          .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
          .with(VisibilityBridgeStrategy.Default.NEVER)
          .with(InstrumentedType.Factory.Default.FROZEN)
          .with(Implementation.Context.Disabled.Factory.INSTANCE)
          .with(TypeValidation.DISABLED);

  private final ClassFileLocator adviceFiles =
      ClassFileLocator.ForClassLoader.of(Weaver.class.getClassLoader());
  private final TypePool adviceTypes =
      new TypePool.Default.WithLazyResolution(
          new TypePool.CacheProvider.Simple(),
          new ClassFileLocator.Compound(
              adviceFiles, ClassFileLocator.ForClassLoader.ofPlatformLoader()),
          TypePool.Default.ReaderMode.FAST);
  private final Map<String, Advice> advices = new HashMap<>();

  /** What came out, and which bells found a method. */
  // Handed on once and never compared: a copy of a class file would buy nothing.
  @SuppressWarnings("ArrayRecordComponent")
  record Woven(byte[] bytes, int methods, Set<Target.Bell> rung) {}

  /**
   * Inlines.
   *
   * @param bells in order; the first that matches a method rings
   * @throws RuntimeException whatever Byte Buddy throws
   */
  Woven weave(ClassLoader loader, ClassHeader header, byte[] bytes, List<Target.Bell> bells) {
    String name = header.name().replace('/', '.');
    ClassFileLocator locator =
        new ClassFileLocator.Compound(
            ClassFileLocator.Simple.of(name, bytes),
            ClassFileLocator.ForClassLoader.WeaklyReferenced.of(loader),
            ClassFileLocator.ForClassLoader.ofPlatformLoader());
    TypePool pool =
        new TypePool.Default.WithLazyResolution(
            new TypePool.CacheProvider.Simple(), locator, TypePool.Default.ReaderMode.FAST);
    TypeDescription type = pool.describe(name).resolve();
    Set<Target.Bell> rung = new HashSet<>();
    Map<MethodDescription, String> chosen = choose(header.name(), type, bells, rung);
    if (chosen.isEmpty()) {
      return new Woven(bytes, 0, rung);
    }
    DynamicType.Builder<?> builder = byteBuddy.decorate(type, locator);
    for (String advice : new java.util.LinkedHashSet<>(chosen.values())) {
      builder = builder.visit(advice(advice).on(only(chosen, advice)));
    }
    DynamicType.Unloaded<?> made = builder.make(TypeResolutionStrategy.Disabled.INSTANCE, pool);
    return new Woven(made.getBytes(), chosen.size(), rung);
  }

  private static Map<MethodDescription, String> choose(
      String owner, TypeDescription type, List<Target.Bell> bells, Set<Target.Bell> rung) {
    Map<MethodDescription, String> chosen = new HashMap<>();
    for (MethodDescription method : type.getDeclaredMethods()) {
      if (method.isAbstract() || method.isNative() || method.isTypeInitializer()) {
        continue;
      }
      for (Target.Bell bell : bells) {
        String called = method.isConstructor() ? "<init>" : method.getInternalName();
        if (bell.methods().matches(owner, method.getModifiers(), called, method.getDescriptor())) {
          chosen.put(method, bell.advice());
          rung.add(bell);
          break;
        }
      }
    }
    return chosen;
  }

  private static ElementMatcher<MethodDescription> only(
      Map<MethodDescription, String> chosen, String advice) {
    List<String> signatures = new ArrayList<>();
    for (Map.Entry<MethodDescription, String> each : chosen.entrySet()) {
      if (each.getValue().equals(advice)) {
        signatures.add(signature(each.getKey()));
      }
    }
    return method -> signatures.contains(signature(method));
  }

  private static String signature(MethodDescription method) {
    return method.getInternalName() + method.getDescriptor();
  }

  private synchronized Advice advice(String name) {
    Advice known = advices.get(name);
    if (known == null) {
      known = Advice.to(adviceTypes.describe(name).resolve(), adviceFiles);
      advices.put(name, known);
    }
    return known;
  }
}
