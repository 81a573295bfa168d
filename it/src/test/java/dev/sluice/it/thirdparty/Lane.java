package dev.sluice.it.thirdparty;

import dev.sluice.it.kit.Jars;
import dev.sluice.it.kit.Jdk;
import dev.sluice.rules.record.RingLayout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A home of Java for the JVMs that run a suite: the JDK's, but for the launcher, which is a script
 * that adds the agent. So the suite's own build, its class path, its own agents and options stay as
 * they are, and the build's own JVM is left alone.
 */
final class Lane {

  private final String name;
  private final Path directory;
  private final @Nullable String policy;

  /**
   * A lane.
   *
   * @param directory for everything that it writes
   * @param policy the text of the agent's policy; null for no agent
   */
  Lane(String name, Path directory, @Nullable String policy) {
    this.name = name;
    this.directory = directory;
    this.policy = policy;
  }

  /** What it is called. */
  String name() {
    return name;
  }

  /**
   * What the agents of this lane left.
   *
   * @param jvms JVMs that had one
   * @param records records taken, about two a statement
   * @param lost records lost
   */
  record Trace(long jvms, long records, long lost) {}

  /** Reads the counts at the heads of their rings: suites that stress a pool leave a gigabyte. */
  Trace trace() throws IOException {
    Path queues = directory.resolve("queues");
    if (!Files.isDirectory(queues)) {
      return new Trace(0, 0, 0);
    }
    List<Path> rings;
    try (Stream<Path> files = Files.find(queues, 3, (file, kind) -> file.endsWith("ring.bin"))) {
      rings = files.toList();
    }
    long records = 0;
    long lost = 0;
    for (Path ring : rings) {
      try (InputStream file = Files.newInputStream(ring)) {
        ByteBuffer head =
            ByteBuffer.wrap(file.readNBytes(RingLayout.HEADER_BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        records += RingLayout.tailSequence(head.getLong(RingLayout.AT_TAIL));
        lost += head.getLong(RingLayout.AT_LOST);
      }
    }
    return new Trace(rings.size(), records, lost);
  }

  /** Makes the home and returns its launcher. */
  Path launcher(Jdk jdk) throws IOException {
    Path home = directory.resolve("java-home");
    if (!Files.isDirectory(home)) {
      Path bin = Files.createDirectories(home.resolve("bin"));
      link(jdk.home(), home, "bin");
      link(jdk.home().resolve("bin"), bin, "java");
      Files.writeString(bin.resolve("java"), script(jdk));
      Files.setPosixFilePermissions(
          bin.resolve("java"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return home.resolve("bin/java");
  }

  private static void link(Path from, Path to, String but) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(from)) {
      for (Path entry : entries) {
        String file = entry.getFileName().toString();
        if (!file.equals(but)) {
          Files.createSymbolicLink(to.resolve(file), entry);
        }
      }
    }
  }

  private String script(Jdk jdk) throws IOException {
    String agent = "";
    if (policy != null) {
      Path file = Files.writeString(directory.resolve("policy.yaml"), policy);
      Path queues = directory.resolve("queues");
      agent = " '-javaagent:" + Jars.agent() + "=policy=" + file + ",queue=" + queues + "'";
    }
    return "#!/bin/sh\nexec '" + jdk.java() + "'" + agent + " \"$@\"\n";
  }
}
