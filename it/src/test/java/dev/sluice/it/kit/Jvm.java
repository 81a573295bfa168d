package dev.sluice.it.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Starts a JVM of its own. A builder, not thread safe: {@code Jvm.on(jdk, dir).agent("policy=" +
 * file).main(Program.class, "arg").run()}.
 */
public final class Jvm {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Jdk jdk;
  private final Path directory;
  private final List<String> options = new ArrayList<>();
  private final Map<String, String> environment = new TreeMap<>();
  private String classPath = System.getProperty("java.class.path");
  private List<String> program = List.of();

  private Jvm(Jdk jdk, Path directory) {
    this.jdk = jdk;
    this.directory = directory;
    options.add("-Xmx256m");
    options.add("-XX:+UseSerialGC");
    environment.put("SLUICE_HOME", directory.resolve("sluice-home").toString());
  }

  /**
   * A JVM of that JDK.
   *
   * @param directory its working directory, and by default the home of its queues
   */
  public static Jvm on(Jdk jdk, Path directory) {
    return new Jvm(jdk, directory);
  }

  /** With the packaged agent and its arguments: {@code policy=…,queue=…}; may be empty. */
  public Jvm agent(String arguments) {
    return agent(Jars.agent(), arguments);
  }

  /** With that agent. */
  public Jvm agent(Path jar, String arguments) {
    return option("-javaagent:" + jar + (arguments.isEmpty() ? "" : "=" + arguments));
  }

  /** With options of the launcher. */
  public Jvm option(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  /** With an environment variable. */
  public Jvm environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** With another class path than the one of the tests. */
  public Jvm classPath(String path) {
    classPath = path;
    return this;
  }

  /** Runs that class. */
  public Jvm main(Class<?> main, String... arguments) {
    return main(main.getName(), arguments);
  }

  /** Runs the class of that name. */
  public Jvm main(String main, String... arguments) {
    List<String> words = new ArrayList<>(List.of("-cp", classPath, main));
    words.addAll(List.of(arguments));
    program = words;
    return this;
  }

  /** Runs that jar. */
  public Jvm jar(Path jar, String... arguments) {
    List<String> words = new ArrayList<>(List.of("-jar", jar.toString()));
    words.addAll(List.of(arguments));
    program = words;
    return this;
  }

  /** Starts it. */
  public RunningJvm start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(jdk.java().toString());
    command.addAll(options);
    command.addAll(program);
    return start(command);
  }

  /** Starts another program of the JDK, with this environment. */
  public RunningJvm startTool(String name, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(jdk.tool(name).toString());
    command.addAll(List.of(arguments));
    return start(command);
  }

  private RunningJvm start(List<String> command) throws IOException {
    Files.createDirectories(directory);
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().keySet().removeIf(Jvm::speaksToJvms);
    builder.environment().putAll(environment);
    return new RunningJvm(builder.start());
  }

  private static boolean speaksToJvms(String variable) {
    return variable.startsWith("SLUICE_")
        || variable.equals("JAVA_TOOL_OPTIONS")
        || variable.equals("JDK_JAVA_OPTIONS");
  }

  /** Starts it and waits for its end, at most three minutes. */
  public RunningJvm.Ended run() throws IOException {
    try (RunningJvm running = start()) {
      return running.awaitEnd(LIMIT);
    }
  }

  /** Runs a command of {@code sluice-agent.jar} on that JDK. */
  public static RunningJvm.Ended command(Jdk jdk, Path directory, String... arguments)
      throws IOException {
    return on(jdk, directory).jar(Jars.agent(), arguments).run();
  }
}
