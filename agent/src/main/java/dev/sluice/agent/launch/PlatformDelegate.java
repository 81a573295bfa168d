package dev.sluice.agent.launch;

import java.net.URL;
import org.jspecify.annotations.Nullable;

/**
 * The parent of the agent's loader: the bootstrap loader, where the facade is, then the platform
 * loader, where {@code java.sql} is. Nothing of the application.
 */
final class PlatformDelegate extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private final ClassLoader platform;
  private final @Nullable ClassLoader tools;

  /**
   * @param tools where the command line finds the attach interface and the facade's types, which in
   *     a JVM without an agent are not on the bootstrap loader; null inside an agent
   */
  PlatformDelegate(@Nullable ClassLoader tools) throws Exception {
    super(null);
    this.tools = tools;
    // A Java 9 method; not getSystemClassLoader().getParent(), which an application can choose.
    platform = (ClassLoader) ClassLoader.class.getMethod("getPlatformClassLoader").invoke(null);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (tools != null && (name.startsWith("com.sun.tools.") || name.startsWith("dev.sluice."))) {
      return tools.loadClass(name);
    }
    return platform.loadClass(name);
  }

  @Override
  protected @Nullable URL findResource(String name) {
    return platform.getResource(name);
  }
}
