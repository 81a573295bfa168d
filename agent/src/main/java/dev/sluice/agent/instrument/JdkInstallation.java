package dev.sluice.agent.instrument;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rings bells in classes of the JDK itself, which are named and loaded long before: on demand, once
 * per JVM. Thread safe; whoever asks waits until it is done.
 *
 * <p>{@code java.base} learns to read the facade's module by itself: the JVM adds that edge to each
 * module in which an agent changes a class.
 */
public final class JdkInstallation {

  /** Stands for the bootstrap loader in the coverage, and finds the JDK's class files. */
  private static final ClassLoader FILES = ClassLoader.getPlatformClassLoader();

  private final Instrumentation instrumentation;
  private final Map<String, List<Target.Bell>> bells = new LinkedHashMap<>();
  private final Set<Target.Bell> expected = new HashSet<>();
  private final Coverage coverage;
  private final Weaver weaver = new Weaver();
  private final ClassFileTransformer transformer = new ByName();
  private boolean installed;

  /**
   * Not installed yet.
   *
   * @param doorbells of classes that each JDK has
   * @param optional of classes and methods whose absence is no gap
   */
  public JdkInstallation(
      Instrumentation instrumentation,
      List<Doorbell> doorbells,
      List<Doorbell> optional,
      Coverage coverage) {
    this.instrumentation = instrumentation;
    this.coverage = coverage;
    doorbells.forEach(each -> add(each, true));
    optional.forEach(each -> add(each, false));
  }

  private void add(Doorbell doorbell, boolean needed) {
    Target target = Target.of(doorbell);
    for (String name : target.classNames()) {
      bells.computeIfAbsent(name, key -> new ArrayList<>()).addAll(target.bells());
    }
    if (needed) {
      expected.addAll(target.bells());
    }
  }

  /** Rings the bells, if that has not been done. */
  public synchronized void install() {
    if (installed) {
      return;
    }
    installed = true;
    instrumentation.addTransformer(transformer, true);
    List<Class<?>> classes = new ArrayList<>();
    for (Map.Entry<String, List<Target.Bell>> each : bells.entrySet()) {
      String name = each.getKey().replace('/', '.');
      try {
        classes.add(Class.forName(name, false, null));
      } catch (ClassNotFoundException notInThisJdk) {
        if (each.getValue().stream().anyMatch(expected::contains)) {
          coverage.failed(FILES, name, "this JDK has no such class");
        }
      }
    }
    retransform(classes);
  }

  /** No class passes by any more; what is instrumented stays so. */
  public synchronized void remove() {
    instrumentation.removeTransformer(transformer);
  }

  private void retransform(List<Class<?>> classes) {
    try {
      instrumentation.retransformClasses(classes.toArray(new Class<?>[0]));
    } catch (UnmodifiableClassException | LinkageError | RuntimeException failure) {
      if (classes.size() == 1) {
        coverage.failed(FILES, classes.get(0).getName(), failure.toString());
        return;
      }
      for (Class<?> each : classes) {
        retransform(List.of(each));
      }
    }
  }

  /** Not a lambda: its class would pass by itself. */
  private final class ByName implements ClassFileTransformer {
    @Override
    public byte @Nullable [] transform(
        @Nullable ClassLoader loader,
        @Nullable String name,
        @Nullable Class<?> redefined,
        @Nullable ProtectionDomain domain,
        byte[] bytes) {
      List<Target.Bell> wanted = loader == null && name != null ? bells.get(name) : null;
      if (wanted == null || name == null) {
        return null;
      }
      try {
        return weave(name.replace('/', '.'), wanted, bytes);
      } catch (Throwable failure) { // a throwable that left here would be dropped by the JVM unseen
        coverage.failed(FILES, name.replace('/', '.'), failure.toString());
        return null;
      }
    }
  }

  private byte[] weave(String name, List<Target.Bell> wanted, byte[] bytes) {
    Weaver.Woven woven = weaver.weave(FILES, ClassHeader.of(bytes), bytes, wanted);
    for (Target.Bell each : wanted) {
      if (expected.contains(each) && !woven.rung().contains(each)) {
        String advice = each.advice().substring(each.advice().lastIndexOf('.') + 1);
        coverage.skipped(
            FILES, name + '#' + advice, "task: the method that this advice is for is not there");
      }
    }
    coverage.applied(FILES, name, "task methods=" + woven.methods());
    return woven.bytes();
  }
}
