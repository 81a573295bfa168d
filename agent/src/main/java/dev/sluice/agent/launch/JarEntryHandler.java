package dev.sluice.agent.launch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * URLs of the agent's own resources. An own protocol: servers switch the JVM-wide caching of {@code
 * jar:} URLs off, and a {@code jar:} URL would open the file again.
 */
final class JarEntryHandler extends URLStreamHandler {

  private final JarFile jar;
  private final ZipEntry entry;

  private JarEntryHandler(JarFile jar, ZipEntry entry) {
    this.jar = jar;
    this.entry = entry;
  }

  static URL url(JarFile jar, ZipEntry entry) throws IOException {
    return new URL(null, "sluice:/" + entry.getName(), new JarEntryHandler(jar, entry));
  }

  @Override
  protected URLConnection openConnection(URL url) {
    return new URLConnection(url) {
      @Override
      public void connect() {}

      @Override
      public long getContentLengthLong() {
        return entry.getSize();
      }

      @Override
      public InputStream getInputStream() throws IOException {
        return jar.getInputStream(entry);
      }
    };
  }
}
