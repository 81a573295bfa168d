package dev.sluice.agent.instrument;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts the transformer into the JVM and takes it out again. */
public final class Installation {

  private static final int BATCH = 50;

  private final Instrumentation instrumentation;
  private final Transformer transformer;
  private final Coverage coverage;

  /** Of a transformer in a JVM. */
  public Installation(Instrumentation instrumentation, Transformer transformer, Coverage coverage) {
    this.instrumentation = instrumentation;
    this.transformer = transformer;
    this.coverage = coverage;
  }

  /** From now on, each class that is loaded passes by the transformer. */
  public void install() {
    instrumentation.addTransformer(transformer, true);
  }

  /** No class passes by any more; what is instrumented stays so. */
  public void remove() {
    instrumentation.removeTransformer(transformer);
  }

  /**
   * Instruments what is loaded already, in batches, until no class is left that was not.
   *
   * @return how many classes were retransformed
   */
  public int retransformLoaded() {
    java.util.Set<Class<?>> done =
        java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    int before;
    do {
      before = done.size();
      List<Class<?>> batch = new ArrayList<>();
      for (Class<?> each : instrumentation.getAllLoadedClasses()) {
        transformer.came(each.getClassLoader(), ClassHeader.internal(each.getName()));
        if (wanted(each) && done.add(each)) {
          batch.add(each);
        }
        if (batch.size() == BATCH) {
          retransform(batch);
          batch.clear();
        }
      }
      retransform(batch);
    } while (done.size() > before);
    return done.size();
  }

  /**
   * Instruments superclasses that were loaded before a child of theirs told that their methods are
   * those of a driver. To be called before an object of the child is handed out; when it returns,
   * they are guarded. Costs a look at an empty map otherwise.
   */
  public void retransformBare() {
    if (!transformer.anyBare()) {
      return;
    }
    synchronized (this) { // who comes second must not go on before they are guarded
      Map<String, Long> sought = transformer.bare();
      List<Class<?>> found = new ArrayList<>();
      for (Class<?> each : instrumentation.getAllLoadedClasses()) {
        Long bits = sought.get(ClassHeader.internal(each.getName()));
        if (bits != null
            && each.getClassLoader() != null
            && instrumentation.isModifiableClass(each)) {
          transformer.serves(each, bits);
          found.add(each);
        }
      }
      retransform(found);
      transformer.settled(sought);
    }
  }

  private boolean wanted(Class<?> type) {
    if (type.isArray() || type.isPrimitive() || type.getClassLoader() == null) {
      return false;
    }
    try {
      return !transformer.roomsOf(type).isEmpty() && instrumentation.isModifiableClass(type);
    } catch (LinkageError | RuntimeException unreadable) {
      coverage.failed(type.getClassLoader(), type.getName(), unreadable.toString());
      return false;
    }
  }

  private void retransform(List<Class<?>> classes) {
    if (classes.isEmpty()) {
      return;
    }
    try {
      instrumentation.retransformClasses(classes.toArray(new Class<?>[0]));
    } catch (UnmodifiableClassException | LinkageError | RuntimeException failure) {
      if (classes.size() == 1) {
        Class<?> type = classes.get(0);
        coverage.failed(type.getClassLoader(), type.getName(), failure.toString());
        return;
      }
      for (Class<?> each : classes) {
        retransform(List.of(each));
      }
    }
  }
}
