package dev.sluice.agent.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchTest {

  @ParameterizedTest
  @ValueSource(strings = {"1.8", "9", "11", "16", "", "unknown"})
  void javaVersion_tooOldOrUnknown_isToldInOneLine(String specification) {
    assertThat(JavaVersion.complaint(specification))
        .contains("Java is too old", "java.specification.version=" + specification)
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "21", "25", "30"})
  void javaVersion_recent_isFine(String specification) {
    assertThat(JavaVersion.complaint(specification)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "jdk.compiler, jdk.compiler/com.sun.tools.javac.Main -version, true",
    "jdk.jcmd, jdk.jcmd/sun.tools.jcmd.JCmd -l, true",
    "java.base, java.base/sun.security.tools.keytool.Main -list, true",
    "jdk.compiler, jdk.compiler/com.sun.tools.javac.launcher.Main App.java, false",
    "jdk.compiler, jdk.compiler/com.sun.tools.javac.launcher.SourceLauncher App.java, false",
    "com.acme.app, com.acme.app/com.acme.Main, false",
    // A property alone must not switch the agent off.
    "jdk.compiler, com.acme.Main, false",
    ", com.acme.Main, false",
    "jdk.compiler, , false",
  })
  void jdkTools_command_isToldFromApplications(String module, String command, boolean tool) {
    assertThat(JdkTools.isTool(module, command)).isEqualTo(tool);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "on-start=closed; true",
        "policy=/x,on-start=closed,queue=/q; true",
        "on-start=\"closed\"; true",
        "on-start=open; false",
        "on-start=whatever; true",
        "xon-start=closed; false",
        "policy=/x; false",
      })
  void startFailure_onStart_isReadWithoutTheSettings(String args, boolean closed) {
    assertThat(StartFailure.isClosed(args, false)).isEqualTo(closed);
    assertThat(StartFailure.isClosed(args, true)).isEqualTo(closed);
  }

  @Test
  void startFailure_answer_isWholeAndNeverOverAFile(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("a, b");
    StartFailure.answer("command=attach,answer=\"" + file + "\",policy=/x", "broken.");
    assertThat(file).hasContent("exit=1\nbroken.\n");

    Path other = directory.resolve("other");
    Files.writeString(directory.resolve("other.partial"), "mine");
    StartFailure.answer("answer=" + other, "broken.");
    assertThat(other).doesNotExist();
    assertThat(directory.resolve("other.partial")).hasContent("mine");
  }

  @Test
  void agentJar_classOutsideAJar_isRefused() {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(() -> AgentJar.locate(LaunchTest.class)))
        .hasMessageContaining("the agent's jar is not found");
  }

  @Test
  void agentJar_foreignManifest_isRefused(@TempDir Path directory) throws Exception {
    Path jar = directory.resolve("app.jar");
    java.util.jar.Manifest manifest = new java.util.jar.Manifest();
    manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
    manifest.getMainAttributes().putValue("Main-Class", "com.acme.Main");
    new java.util.jar.JarOutputStream(Files.newOutputStream(jar), manifest).close();
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> AgentJar.verify(jar.toFile())))
        .hasMessageContaining("not the agent's own jar")
        .hasMessageContaining("Do not repack");
  }
}
