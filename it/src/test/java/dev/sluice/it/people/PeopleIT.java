package dev.sluice.it.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.Collector;
import dev.sluice.it.kit.EachJdk;
import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.Probed;
import dev.sluice.it.kit.Told;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who the user is, as the application's security knows and as others say: each on the record with
 * whose word it is, and only words that the policy trusts let more pass.
 */
class PeopleIT {

  private static final Path LIBRARIES = Path.of("target/other-libraries").toAbsolutePath();

  private static final String POLICY =
      """
      sluice: 1
      service: site
      mode: enforce
      trust: [%s]
      on-failure: {parse: closed, actor: closed, mask: closed, audit: open}
      data:
        pii.email: {columns: ["people.email"], mask: redact}
      rules:
        - id: only-ann-or-the-trusted
          when: {tables: people}
          unless: {any: [{actor.user: ann}, {actor.agent: trusted}]}
          mask: ["pii.*"]
        - id: few-rows
          when: {tables: bounded}
          limit: {rows: 2, per: conversation}
      """;

  private static final String PLACES =
      "user-from=mdc:user,baggage:enduser.id,header:X-User"
          + ",tenant-from=baggage:tenant,agent-from=header:X-Agent"
          + ",conversation-from=header:X-Conversation";

  /** Scenes in which the application's security knows that it is ann. */
  private static final Set<String> KNOWN =
      Set.of("spring-ann", "shared-ann", "container-ann", "tool-ann", "tool-hop-ann");

  /** Scenes in which somebody says so, and nobody knows better. */
  private static final Set<String> SAID =
      Set.of(
          "tool-forged-alone",
          "header",
          "logged-header",
          "log4j",
          "baggage",
          "api",
          "api-hop",
          "api-tool",
          "agent-header");

  /** Scenes in which nobody says so, or somebody against what is known. */
  private static final Set<String> NEITHER =
      Set.of(
          "spring-bob",
          "shared-bob",
          "spring-public",
          "open-request",
          "tool-forged-in-call",
          "after-forgery",
          "api-against-security",
          "headers-against-security",
          "nobody",
          "shared-nobody");

  @TempDir Path directory;

  @EachJdk
  void users_asKnownAndAsSaid_areOnRecordWithTheirSource(Jdk jdk) throws IOException {
    Probed probed = run(jdk, "instrumented, configured", classPath("diagnostics"));
    clear(probed, KNOWN);
    try (Collector collector = Collector.start(directory)) {
      recordsTell(collector);
      assertFits(collector);
    }
    assertThat(versions()).contains(" | " + probed.told().get("version") + " | user, roles |");
  }

  @Test
  void users_underSpringSecurity6_areTheSame() throws IOException {
    Probed probed =
        run(
            Jdk.current(),
            "instrumented, configured",
            classPath("spring-6") + java.io.File.pathSeparator + classPath("diagnostics"));
    assertThat(probed.told().get("version")).startsWith("6.");
    clear(probed, KNOWN);
    try (Collector collector = Collector.start(directory)) {
      user(collector, "spring-ann", "ann", "instrumented");
      user(collector, "container-ann", "ann", "instrumented");
      user(collector, "tool-forged-alone", "ann", "asserted");
      assertFits(collector);
    }
    assertThat(versions())
        .startsWith("| `spring-security-core` | " + probed.told().get("version") + " | ");
  }

  @Test
  void words_ofSourcesThatThePolicyTrusts_loosen() throws IOException {
    Probed probed =
        run(Jdk.current(), "instrumented, configured, asserted", classPath("diagnostics"));
    Set<String> both = new LinkedHashSet<>(KNOWN);
    both.addAll(SAID);
    clear(probed, both);
  }

  private Probed run(Jdk jdk, String trust, String libraries) throws IOException {
    Path policy = Files.writeString(directory.resolve("policy.yaml"), POLICY.formatted(trust));
    Probed probed =
        Probed.of(
            Jvm.on(jdk, directory)
                .agent("policy=" + policy + ",queue=" + Collector.queues(directory) + "," + PLACES)
                .option("-Dslf4j.provider=ch.qos.logback.classic.spi.LogbackServiceProvider")
                .classPath(
                    libraries + java.io.File.pathSeparator + System.getProperty("java.class.path"))
                .main(PeopleProgram.class)
                .run());
    // What the application says of its own logging is none of the agent's business.
    assertThat(probed.run().err())
        .as(probed.run().everything())
        .noneMatch(line -> line.contains("SLF4J(E)"));
    return probed;
  }

  private static String classPath(String libraries) throws IOException {
    List<String> jars = new ArrayList<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(LIBRARIES.resolve(libraries), "*.jar")) {
      found.forEach(jar -> jars.add(jar.toString()));
    }
    assertThat(jars).isNotEmpty();
    return String.join(java.io.File.pathSeparator, jars);
  }

  /** All scenes were played, and the address was seen in these alone. */
  private static void clear(Probed probed, Set<String> scenes) {
    Set<String> all = new LinkedHashSet<>(KNOWN);
    all.addAll(SAID);
    all.addAll(NEITHER);
    for (String scene : all) {
      probed.says(scene, scenes.contains(scene) ? Rows.ADDRESS : "[redacted]");
    }
    // Whoever names another conversation each time does not begin to count anew.
    probed.says("bounded-1", "1", "bounded-2", "1", "bounded-3", "42501");
  }

  /** No doorbell misses anything in these versions. */
  private static void assertFits(Collector collector) throws IOException {
    assertThat(collector.search("type:coverage"))
        .flatExtracting(each -> each.texts("sluice.coverage"))
        .filteredOn(line -> !line.startsWith("applied"))
        .isEmpty();
  }

  /** What the page says of the versions that run here. */
  private static String versions() throws IOException {
    return Files.readAllLines(Path.of("../agent/README.md")).stream()
        .filter(line -> line.startsWith("| `spring-security-core` |"))
        .findFirst()
        .orElseThrow();
  }

  private static void recordsTell(Collector collector) throws IOException {
    user(collector, "spring-ann", "ann", "instrumented");
    assertThat(record(collector, "spring-ann").texts("user.roles")).contains("ROLE_CLERK");
    user(collector, "spring-bob", "bob", "instrumented");
    user(collector, "container-ann", "ann", "instrumented");
    user(collector, "tool-ann", "ann", "instrumented");
    user(collector, "tool-hop-ann", "ann", "instrumented");
    user(collector, "tool-forged-in-call", "bob", "instrumented");
    user(collector, "tool-forged-alone", "ann", "asserted");
    user(collector, "header", "ann", "asserted");
    user(collector, "logged-header", "ann", "asserted");
    user(collector, "log4j", "ann", "asserted");
    user(collector, "baggage", "ann", "asserted");
    user(collector, "api", "ann", "asserted");
    user(collector, "api-hop", "ann", "asserted");
    user(collector, "api-tool", "ann", "asserted");
    user(collector, "api-against-security", "bob", "instrumented");
    user(collector, "headers-against-security", "bob", "instrumented");
    for (String scene : List.of("spring-public", "open-request", "after-forgery", "nobody")) {
      assertThat(record(collector, scene).text("user.name")).as(scene).isNull();
    }
    Told baggage = record(collector, "baggage");
    assertThat(baggage.text("sluice.tenant")).isEqualTo("acme");
    assertThat(baggage.text("trace_id")).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    assertThat(baggage.text("span_id")).isEqualTo("b7ad6b7169203331");
    assertThat(record(collector, "nobody").text("trace_id")).isNull();
    Told api = record(collector, "api");
    assertThat(api.text("gen_ai.conversation.id")).isEqualTo("case-7");
    assertThat(api.texts("sluice.actor.sources"))
        .contains("gen_ai.conversation.id=asserted", "sluice.tenant=asserted");
    assertThat(record(collector, "api-tool").text("gen_ai.conversation.id")).isEqualTo("talk-1");
    Told agent = record(collector, "agent-header");
    assertThat(agent.text("gen_ai.agent.name")).isEqualTo("trusted");
    assertThat(agent.texts("sluice.actor.sources")).contains("gen_ai.agent.name=asserted");
    assertThat(agent.text("sluice.actor.kind")).isEqualTo("unknown");
    String shown = collector.command("show", record(collector, "tool-ann").id());
    assertThat(shown).contains("ai/look/ann", "user.name=instrumented");
  }

  private static void user(Collector collector, String scene, String name, String source)
      throws IOException {
    Told record = record(collector, scene);
    assertThat(record.text("user.name")).as(scene).isEqualTo(name);
    assertThat(record.texts("sluice.actor.sources")).as(scene).contains("user.name=" + source);
  }

  private static Told record(Collector collector, String scene) throws IOException {
    String label = " " + scene.replace('-', '_').toUpperCase(Locale.ROOT) + " ";
    List<Told> found =
        collector.await(
            "type:intent \"" + label.strip() + "\"",
            records ->
                records.stream().anyMatch(each -> each.text("db.query.text").contains(label)));
    return found.stream()
        .filter(each -> each.text("db.query.text").contains(label))
        .findFirst()
        .orElseThrow();
  }
}
