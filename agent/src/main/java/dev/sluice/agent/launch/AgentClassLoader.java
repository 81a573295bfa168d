package dev.sluice.agent.launch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * Everything of the agent but the facade and this package: classes and resources below {@code
 * sluice/} in the agent's jar, own entries first. Thread safe and parallel capable. Logs nothing: a
 * log call here could load a class of its own.
 */
final class AgentClassLoader extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private static final String PREFIX = "sluice/";
  private static final String OURS = "dev.sluice.";
  private static final String BOOTSTRAP = "dev.sluice.bootstrap.";
  private static final String LAUNCH = "dev.sluice.agent.launch.";

  private final JarFile jar;
  private final ProtectionDomain domain;
  private final @Nullable String version;

  private AgentClassLoader(File file, ClassLoader parent) throws IOException {
    super(parent);
    // Not verified: the jar is not signed, and verification before the JIT runs is slow.
    jar = new JarFile(file, false);
    domain =
        new ProtectionDomain(
            new CodeSource(file.toURI().toURL(), (Certificate[]) null), null, this, null);
    version =
        jar.getManifest() == null
            ? null
            : jar.getManifest()
                .getMainAttributes()
                .getValue(Attributes.Name.IMPLEMENTATION_VERSION);
  }

  /** The loader of the agent: sees the facade and the platform, nothing of the application. */
  static ClassLoader forAgent(File jar) throws Exception {
    return new AgentClassLoader(jar, new PlatformDelegate(null));
  }

  /** The loader of the command line: sees the attach interface of the JDK too. */
  static ClassLoader forCommands(File jar) throws Exception {
    return new AgentClassLoader(jar, new PlatformDelegate(AgentClassLoader.class.getClassLoader()));
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OURS) || name.startsWith(BOOTSTRAP) || name.startsWith(LAUNCH)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> type = findLoadedClass(name);
      if (type == null) {
        type = findClass(name);
      }
      if (resolve) {
        resolveClass(type);
      }
      return type;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    ZipEntry entry = jar.getEntry(PREFIX + name.replace('.', '/') + ".classdata");
    if (entry == null) {
      throw new ClassNotFoundException(name);
    }
    byte[] bytes;
    try (InputStream in = jar.getInputStream(entry)) {
      bytes = read(in, (int) entry.getSize());
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
    definePackageOf(name);
    return defineClass(name, bytes, 0, bytes.length, domain);
  }

  private static byte[] read(InputStream in, int size) throws IOException {
    byte[] bytes = new byte[size];
    int filled = 0;
    while (filled < size) {
      int more = in.read(bytes, filled, size - filled);
      if (more < 0) {
        throw new IOException("the agent's jar was changed while it is in use");
      }
      filled += more;
    }
    return bytes;
  }

  private void definePackageOf(String className) {
    String name = className.substring(0, className.lastIndexOf('.'));
    if (getPackage(name) != null) {
      return;
    }
    try {
      definePackage(name, null, null, null, "Sluice agent", version, null, null);
    } catch (IllegalArgumentException definedByAnotherThread) {
      // Which is what was wanted.
    }
  }

  @Override
  public @Nullable URL getResource(String name) {
    URL own = findResource(name);
    return own == null ? super.getResource(name) : own;
  }

  @Override
  protected @Nullable URL findResource(String name) {
    String stored = PREFIX + name;
    if (name.endsWith(".class")) {
      stored = stored.substring(0, stored.length() - "class".length()) + "classdata";
    }
    ZipEntry entry = jar.getEntry(stored);
    if (entry == null || entry.isDirectory()) {
      return null;
    }
    try {
      return JarEntryHandler.url(jar, entry);
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL own = findResource(name);
    return own == null
        ? Collections.<URL>emptyEnumeration()
        : Collections.enumeration(Collections.singleton(own));
  }
}
