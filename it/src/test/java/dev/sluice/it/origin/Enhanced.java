package dev.sluice.it.origin;

import io.ebean.enhance.Transformer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.IllegalClassFormatException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Entities as Ebean's build plugins make them: put before the tests' own classes. */
final class Enhanced {

  private Enhanced() {}

  /** Writes them under a directory, which is a part of a class path then. */
  static String into(Path directory) throws IOException {
    ClassLoader loader = Enhanced.class.getClassLoader();
    Transformer transformer = new Transformer(loader, "debug=0");
    for (Class<?> each : new Class<?>[] {Stock.class, StockNote.class}) {
      String name = each.getName().replace('.', '/');
      Path file = directory.resolve(name + ".class");
      Files.createDirectories(file.getParent());
      try (InputStream in = loader.getResourceAsStream(name + ".class")) {
        Files.write(file, transformer.transform(loader, name, null, null, in.readAllBytes()));
      } catch (IllegalClassFormatException e) {
        throw new IOException(e);
      }
    }
    return directory.toString();
  }
}
