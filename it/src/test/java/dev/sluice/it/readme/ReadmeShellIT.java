package dev.sluice.it.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.common.Json;
import dev.sluice.it.kit.Jars;
import dev.sluice.it.kit.RunningJvm;
import dev.sluice.it.kit.Shell;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.h2.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's shell lines behind the two set-up commands, each run as it stands there. What stands
 * for the reader's own is replaced: the directory, the process id, the record, and the port, so
 * that two builds can run beside each other.
 */
class ReadmeShellIT {

  private static final Path README = Path.of("../README.md");
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String READY = "Sluice collector ready: ";
  private static final String DELETE = "DELETE FROM customers";

  @TempDir Path directory;

  private final List<String> left = new ArrayList<>();
  private String url = "";

  @Test
  void shellLines_inTheirOrder_doWhatTheReadmeSays() throws Exception {
    prepare();
    try (RunningJvm service = start("java -javaagent:");
        RunningJvm collector = start("serve", " --port 0")) {
      url = collector.awaitOut(line -> line.startsWith(READY), LIMIT).substring(READY.length());
      service.awaitOut("ready"::equals, LIMIT);
      service.tell(DELETE);
      assertThat(answer(service, DELETE)).contains("rule=no-unbounded-write", "Say which rows.");
      readBack();
    }
    attach();
    assertThat(left).as("lines of the README that no test runs").isEmpty();
  }

  private void readBack() throws Exception {
    try (RunningJvm tail = start("sluice-collector.jar tail", " --url " + url)) {
      tail.awaitOut(line -> line.contains(DELETE), LIMIT);
    }
    RunningJvm.Ended search = run(take("sluice-collector.jar search") + " --url " + url);
    assertThat(search.out()).as(search.everything()).anyMatch(line -> line.contains(DELETE));
    String show = take("sluice-collector.jar show");
    String sample = show.substring(show.lastIndexOf(' ') + 1);
    RunningJvm.Ended shown = run(show.replace(sample, refusedRecord()) + " --url " + url);
    assertThat(shown.out())
        .as(shown.everything())
        .anyMatch(line -> line.contains("Say which rows"));
  }

  private void attach() throws Exception {
    try (RunningJvm service = new Shell(directory).start("java -jar service.jar")) {
      service.awaitOut("ready"::equals, LIMIT);
      service.tell(DELETE);
      assertThat(answer(service, DELETE)).contains("1 rows");
      assertThat(run(pid(take(" attach "), service)).out().get(0)).contains("healthy");
      assertThat(run(pid(take(" status "), service)).out().get(0)).contains("healthy");
      service.tell("  " + DELETE);
      assertThat(answer(service, "  " + DELETE)).contains("rule=no-unbounded-write");
      RunningJvm.Ended observe = run(pid(take(" mode "), service));
      assertThat(observe.out().get(0)).contains("Mode is observe");
      service.tell(" " + DELETE);
      assertThat(answer(service, " " + DELETE)).contains("0 rows");
    }
  }

  private static String pid(String line, RunningJvm service) {
    return line.replace("4711", String.valueOf(service.pid()));
  }

  private static String answer(RunningJvm service, String sql) {
    return service.awaitOut(line -> line.startsWith(sql + ": "), LIMIT);
  }

  private String refusedRecord() throws Exception {
    HttpRequest ask =
        HttpRequest.newBuilder(URI.create(url + "/api/records?q=verdict:deny")).build();
    String body = HttpClient.newHttpClient().send(ask, HttpResponse.BodyHandlers.ofString()).body();
    List<?> records = (List<?>) Json.read(body, Map.class).get("records");
    return String.valueOf(((Map<?, ?>) records.get(0)).get("id"));
  }

  private RunningJvm start(String part, String... more) throws IOException {
    return new Shell(directory).start(take(part) + String.join("", more));
  }

  private RunningJvm.Ended run(String line) throws IOException {
    try (RunningJvm running = new Shell(directory).start(line)) {
      RunningJvm.Ended ended = running.awaitEnd(LIMIT);
      assertThat(ended.exit()).as(line + "\n" + ended.everything()).isZero();
      return ended;
    }
  }

  /** The README's line with that part, which is then done. */
  private String take(String part) {
    String line =
        left.stream()
            .filter(each -> each.contains(part))
            .findFirst()
            .orElseThrow(() -> new AssertionError("not in the README: " + part));
    left.remove(line);
    return line.replace("/var/lib/sluice", directory.resolve("lib").toString());
  }

  private void prepare() throws IOException {
    link("agent/target/sluice-agent.jar", Jars.agent());
    link("collector/target/sluice-collector.jar", Jars.collector());
    for (Readme.Block block : Readme.blocks(README)) {
      if (!block.name().isEmpty()) {
        Files.writeString(directory.resolve(block.name()), block.text());
      }
      if (block.language().equals("sh") && !block.lines().get(0).startsWith("./mvnw")) {
        left.addAll(block.lines());
      }
    }
    serviceJar();
  }

  private void serviceJar() throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, ServiceProgram.class.getName());
    main.put(
        Attributes.Name.CLASS_PATH,
        Driver.class.getProtectionDomain().getCodeSource().getLocation().toString());
    String file = ServiceProgram.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(directory.resolve("service.jar"));
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.putNextEntry(new ZipEntry(file));
      jar.write(ServiceProgram.class.getClassLoader().getResourceAsStream(file).readAllBytes());
      jar.closeEntry();
    }
  }

  private void link(String name, Path target) throws IOException {
    Path link = directory.resolve(name);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, target);
  }
}
