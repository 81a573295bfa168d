package dev.sluice.it.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.EachJdk;
import dev.sluice.it.kit.Jars;
import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.RunningJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** The start of the agent, in JVMs of their own with the packaged jar. */
class StartIT {

  private static final Pattern LOADED = Pattern.compile("\\[(\\d+)\\] (\\S+) source:.*");

  /**
   * What fixes something that is the application's to choose. The classes of the built-in file
   * system are not among them: the JDK itself opens jars with them.
   */
  private static final Pattern TOO_EARLY =
      Pattern.compile(
          "java\\.util\\.logging\\..*|java\\.lang\\.management\\..*|javax\\.management\\..*"
              + "|sun\\.management\\..*|java\\.nio\\.file\\.FileSystems.*"
              + "|java\\.security\\.SecureRandom.*|java\\.util\\.UUID.*"
              + "|java\\.net\\.InetAddress.*|sun\\.security\\.provider\\..*"
              + "|java\\.sql\\.DriverManager.*|java\\.util\\.ServiceLoader.*");

  @TempDir Path directory;

  private static RunningJvm.Ended ended(RunningJvm.Ended run) {
    assertThat(run.exit()).as(run.everything()).isZero();
    return run;
  }

  @EachJdk
  void premain_hello_loadsNothingThatFixesTheJvmBeforeMain(Jdk jdk) throws IOException {
    Set<String> plain = earlyClasses(jdk, false);
    Set<String> guarded = earlyClasses(jdk, true);
    assertThat(guarded).contains("dev.sluice.agent.start.AgentStart");
    guarded.removeAll(plain);
    assertThat(guarded.stream().filter(name -> TOO_EARLY.matcher(name).matches())).isEmpty();
    System.out.println(jdk + ": premain loads " + guarded.size() + " classes more");
  }

  /** What the main thread loads before the main class. */
  private Set<String> earlyClasses(Jdk jdk, boolean withAgent) throws IOException {
    Path log = directory.resolve("classes-" + withAgent + ".log");
    Jvm jvm =
        Jvm.on(jdk, directory)
            .option("-Xlog:class+load:file=" + log + ":tid")
            .main(HelloProgram.class);
    ended((withAgent ? jvm.agent("") : jvm).run());
    List<Matcher> lines =
        Files.readAllLines(log).stream().map(LOADED::matcher).filter(Matcher::matches).toList();
    String main = HelloProgram.class.getName();
    String thread =
        lines.stream().filter(line -> line.group(2).equals(main)).findFirst().get().group(1);
    Set<String> early = new TreeSet<>();
    for (Matcher line : lines) {
      if (line.group(2).equals(main)) {
        break;
      }
      if (line.group(1).equals(thread)) {
        early.add(line.group(2));
      }
    }
    return early;
  }

  @EachJdk
  void agent_insideApplication_showsFacadeAlone(Jdk jdk) throws IOException {
    RunningJvm.Ended run =
        ended(
            Jvm.on(jdk, directory)
                .classPath(Path.of("target", "test-classes").toAbsolutePath().toString())
                .agent("")
                .main(ExposureProgram.class)
                .run());
    assertThat(run.out()).contains("facade loader null", "services null");
    assertThat(run.out()).contains("handler loader class dev.sluice.agent.launch.AgentClassLoader");
    assertThat(run.out()).contains("opened to applications false");
    assertThat(run.out()).filteredOn(line -> line.endsWith(" visible")).isEmpty();
    assertThat(run.out()).filteredOn(line -> line.endsWith(" hidden")).hasSize(7);
  }

  @EachJdk
  void agent_renamedJar_worksThroughTheFallback(Jdk jdk) throws IOException {
    Path renamed = directory.resolve("my agent, v1.jar");
    Files.copy(Jars.agent(), renamed);
    RunningJvm.Ended run =
        ended(Jvm.on(jdk, directory).agent(renamed, "").main(ExposureProgram.class).run());
    assertThat(run.out()).contains("facade loader null");
    assertThat(run.notices()).isEmpty();
  }

  @EachJdk
  void agent_givenTwice_startsOnce(Jdk jdk) throws IOException {
    Path copy = directory.resolve("copy.jar");
    Files.copy(Jars.agent(), copy);
    RunningJvm.Ended run =
        ended(
            Jvm.on(jdk, directory)
                .agent("")
                .agent("service=other")
                .agent(copy, "")
                .main(HelloProgram.class)
                .run());
    assertThat(run.out()).hasSize(1).first().asString().startsWith("hello, agent ");
    assertThat(run.notices())
        .hasSize(2)
        .allMatch(line -> line.endsWith("this start does nothing."));
    assertThat(services()).containsExactly(HelloProgram.class.getName());
  }

  @EachJdk
  void jdkTool_underJavaToolOptions_isLeftAlone(Jdk jdk) throws IOException {
    Jvm jvm = Jvm.on(jdk, directory).environment("JAVA_TOOL_OPTIONS", "-javaagent:" + Jars.agent());
    try (RunningJvm tool = jvm.startTool("javac", "-version")) {
      RunningJvm.Ended run = ended(tool.awaitEnd(Duration.ofMinutes(1)));
      assertThat(run.notices()).isEmpty();
    }
    assertThat(directory.resolve("sluice-home")).doesNotExist();
  }

  @EachJdk
  void sourceLauncher_isAnApplication(Jdk jdk) throws IOException {
    Path source = directory.resolve("App.java");
    Files.writeString(
        source,
        """
        class App {
          public static void main(String[] args) {
            System.out.println("agent " + System.getProperty("dev.sluice.agent"));
          }
        }
        """);
    Jvm jvm = Jvm.on(jdk, directory).environment("JAVA_TOOL_OPTIONS", "-javaagent:" + Jars.agent());
    try (RunningJvm app = jvm.startTool("java", source.toString())) {
      RunningJvm.Ended run = ended(app.awaitEnd(Duration.ofMinutes(1)));
      assertThat(run.out()).hasSize(1).first().asString().contains("ing 0.");
    }
  }

  @EachJdk
  void settings_wrong_areToldInOneLineAndTheApplicationRuns(Jdk jdk) throws IOException {
    RunningJvm.Ended run =
        ended(
            Jvm.on(jdk, directory)
                .agent("polcy=/x,start-wait=soon")
                .main(HelloProgram.class)
                .run());
    assertThat(run.out()).containsExactly("hello, agent null");
    assertThat(run.notices()).hasSize(1);
    assertThat(run.notices().get(0))
        .contains("unknown key: polcy", "start-wait=soon", "on-start=open");
  }

  @EachJdk
  void settings_wrongAndClosed_haltTheJvm(Jdk jdk) throws IOException {
    RunningJvm.Ended run =
        Jvm.on(jdk, directory).agent("on-start=closed,polcy=/x").main(HelloProgram.class).run();
    assertThat(run.exit()).isEqualTo(78);
    assertThat(run.out()).isEmpty();
    assertThat(run.notices()).hasSize(1);
    assertThat(run.notices().get(0)).contains("unknown key: polcy", "The JVM halts");
  }

  @EachJdk
  void queue_cannotBeMade_isToldAndTheApplicationRuns(Jdk jdk) throws IOException {
    Path file = Files.writeString(directory.resolve("a-file"), "not a directory");
    RunningJvm running =
        Jvm.on(jdk, directory)
            .agent("queue=" + file.resolve("queues"))
            .main(HelloProgram.class, "wait")
            .start();
    try (running) {
      String line = running.awaitErr(text -> text.startsWith("Sluice: "), Duration.ofSeconds(60));
      assertThat(line).contains("No records can be written", file.toString(), "queue=DIR");
      running.tell("end");
      assertThat(running.awaitEnd(Duration.ofSeconds(60)).exit()).isZero();
    }
  }

  /** A figure, not a limit: the machine's other work is in it. */
  @EachJdk
  void start_hello_costIsPrinted(Jdk jdk) throws IOException {
    long[] plain = {Long.MAX_VALUE, 0};
    long[] guarded = {Long.MAX_VALUE, 0};
    for (int round = 0; round < 3; round++) {
      measure(Jvm.on(jdk, directory), plain);
      measure(Jvm.on(jdk, directory).agent(""), guarded);
    }
    System.out.printf(
        "%s: hello world %d ms, %d MB; with the agent %d ms, %d MB%n",
        jdk, plain[0], plain[1] >> 10, guarded[0], guarded[1] >> 10);
    assertThat(guarded[1]).isPositive();
  }

  private static void measure(Jvm jvm, long[] best) throws IOException {
    long start = System.nanoTime();
    RunningJvm.Ended run = ended(jvm.main(PeakProgram.class).run());
    best[0] = Math.min(best[0], (System.nanoTime() - start) / 1_000_000);
    best[1] = Math.max(best[1], Long.parseLong(run.out().get(0)));
  }

  /** Names of the services that have a queue. */
  private List<String> services() throws IOException {
    try (Stream<Path> found = Files.list(directory.resolve("sluice-home/queues"))) {
      return found.map(path -> path.getFileName().toString()).toList();
    }
  }
}
