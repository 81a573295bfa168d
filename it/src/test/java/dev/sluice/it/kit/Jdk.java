package dev.sluice.it.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDK that is installed here: that of the build, those that JAVA_HOME variables name, those in
 * /usr/lib/jvm, from release 17 on.
 */
public record Jdk(Path home, int release, String version) {

  private static final int OLDEST = 17;
  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"((\\d+)[^\"]*)\"");
  private static final List<Jdk> INSTALLED = find();

  static {
    System.out.println("Whole-house tests run on " + INSTALLED);
  }

  /** All of them, one per release, oldest first. For {@code @MethodSource}; see {@link EachJdk}. */
  public static List<Jdk> installed() {
    return INSTALLED;
  }

  /** The one that runs the build. */
  public static Jdk current() {
    Path home = Path.of(System.getProperty("java.home"));
    return INSTALLED.stream()
        .filter(jdk -> jdk.release == Runtime.version().feature())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no release file in " + home));
  }

  /** Its launcher. */
  public Path java() {
    return tool("java");
  }

  /** One of its programs. */
  public Path tool(String name) {
    return home.resolve("bin").resolve(name);
  }

  @Override
  public String toString() {
    return "JDK " + version + " (" + home + ")";
  }

  private static List<Jdk> find() {
    List<Path> homes = new ArrayList<>();
    homes.add(Path.of(System.getProperty("java.home")));
    for (Map.Entry<String, String> variable : new TreeMap<>(System.getenv()).entrySet()) {
      if (variable.getKey().startsWith("JAVA_HOME")) {
        homes.add(Path.of(variable.getValue()));
      }
    }
    Path shared = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(shared)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(shared)) {
        found.forEach(homes::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    Map<Integer, Jdk> byRelease = new TreeMap<>(Comparator.naturalOrder());
    for (Path home : homes) {
      Jdk jdk = read(home);
      if (jdk != null) {
        byRelease.putIfAbsent(jdk.release, jdk);
      }
    }
    return List.copyOf(byRelease.values());
  }

  private static Jdk read(Path home) {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release) || !Files.isExecutable(home.resolve("bin/java"))) {
      return null;
    }
    try {
      Matcher version = VERSION.matcher(Files.readString(release));
      if (!version.find() || Integer.parseInt(version.group(2)) < OLDEST) {
        return null;
      }
      return new Jdk(home.toRealPath(), Integer.parseInt(version.group(2)), version.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
