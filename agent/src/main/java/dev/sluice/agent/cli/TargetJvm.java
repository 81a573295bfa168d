package dev.sluice.agent.cli;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Properties;

/** Another JVM on this machine, as the attach interface of the JDK reaches it. */
final class TargetJvm {

  private static final int NOT_THERE = 2;
  private static final int NOT_OURS = 4;
  private static final int NOT_ATTACHABLE = 5;
  private static final int TOO_OLD = 6;
  private static final int NOT_GUARDED = 7;
  private static final int OLDEST = 17;

  private final ProcessHandle process;

  private TargetJvm(ProcessHandle process) {
    this.process = process;
  }

  /** Fails in a Java that was built without it. */
  static void requireAttachInterface() throws CommandFailure {
    try {
      Class.forName("com.sun.tools.attach.VirtualMachine");
    } catch (ClassNotFoundException | LinkageError e) {
      throw new CommandFailure(
          NOT_ATTACHABLE,
          "this Java has no attach interface (module jdk.attach): java.home="
              + System.getProperty("java.home")
              + ". Run the command with the java of a JDK.");
    }
  }

  static TargetJvm find(long pid) throws CommandFailure {
    ProcessHandle process =
        ProcessHandle.of(pid)
            .filter(ProcessHandle::isAlive)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        NOT_THERE, "no such process: pid=" + pid + ". jcmd -l lists the JVMs."));
    if (pid == ProcessHandle.current().pid()) {
      throw new CommandFailure(NOT_THERE, "that is this command itself: pid=" + pid + ".");
    }
    requireOurs(process);
    return new TargetJvm(process);
  }

  private static void requireOurs(ProcessHandle process) throws CommandFailure {
    Optional<String> owner = process.info().user();
    String me = System.getProperty("user.name", "");
    if (!me.equals("root") && owner.isPresent() && !owner.get().equals(me)) {
      throw notOurs(process.pid(), owner.get());
    }
  }

  private static CommandFailure notOurs(long pid, String owner) {
    return new CommandFailure(
        NOT_OURS,
        "process " + pid + " belongs to another user: user=" + owner + ". Run this as that user.");
  }

  private static CommandFailure notAttachable(long pid, String why) {
    return new CommandFailure(
        NOT_ATTACHABLE,
        "process "
            + pid
            + " takes no attach: "
            + why
            + ". If it is a JVM with -XX:+DisableAttachMechanism, start it with"
            + " -javaagent:sluice-agent.jar instead.");
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Starts the agent there with these arguments, or hands them to the one that runs.
   *
   * @param onlyIfGuarded fails if no agent runs there
   */
  void say(String arguments, boolean onlyIfGuarded) throws CommandFailure {
    VirtualMachine machine = attach();
    try {
      Properties properties = machine.getSystemProperties();
      requireAge(properties.getProperty("java.specification.version", "0"));
      if (onlyIfGuarded && properties.getProperty("dev.sluice.agent") == null) {
        throw new CommandFailure(
            NOT_GUARDED,
            "no agent runs in process " + pid() + ". attach " + pid() + " starts one.");
      }
      load(machine, arguments);
    } catch (IOException e) {
      throw notAttachable(pid(), e.getMessage() == null ? e.toString() : e.getMessage());
    } finally {
      detach(machine);
    }
  }

  private VirtualMachine attach() throws CommandFailure {
    try {
      return VirtualMachine.attach(Long.toString(pid()));
    } catch (AttachNotSupportedException e) {
      throw notAttachable(pid(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      if (message.contains("not permitted") || message.contains("ermission")) {
        throw notOurs(pid(), process.info().user().orElse("unknown"));
      }
      throw notAttachable(pid(), message);
    }
  }

  private void requireAge(String specification) throws CommandFailure {
    int release;
    try {
      release =
          Integer.parseInt(
              specification.startsWith("1.") ? specification.substring(2) : specification);
    } catch (NumberFormatException e) {
      release = 0;
    }
    if (release < OLDEST) {
      throw new CommandFailure(
          TOO_OLD,
          "the JVM is too old: pid="
              + pid()
              + ", java.specification.version="
              + specification
              + ". Sluice needs Java "
              + OLDEST
              + " or newer.");
    }
  }

  private void load(VirtualMachine machine, String arguments) throws CommandFailure, IOException {
    try {
      machine.loadAgent(jar().getAbsolutePath(), arguments);
    } catch (AgentInitializationException e) {
      throw new CommandFailure(1, "the agent could not start in process " + pid() + ": " + e + ".");
    } catch (AgentLoadException e) {
      // JDKs of different releases misread each other's success ("0"); the answer file tells.
      if (!isMisread(String.valueOf(e.getMessage()))) {
        throw notAttachable(pid(), String.valueOf(e.getMessage()));
      }
    }
  }

  private static boolean isMisread(String message) {
    return message.equals("0") || message.contains("Non-numeric value found");
  }

  private static void detach(VirtualMachine machine) {
    try {
      machine.detach();
    } catch (IOException endedMeanwhile) {
      // Nothing is left to detach from.
    }
  }

  private static File jar() throws IOException {
    try {
      return new File(TargetJvm.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
