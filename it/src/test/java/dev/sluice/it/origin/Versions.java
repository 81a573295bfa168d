package dev.sluice.it.origin;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A class path with other versions of some libraries than the tests are compiled with: those that
 * the build put into {@code target/versions/NAME}. Of each other library that the tests or an AI
 * framework bring it has the newest.
 */
final class Versions {

  private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[^/]*)\\.jar");

  private final Map<String, Path> given = new LinkedHashMap<>();
  private final Map<Path, Path> newest = new LinkedHashMap<>();

  private Versions() {}

  static Versions of(String name) throws IOException {
    Versions made = new Versions();
    Path folder = Path.of("target", "versions", name).toAbsolutePath();
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
      jars.forEach(jar -> made.given.put(artifact(jar), jar));
    }
    if (made.given.isEmpty()) {
      throw new IllegalStateException("no jars: " + folder + ". Run the phases before the test.");
    }
    made.add(System.getProperty("java.class.path"));
    return made;
  }

  /** With a module of an AI framework and what it needs. */
  Versions with(String module) throws IOException {
    Path target = Path.of("frameworks", module, "target").toAbsolutePath();
    add(target.resolve("classes").toString());
    add(Files.readString(target.resolve("class-path.txt")).strip());
    return this;
  }

  /** For the launcher. */
  String classPath() {
    List<String> path = new ArrayList<>();
    given.values().forEach(jar -> path.add(jar.toString()));
    newest.values().forEach(jar -> path.add(jar.toString()));
    return String.join(File.pathSeparator, path);
  }

  /** The version of a library. */
  String version(String artifact) {
    for (List<Path> jars : List.of(List.copyOf(given.values()), List.copyOf(newest.values()))) {
      for (Path jar : jars) {
        if (artifact(jar).equals(artifact)) {
          return versionOf(jar);
        }
      }
    }
    return "none";
  }

  private void add(String classPath) {
    for (String each : classPath.split(File.pathSeparator, -1)) {
      Path jar = Path.of(each);
      if (!given.containsKey(artifact(jar))) {
        newest.merge(library(jar), jar, Versions::newer);
      }
    }
  }

  /** Its folder in the repository, above those of its versions; else itself. */
  private static Path library(Path jar) {
    Path version = jar.getParent();
    boolean ofRepository = version != null && version.endsWith(versionOf(jar));
    return ofRepository ? version.resolveSibling("") : jar;
  }

  private static Path newer(Path one, Path other) {
    boolean keeps =
        one.equals(other)
            || Version.parse(versionOf(one)).compareTo(Version.parse(versionOf(other))) >= 0;
    return keeps ? one : other;
  }

  private static String versionOf(Path jar) {
    Matcher name = JAR.matcher(jar.getFileName().toString());
    return name.matches() ? name.group(2) : "none";
  }

  private static String artifact(Path jar) {
    Matcher name = JAR.matcher(jar.getFileName().toString());
    return name.matches() ? name.group(1) : "";
  }
}
