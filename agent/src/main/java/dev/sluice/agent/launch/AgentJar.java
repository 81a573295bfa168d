package dev.sluice.agent.launch;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** The file that the agent came from. */
final class AgentJar {

  private static final String OPTION = "-javaagent:";

  /** The name in the manifest's {@code Boot-Class-Path}. */
  private static final String NAME = "sluice-agent.jar";

  private AgentJar() {}

  /**
   * The jar that an agent started by {@code -javaagent} came from. A class of the bootstrap loader
   * has no code source, and asking the loaders for its place makes the default file system on Java
   * 17, which is the application's to choose. So the JVM's own options are read where they can be.
   *
   * @throws IOException if it does not lie in a jar file
   */
  static File locateEarly(Class<?> type) throws IOException {
    if (type.getClassLoader() == null) {
      for (String option : options()) {
        if (option.startsWith(OPTION)) {
          int equals = option.indexOf('=');
          File file =
              bootFile(option.substring(OPTION.length(), equals < 0 ? option.length() : equals));
          if (isAgent(file)) {
            return file;
          }
        }
      }
    }
    return locate(type);
  }

  /** Where the manifest's {@code Boot-Class-Path} leads, beside the jar that was named. */
  private static File bootFile(String named) throws IOException {
    return new File(new File(named).getCanonicalFile().getParentFile(), NAME);
  }

  private static String[] options() {
    String variable = System.getenv("JAVA_TOOL_OPTIONS");
    StringBuilder options =
        new StringBuilder(variable == null ? "" : variable.replace(' ', '\0')).append('\0');
    try (InputStream in = new FileInputStream("/proc/self/cmdline")) {
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        options.append(new String(buffer, 0, read, "UTF-8"));
      }
    } catch (IOException notLinux) {
      return new String[0];
    }
    return options.toString().split("\0", -1);
  }

  private static boolean isAgent(File file) {
    if (!file.isFile()) {
      return false;
    }
    try {
      verify(file);
      return true;
    } catch (IOException somethingElse) {
      return false;
    }
  }

  /**
   * The jar that holds a class of ours.
   *
   * @throws IOException if it does not lie in a jar file
   */
  static File locate(Class<?> type) throws IOException {
    String entry = type.getName().replace('.', '/') + ".class";
    ClassLoader loader = type.getClassLoader();
    URL url = loader == null ? ClassLoader.getSystemResource(entry) : loader.getResource(entry);
    String place = url == null ? "" : url.toString();
    int end = place.indexOf("!/" + entry);
    if (!place.startsWith("jar:file:") || end < 0) {
      throw new IOException(
          "the agent's jar is not found: place=" + place + ". Use sluice-agent.jar as it is.");
    }
    return new File(URI.create(place.substring("jar:".length(), end)));
  }

  /**
   * Fails if the jar is not the agent's own: packed into an application's jar, that whole
   * application would land on the bootstrap loader.
   */
  static void verify(File jar) throws IOException {
    try (JarFile file = new JarFile(jar, false)) {
      Manifest manifest = file.getManifest();
      String premain =
          manifest == null ? null : manifest.getMainAttributes().getValue("Premain-Class");
      if (!SluiceAgent.class.getName().equals(premain)) {
        throw new IOException(
            "this is not the agent's own jar: file="
                + jar
                + ", Premain-Class="
                + premain
                + ". Do not repack sluice-agent.jar.");
      }
    }
  }
}
