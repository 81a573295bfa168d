package dev.sluice.agent.instrument;

import dev.sluice.agent.instrument.Doorbell.Ring;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;

/**
 * Loads a framework and the test's own actors anew, with the advice of doorbells woven in, so that
 * a doorbell is tested on the framework's real code and without an agent. Remembers which rings
 * found their method.
 */
public final class WovenLoader extends ClassLoader {

  private final List<Doorbell> doorbells;
  private final List<String> prefixes;
  private final ClassFileLocator files;
  private final TypePool pool;
  private final List<String> rung = Collections.synchronizedList(new ArrayList<>());

  /** Weaves the doorbells into all classes whose names begin with one of the prefixes. */
  public WovenLoader(List<Doorbell> doorbells, String... prefixes) {
    super(WovenLoader.class.getClassLoader());
    this.doorbells = doorbells;
    this.prefixes = List.of(prefixes);
    files = ClassFileLocator.ForClassLoader.of(getParent());
    pool = TypePool.Default.of(files);
  }

  /** {@code class#method} of each ring that found its method in a class loaded so far. */
  public List<String> rung() {
    return List.copyOf(rung);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      return prefixes.stream().anyMatch(name::startsWith)
          ? define(name)
          : super.loadClass(name, resolve);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    String path = name.replace('.', '/') + ".class";
    try (InputStream stream = getParent().getResourceAsStream(path)) {
      if (stream == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = stream.readAllBytes();
      TypeDescription type = pool.describe(name).resolve();
      List<AsmVisitorWrapper> visitors = visitors(type);
      if (!visitors.isEmpty()) {
        bytes =
            new ByteBuddy()
                .with(TypeValidation.DISABLED)
                .redefine(type, files)
                .visit(new AsmVisitorWrapper.Compound(visitors))
                .make()
                .getBytes();
      }
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private List<AsmVisitorWrapper> visitors(TypeDescription type) {
    List<AsmVisitorWrapper> visitors = new ArrayList<>();
    for (Doorbell doorbell : doorbells) {
      if (!matches(doorbell, type)) {
        continue;
      }
      for (Ring ring : doorbell.rings()) {
        ElementMatcher<MethodDescription> method = method(ring);
        if (!type.getDeclaredMethods().filter(method).isEmpty()) {
          rung.add(type.getName() + "#" + ring.method());
          visitors.add(Advice.to(pool.describe(ring.advice()).resolve(), files).on(method));
        }
      }
    }
    return visitors;
  }

  private static boolean matches(Doorbell doorbell, TypeDescription type) {
    if (doorbell.classNames().contains(type.getName())) {
      return true;
    }
    return doorbell.superTypes().stream()
        .anyMatch(
            name ->
                !Modifier.isInterface(type.getModifiers())
                    && ElementMatchers.hasSuperType(ElementMatchers.named(name)).matches(type));
  }

  private static ElementMatcher<MethodDescription> method(Ring ring) {
    return method ->
        method.getInternalName().equals(ring.method())
            && !method.isAbstract()
            && (ring.parameterTypes() == null
                || method.getParameters().asTypeList().asErasures().stream()
                    .map(TypeDescription::getName)
                    .toList()
                    .equals(ring.parameterTypes()));
  }
}
