package dev.sluice.agent.instrument;

import dev.sluice.agent.instrument.jdbc.JdbcTargets;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loads a framework and the test's own actors anew, past the transformer, so that a doorbell is
 * tested on the framework's real code and without an agent.
 */
public final class WovenLoader extends ClassLoader {

  private final Coverage coverage = new Coverage();
  private final Transformer transformer;
  private final List<String> prefixes;
  private final Set<String> renamed = new HashSet<>();

  /** Weaves the doorbells into all classes whose names begin with one of the prefixes. */
  public WovenLoader(List<Doorbell> doorbells, String... prefixes) {
    super(WovenLoader.class.getClassLoader());
    this.prefixes = List.of(prefixes);
    transformer =
        new Transformer(
            doorbells.stream().map(Target::of).toList(), JdbcTargets.PLATFORM_PARENTS, coverage);
  }

  /** What was woven, or was not, as the protection report tells it. */
  public List<String> report() {
    return coverage.lines().stream().map(Coverage.Line::toString).toList();
  }

  /** From now on as if another version called a class otherwise. */
  public void rename(String className) {
    renamed.add(className.replace('.', '/') + ".class");
  }

  @Override
  public @Nullable URL getResource(String name) {
    return renamed.contains(name) ? null : super.getResource(name);
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
    String internal = name.replace('.', '/');
    try (InputStream stream = getParent().getResourceAsStream(internal + ".class")) {
      if (stream == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = stream.readAllBytes();
      byte[] woven = transformer.transform(this, internal, null, null, bytes);
      byte[] defined = woven == null ? bytes : woven;
      return defineClass(name, defined, 0, defined.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
