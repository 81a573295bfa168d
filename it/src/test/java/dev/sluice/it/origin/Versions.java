package dev.sluice.it.origin;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A class path with other versions of some libraries than the tests are compiled with: those that
 * the build put into {@code target/versions/NAME}.
 */
final class Versions {

  private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[^/]*)\\.jar");

  private final List<String> path = new ArrayList<>();
  private final Map<String, String> versions = new TreeMap<>();

  private Versions() {}

  static Versions of(String name) throws IOException {
    Versions made = new Versions();
    Path folder = Path.of("target", "versions", name).toAbsolutePath();
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
      jars.forEach(made::add);
    }
    if (made.path.isEmpty()) {
      throw new IllegalStateException("no jars: " + folder + ". Run the phases before the test.");
    }
    for (String each : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path jar = Path.of(each);
      if (!made.versions.containsKey(artifact(jar))) {
        made.add(jar);
      }
    }
    return made;
  }

  /** For the launcher. */
  String classPath() {
    return String.join(File.pathSeparator, path);
  }

  /** The version of a library. */
  String version(String artifact) {
    return versions.getOrDefault(artifact, "none");
  }

  private void add(Path jar) {
    path.add(jar.toString());
    Matcher name = JAR.matcher(jar.getFileName().toString());
    if (name.matches()) {
      versions.putIfAbsent(name.group(1), name.group(2));
    }
  }

  private static String artifact(Path jar) {
    Matcher name = JAR.matcher(jar.getFileName().toString());
    return name.matches() ? name.group(1) : "";
  }
}
