package dev.sluice.agent.start;

import dev.sluice.agent.control.PolicyInForce;
import dev.sluice.rules.Policy;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.FieldWriter;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first record: which JVM this is and what it is governed by. */
final class Hello {

  private static final int MAX_NAME_CHARACTERS = 200;

  private Hello() {}

  static FieldWriter record(String service, PolicyInForce.Snapshot snapshot) {
    Policy policy = snapshot.policy();
    FieldWriter hello =
        new FieldWriter(1024)
            .put(Field.SERVICE_NAME, service)
            .putIfPresent(Field.ENVIRONMENT, policy.environment());
    for (Map.Entry<String, String> label : policy.labels().entrySet()) {
      hello.put(Field.LABEL, label.getKey() + '=' + label.getValue());
    }
    return hello
        .putIfPresent(Field.HOST_NAME, hostName())
        .put(Field.PROCESS_PID, ProcessHandle.current().pid())
        .put(Field.JAVA_VERSION, System.getProperty("java.version", "unknown"))
        .put(Field.AGENT_VERSION, AgentStart.version())
        .put(Field.MAIN_CLASS, mainName())
        .put(Field.POLICY_HASH, policy.hash())
        .put(Field.POLICY_NUMBER, snapshot.number())
        .put(Field.POLICY_FILE, snapshot.origin())
        .put(Field.MODE, snapshot.mode());
  }

  /** The main class or jar, without its directory and arguments, which may hold secrets. */
  static String mainName() {
    return mainName(System.getProperty("sun.java.command", ""));
  }

  static String mainName(String command) {
    // A jar's path may hold blanks: it ends with the first ".jar" that a blank or nothing follows.
    int jar = command.indexOf(".jar ");
    int blank = command.indexOf(' ');
    String name;
    if (jar >= 0 && (command.lastIndexOf('/', jar) >= 0 || blank < 0 || jar < blank)) {
      name = command.substring(0, jar + ".jar".length());
    } else if (command.endsWith(".jar") && command.indexOf('/') >= 0) {
      name = command;
    } else {
      name = blank < 0 ? command : command.substring(0, blank);
    }
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    if (name.length() > MAX_NAME_CHARACTERS) {
      name = name.substring(0, MAX_NAME_CHARACTERS);
    }
    return name.isEmpty() ? "java" : name;
  }

  /** Without the resolver: asking it before the application does can fix its configuration. */
  private static @Nullable String hostName() {
    try (InputStream in = new FileInputStream("/proc/sys/kernel/hostname")) {
      return new String(in.readNBytes(256), StandardCharsets.UTF_8).trim();
    } catch (IOException notLinux) {
      String name = System.getenv("HOSTNAME");
      return name == null ? System.getenv("COMPUTERNAME") : name;
    }
  }
}
