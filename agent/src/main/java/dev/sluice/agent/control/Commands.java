package dev.sluice.agent.control;

import dev.sluice.agent.config.Arguments;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a later start with arguments asks of the agent that runs: {@code
 * command=status|reload|mode|attach}. Answers in a file where one is named, else as a notice. Safe
 * for any number of threads.
 */
public final class Commands {

  private static final int OK = 0;
  private static final int UNHEALTHY = 1;
  private static final int USAGE = 64;

  private final PolicyDesk desk;
  private final Report report;
  private final Notices notices;

  /** The protection report as it stands. */
  public interface Report {
    /** Asks every section now. */
    ProtectionReport now();
  }

  /** Commands to that desk. */
  public Commands(PolicyDesk desk, Report report, Notices notices) {
    this.desk = desk;
    this.report = report;
    this.notices = notices;
  }

  /** Runs a command and answers. Never throws. */
  public void run(Arguments arguments) {
    String command = arguments.get("command");
    if (command == null) {
      notices.say("The agent runs already; this start does nothing.");
      return;
    }
    switch (command) {
      case "status" -> report(arguments, List.of());
      case "attach" ->
          report(
              arguments,
              List.of("The agent runs already; its settings stay. Reload or mode change them."));
      case "reload" -> changed(arguments, desk.reload("by command"));
      case "mode" -> mode(arguments);
      default -> answer(arguments.get("answer"), USAGE, List.of("unknown command: " + command));
    }
  }

  private void mode(Arguments arguments) {
    String mode = arguments.get("mode");
    if ("observe".equals(mode) || "enforce".equals(mode)) {
      changed(arguments, desk.mode("observe".equals(mode), "by command"));
    } else {
      answer(
          arguments.get("answer"),
          USAGE,
          List.of("unknown mode: mode=" + mode + ". Say observe or enforce."));
    }
  }

  private void changed(Arguments arguments, PolicyDesk.Change change) {
    answer(arguments.get("answer"), change.done() ? OK : UNHEALTHY, List.of(change.sentence()));
  }

  /** Answers with the protection report. */
  public void report(Arguments arguments, List<String> before) {
    ProtectionReport now = report.now();
    List<String> lines = new ArrayList<>(before);
    lines.addAll(now.lines());
    answer(arguments.get("answer"), now.healthy() ? OK : UNHEALTHY, lines);
  }

  private void answer(@Nullable String file, int exit, List<String> lines) {
    if (file == null) {
      notices.say(String.join("\n", lines));
      return;
    }
    try {
      Answer.write(Path.of(file), exit, lines);
    } catch (IOException | RuntimeException e) {
      notices.say("The answer could not be written: file=" + file + ", " + e + ".");
    }
  }
}
