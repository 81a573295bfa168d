package dev.sluice.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    out.reset();
    err.reset();
    return new Main(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(List.of(args));
  }

  private String told() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private String[] serve(String... more) {
    List<String> words =
        new java.util.ArrayList<>(
            List.of("serve", "--queues", directory + "/q", "--data", directory + "/d"));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  @Test
  void call_wrong_tellsAllProblemsAtOnce() {
    assertThat(run(serve("--prt", "1", "--bind=nowhere.invalid", "extra", "--port", "x")))
        .isEqualTo(2);
    assertThat(told())
        .contains("Unknown option: --prt")
        .contains("--bind=nowhere.invalid")
        .contains("Not understood: extra")
        .contains("--port=x");
    assertThat(run("sevre")).isEqualTo(2);
    assertThat(run("serve", "--queues=" + directory, "--data=" + directory + "/in")).isEqualTo(2);
    assertThat(told()).contains("lies in the other");
  }

  @Test
  void help_asked_listsTheCommands() {
    assertThat(run("help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("serve").contains("verify");
  }

  @Test
  void serve_portTaken_saysSo() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      assertThat(run(serve("--port", port))).isEqualTo(3);
      assertThat(told()).contains("--port=" + port).contains("choose another --port");
    }
  }

  @Test
  void serve_dataIsNoDirectoryOrCannotBeMade_saysSo() throws IOException {
    Files.writeString(directory.resolve("file"), "");
    assertThat(run("serve", "--data", directory + "/file")).isEqualTo(2);
    assertThat(run("serve", "--data", directory + "/file/below")).isEqualTo(3);
    assertThat(told()).contains("cannot be written").contains("--data=");
  }

  @Test
  void serve_secondOnTheSameData_saysSo() throws Exception {
    try (TestCollector first = new TestCollector(directory)) {
      assertThat(run("serve", "--data", directory + "/data", "--port", "0")).isEqualTo(3);
      assertThat(told()).contains("Another collector uses this directory");
      assertThat(first.url()).isNotEmpty();
    }
  }

  @Test
  void client_nobodyThere_saysSo() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    for (String command : List.of("search", "tail", "show")) {
      assertThat(run(command, "x", "--url", "http://127.0.0.1:" + free)).isEqualTo(3);
      assertThat(told()).contains("No collector answers").contains("--url");
    }
    assertThat(run("search", "--url=nonsense")).isEqualTo(2);
  }

  @Test
  void client_running_searchesAndShows() throws Exception {
    try (TestCollector collector = new TestCollector(directory)) {
      Records records = Scene.play(collector.queues());
      collector.awaitRecords(9);
      assertThat(run("search", "verdict:deny", "--url", collector.url())).isZero();
      List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
      assertThat(lines).hasSize(3);
      assertThat(lines.get(1)).contains("DELETE FROM customers").contains("support");
      assertThat(lines.get(2)).contains("DROP TABLE customers");
      assertThat(run("search", "--json", "--limit=1", "--url=" + collector.url())).isZero();
      assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("{\"id\":");
      assertThat(run("search", "verdit:deny", "--url", collector.url())).isEqualTo(1);
      assertThat(told()).contains("Did you mean verdict:?");
      String id = records.incarnation + "-1";
      assertThat(run("show", id, "--url", collector.url())).isZero();
      assertThat(out.toString(StandardCharsets.UTF_8))
          .contains("masked pii.email=12")
          .contains("gen_ai.tool.name");
      assertThat(run("show", records.incarnation + "-99", "--url", collector.url())).isEqualTo(1);
    }
    assertThat(run("verify", "--data", directory + "/data")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Whole");
  }
}
