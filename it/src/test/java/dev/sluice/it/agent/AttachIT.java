package dev.sluice.it.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sluice.it.kit.EachJdk;
import dev.sluice.it.kit.Jars;
import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.RunningJvm;
import dev.sluice.it.kit.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

/** Commands to a running JVM. */
class AttachIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final String NOBODY = "setpriv --reuid=65534 --regid=65534 --clear-groups ";

  @TempDir Path directory;

  private RunningJvm.Ended command(Jdk jdk, Object... words) throws IOException {
    String[] arguments = new String[words.length];
    for (int i = 0; i < words.length; i++) {
      arguments[i] = words[i].toString();
    }
    return Jvm.command(jdk, directory, arguments);
  }

  private RunningJvm waiting(Jvm jvm) throws IOException {
    RunningJvm running = jvm.main(HelloProgram.class, "wait").start();
    running.awaitOut(line -> line.startsWith("hello, agent "), LIMIT);
    return running;
  }

  @EachJdk
  void attach_runningJvm_guardsItAndReports(Jdk jdk) throws IOException {
    try (RunningJvm target = waiting(Jvm.on(jdk, directory))) {
      RunningJvm.Ended before = command(jdk, "status", target.pid());
      assertThat(before.exit()).as(before.everything()).isEqualTo(7);
      assertThat(before.notices().get(0)).contains("no agent runs in process " + target.pid());

      RunningJvm.Ended attach = command(jdk, "attach", target.pid(), "service=attached");
      assertThat(attach.exit()).as(attach.everything()).isZero();
      assertThat(attach.out().get(0)).contains("process " + target.pid() + ": healthy");
      assertThat(attach.out()).anyMatch(line -> line.contains("canary  a statement was refused"));

      RunningJvm.Ended again = command(jdk, "attach", target.pid(), "service=other");
      assertThat(again.exit()).as(again.everything()).isZero();
      assertThat(again.out().get(0)).contains("runs already; its settings stay");
      assertThat(directory.resolve("sluice-home/queues/attached")).isDirectory();
      assertThat(directory.resolve("sluice-home/queues/other")).doesNotExist();
    }
  }

  @EachJdk
  void commands_guardedJvm_reloadAndSwitchMode(Jdk jdk) throws IOException {
    Path policy = directory.resolve("a policy, mine.yaml");
    Files.writeString(policy, "sluice: 1\nmode: enforce\ndefault: allow\n");
    try (RunningJvm target =
        waiting(Jvm.on(jdk, directory).agent("policy=" + policy + ",policy-poll=0"))) {
      RunningJvm.Ended status = command(jdk, "status", target.pid());
      assertThat(status.exit()).as(status.everything()).isZero();
      assertThat(status.out()).anyMatch(line -> line.contains("mode=enforce, policy=" + policy));

      RunningJvm.Ended observe = command(jdk, "mode", target.pid(), "observe");
      assertThat(observe.exit()).as(observe.everything()).isZero();
      assertThat(observe.out().get(0)).contains("Mode is observe");

      Files.writeString(policy, "sluice: 1\nmoed: enforce\n");
      RunningJvm.Ended bad = command(jdk, "reload", target.pid());
      assertThat(bad.exit()).as(bad.everything()).isEqualTo(1);
      assertThat(bad.out().get(0)).contains("Policy refused");
      assertThat(bad.out()).anyMatch(line -> line.contains(policy + ":2:1"));

      Files.writeString(policy, "sluice: 1\nmode: enforce\ndefault: deny\n");
      RunningJvm.Ended good = command(jdk, "reload", target.pid());
      assertThat(good.exit()).as(good.everything()).isZero();
      assertThat(good.out().get(0)).contains("number=2", "mode=observe (by command)");

      RunningJvm.Ended enforce = command(jdk, "mode", target.pid(), "enforce");
      assertThat(enforce.exit()).as(enforce.everything()).isZero();
    }
  }

  @EachJdk
  void policyFile_changed_isReloadedWithoutACommand(Jdk jdk) throws IOException {
    Path policy = directory.resolve("policy.yaml");
    Files.writeString(policy, "sluice: 1\nmode: enforce\ndefault: allow\n");
    try (RunningJvm target =
        waiting(Jvm.on(jdk, directory).agent("policy=" + policy + ",policy-poll=200ms"))) {
      RunningJvm.Ended status = command(jdk, "status", target.pid());
      assertThat(status.exit()).as(status.everything()).isZero();
      Files.writeString(policy, "sluice: 1\nmode: enforce\ndefault: deny\nrules: []\n");
      String line = target.awaitErr(text -> text.contains("Policy loaded"), LIMIT);
      assertThat(line).contains("the file changed", "number=2");
    }
  }

  @EachJdk
  void attach_badSettings_reportsAndLeavesTheJvmAlone(Jdk jdk) throws IOException {
    try (RunningJvm target = waiting(Jvm.on(jdk, directory))) {
      RunningJvm.Ended attach = command(jdk, "attach", target.pid(), "polcy=/x");
      assertThat(attach.exit()).as(attach.everything()).isEqualTo(1);
      assertThat(attach.out()).anyMatch(line -> line.contains("unknown key: polcy"));
      assertThat(target.isAlive()).isTrue();
      // Nothing is left behind: the next attach starts it.
      RunningJvm.Ended again = command(jdk, "attach", target.pid());
      assertThat(again.exit()).as(again.everything()).isZero();
    }
  }

  @EachJdk
  void attach_noSuchProcess_saysSo(Jdk jdk) throws IOException {
    RunningJvm.Ended run = command(jdk, "attach", Integer.MAX_VALUE - 1L);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.notices()).hasSize(1).first().asString().contains("no such process: pid=");
  }

  @EachJdk
  void attach_disabled_saysWhatToDo(Jdk jdk) throws IOException {
    try (RunningJvm target =
        waiting(Jvm.on(jdk, directory).option("-XX:+DisableAttachMechanism"))) {
      RunningJvm.Ended run = command(jdk, "attach", target.pid());
      assertThat(run.exit()).as(run.everything()).isEqualTo(5);
      assertThat(run.notices().get(0)).contains("DisableAttachMechanism", "-javaagent:");
      assertThat(target.isAlive()).isTrue();
    }
  }

  @EachJdk
  void attach_notAJvm_saysSoAndLeavesItAlone(Jdk jdk) throws IOException {
    Process sleep = new ProcessBuilder("sleep", "60").start();
    try {
      RunningJvm.Ended run = command(jdk, "attach", sleep.pid());
      assertThat(run.exit()).as(run.everything()).isEqualTo(5);
      assertThat(run.notices().get(0)).contains("takes no attach");
      assertThat(sleep.isAlive()).isTrue();
    } finally {
      sleep.destroyForcibly();
    }
  }

  /** No such JVM can be taken from a repository; this one says of itself that it is one. */
  @EachJdk
  void attach_javaBelow17_saysSoInOneLine(Jdk jdk) throws IOException {
    try (RunningJvm target =
        Jvm.on(jdk, directory).main(HelloProgram.class, "wait", "11").start()) {
      target.awaitOut(line -> line.startsWith("hello, agent "), LIMIT);
      String pid = Long.toString(target.pid());
      RunningJvm.Ended run = command(jdk, "attach", pid);
      assertThat(run.exit()).as(run.everything()).isEqualTo(6);
      assertThat(run.notices()).hasSize(1).first().asString().contains("too old", "=11", "17");

      Jvm.on(jdk, directory)
          .startTool("jcmd", pid, "JVMTI.agent_load", Jars.agent().toString())
          .awaitEnd(LIMIT);
      String line = target.awaitErr(text -> text.startsWith("Sluice: "), LIMIT);
      assertThat(line).contains("Java is too old", "=11", "use Java 17");
      assertThat(target.isAlive()).isTrue();
    }
  }

  @EachJdk
  void attach_byRootToAnotherUsersJvm_guardsIt(Jdk jdk, @TempDir Path open) throws IOException {
    assumeThat(System.getProperty("user.name")).as("who runs the tests").isEqualTo("root");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path jar = Files.copy(Jars.agent(), open.resolve("sluice-agent.jar"));
    Path program = open.resolve("Wait.java");
    Files.writeString(
        program,
        "class Wait { public static void main(String[] a) throws Exception {"
            + " System.out.println(\"up\"); System.in.read(); } }");
    try (RunningJvm target = new Shell(open).start(NOBODY + jdk.java() + " " + program)) {
      target.awaitOut("up"::equals, LIMIT);
      RunningJvm.Ended run =
          Jvm.on(jdk, directory)
              .jar(jar, "attach", Long.toString(target.pid()), "queue=" + open.resolve("queues"))
              .run();
      assertThat(run.exit()).as(run.everything()).isZero();
      assertThat(run.out().get(0)).contains("healthy");
    }
  }

  /** Only root can play two users. */
  @EachJdk
  void attach_anotherUsersJvm_saysWhoMayAndLeavesItAlone(Jdk jdk, @TempDir Path open)
      throws IOException {
    assumeThat(System.getProperty("user.name")).as("who runs the tests").isEqualTo("root");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path jar = Files.copy(Jars.agent(), open.resolve("sluice-agent.jar"));
    try (RunningJvm target = waiting(Jvm.on(jdk, directory));
        RunningJvm command =
            new Shell(open)
                .start(NOBODY + jdk.java() + " -jar " + jar + " attach " + target.pid())) {
      RunningJvm.Ended run = command.awaitEnd(LIMIT);
      assertThat(run.exit()).as(run.everything()).isEqualTo(4);
      assertThat(run.notices()).hasSize(1).first().asString().contains("user");
      assertThat(target.isAlive()).isTrue();
      assertThat(command(jdk, "status", target.pid()).exit()).isEqualTo(7);
    }
  }

  @EachJdk
  void commandLine_nonsense_isUsage(Jdk jdk) throws IOException {
    assertThat(command(jdk, "attach").exit()).isEqualTo(64);
    assertThat(command(jdk, "attach", "me").exit()).isEqualTo(64);
    assertThat(command(jdk, "mode", "1", "off").exit()).isEqualTo(64);
    assertThat(command(jdk, "dance").exit()).isEqualTo(64);
    RunningJvm.Ended version = command(jdk, "--version");
    assertThat(version.exit()).isZero();
    assertThat(version.out().get(0)).startsWith("sluice-agent 0.").contains("Java 17");
  }
}
