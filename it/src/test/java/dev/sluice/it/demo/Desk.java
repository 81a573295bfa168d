package dev.sluice.it.demo;

import dev.sluice.it.kit.DatabaseServer.Place;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.RunningJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The support desk in a JVM of its own, spoken to as its user speaks to it. Closing kills it. */
public final class Desk implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String TOOL = "[tool]";
  private static final String ASSISTANT = "[assistant]";

  private final RunningJvm jvm;
  private int said;

  private Desk(RunningJvm jvm) {
    this.jvm = jvm;
  }

  /** What a desk is told at its start. */
  public record Setting(ScriptedModel model, Place database, boolean pooled, String conversation) {}

  /** Opens the desk in that JVM and waits until it listens. */
  public static Desk open(Jvm jvm, Setting setting) throws IOException {
    RunningJvm running =
        jvm.jar(
                jar(),
                "--model-url",
                setting.model().url(),
                "--model-name",
                setting.model().name(),
                "--database-url",
                setting.database().url(),
                "--database-user",
                setting.database().user(),
                "--database-password",
                setting.database().password(),
                "--pool",
                setting.pooled() ? "yes" : "no",
                "--conversation",
                setting.conversation())
            .start();
    Desk desk = new Desk(running);
    try {
      running.awaitOut(line -> line.startsWith("[ready]"), LIMIT);
    } catch (AssertionError notReady) {
      desk.close();
      throw notReady;
    }
    return desk;
  }

  private static Path jar() {
    Path jar =
        Path.of(
                System.getProperty(
                    "sluice.sample.jar", "../sample-apps/support-desk/target/support-desk.jar"))
            .toAbsolutePath()
            .normalize();
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException("not built: " + jar + ". Run the package phase first.");
    }
    return jar;
  }

  /** Says something and returns what the tool answered the model, in full. */
  public String say(String message) throws IOException {
    int wanted = ++said;
    jvm.tell(message);
    AtomicInteger answers = new AtomicInteger();
    jvm.awaitOut(line -> line.startsWith(ASSISTANT) && answers.incrementAndGet() == wanted, LIMIT);
    List<String> lines = jvm.out();
    int from = last(lines, TOOL);
    int to = last(lines, ASSISTANT);
    StringBuilder answer = new StringBuilder();
    for (String line : lines.subList(from, to)) {
      answer.append(line.substring(Math.min(12, line.length()))).append('\n');
    }
    return answer.toString().strip();
  }

  private static int last(List<String> lines, String start) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).startsWith(start)) {
        return i;
      }
    }
    throw new AssertionError(start + " did not come:\n" + String.join("\n", lines));
  }

  /** Its process. */
  public RunningJvm jvm() {
    return jvm;
  }

  /** Lets it end by itself. */
  public RunningJvm.Ended end() throws IOException {
    jvm.endInput();
    return jvm.awaitEnd(LIMIT);
  }

  @Override
  public void close() {
    jvm.close();
  }
}
