package dev.sluice.agent.launch;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** The file that the agent came from. */
final class AgentJar {

  private AgentJar() {}

  /**
   * The jar that holds a class of ours. A class of the bootstrap loader has no code source, so its
   * place is asked of the loaders.
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
