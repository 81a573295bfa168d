package dev.sluice.it.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.Collector;
import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.RunningJvm;
import dev.sluice.it.kit.Told;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** One run of {@link OriginProgram}, and what the collector tells of it. */
final class OriginRun {

  private static final String POLICY =
      """
      sluice: 1
      service: SERVICE
      mode: enforce
      default: allow
      on-failure: {parse: closed, actor: open, mask: closed, audit: closed}
      rules:
        - id: tool-renames-nothing
          when: {actor.tool: [PREFIXhibernate_refused, PREFIXeclipselink_refused], writes: part}
          deny: This tool renames nothing.
        - id: nothing-is-given-away
          when: {origin.name: "*.Parts.giveAway"}
          deny: Nothing is given away.
        - id: no-note-is-lost
          when: {origin.name: "*.StockNote", operation: delete}
          deny: Notes are kept.
        - id: ebean-gives-nothing-away
          when: {origin.kind: ebean, origin.name: give away}
          deny: Nothing is given away.
        - id: no-delete-by-jooq
          when: {origin.kind: jooq, operation: delete}
          deny: Nothing is deleted here.
      """;

  private final Row row;
  private final String name;
  private final RunningJvm.Ended run;
  private final List<Told> told;

  private OriginRun(Row row, String name, RunningJvm.Ended run, List<Told> told) {
    this.row = row;
    this.name = name;
    this.run = run;
    this.told = told;
  }

  /** Runs it below the collector's directory; the conversation is called as the service is. */
  static OriginRun of(Collector collector, Path directory, Jdk jdk, String versions, Row row)
      throws IOException {
    String name = row.framework().replaceFirst(".*\\.", "") + "-" + versions + "-" + jdk.release();
    String rules = POLICY.replace("SERVICE", name).replace("PREFIX", row.prefix());
    Path policy = Files.writeString(directory.resolve(name + ".yaml"), rules);
    RunningJvm.Ended run =
        Jvm.on(jdk, directory)
            .option("-XX:TieredStopAtLevel=1") // much is loaded, nothing runs long
            .agent("policy=" + policy + ",queue=" + Collector.queues(directory))
            .classPath(
                Enhanced.into(directory.resolve("enhanced"))
                    + File.pathSeparator
                    + Versions.of(versions).with(row.module()).classPath())
            .main(OriginProgram.class, "dev.sluice.it." + row.framework(), name)
            .run();
    assertThat(run.exit()).as(run.everything()).isZero();
    return new OriginRun(row, name, run, collector.await("service:" + name, OriginRun::ended));
  }

  private static boolean ended(List<Told> found) {
    return found.stream().anyMatch(each -> each.type().equals("bye"));
  }

  /** Each of those tools did its work or was refused it, and each record tells who and where. */
  void assertTells(Set<String> tools) {
    assertSaid(tools);
    assertFits();
    List<Told> asked = told.stream().filter(each -> row.tool(each) != null).toList();
    assertThat(Origins.told(asked, row, false)).isEqualTo(Origins.expected(tools));
    assertThat(Origins.told(asked, row, true).keySet()).isEqualTo(tools);
    assertThat(Origins.told(asked, row, true).values()).containsOnly(Set.of("jdbc null"));
    asked.forEach(this::assertWho);
    for (String tool : Origins.REFUSED) {
      assertThat(asked)
          .filteredOn(each -> tool.equals(row.tool(each)))
          .extracting(Told::type)
          .contains("refusal");
    }
    assertThat(asked)
        .filteredOn(each -> each.type().equals("intent") && "jooq_batch".equals(row.tool(each)))
        .filteredOn(each -> !Origins.isAfter(each))
        .extracting(each -> each.text("db.query.text").replaceAll(" .*", ""))
        .containsExactly("UPDATE", "INSERT", "UPDATE", "UPDATE");
    assertNobody(tools.size());
  }

  private void assertSaid(Set<String> tools) {
    for (String tool : tools) {
      String said = said(tool);
      if (Origins.REFUSED.contains(tool)) {
        assertThat(said).as(run.everything()).contains("Sluice refused");
      } else if (!tool.endsWith("_throws")) {
        assertThat(said).as(run.everything()).isEqualTo("done");
      }
    }
    assertThat(run.out()).as(run.everything()).contains("parts: 5", "changed: 0");
  }

  private String said(String mark) {
    return run.out().stream()
        .filter(line -> line.startsWith(mark + ": "))
        .map(line -> line.substring(mark.length() + 2))
        .findFirst()
        .orElse("nothing");
  }

  /** No doorbell misses anything in these versions. */
  private void assertFits() {
    assertThat(told)
        .flatExtracting(each -> each.texts("sluice.coverage"))
        .filteredOn(line -> !line.startsWith("applied"))
        .isEmpty();
  }

  private void assertWho(Told each) {
    String tool = String.valueOf(row.tool(each));
    String conversation = said("conversation");
    assertThat(each.text("sluice.actor.kind")).isEqualTo("ai");
    assertThat(each.text("gen_ai.agent.name")).isEqualTo(row.agent());
    assertThat(each.text("gen_ai.tool.call.id")).isEqualTo(row.call(tool, name));
    assertThat(String.valueOf(each.text("gen_ai.conversation.id"))).isEqualTo(conversation);
    assertThat(each.text("gen_ai.request.model")).isEqualTo(row.model());
    assertThat(each.text("code.function.name"))
        .as(each.json().toString())
        .startsWith(Origins.isAfter(each) ? Origins.code("plain") : Origins.code(tool));
    assertThat(each.text("sluice.code.jar")).isEqualTo("test-classes");
  }

  /** Between calls, and after the conversation: where from is told, and nobody asks. */
  private void assertNobody(int calls) {
    List<Told> rest =
        told.stream()
            .filter(each -> each.text("sluice.origin.kind") != null)
            .filter(each -> row.tool(each) == null)
            .toList();
    for (String fact : List.of("agent.name", "conversation.id", "tool.call.id", "request.model")) {
      assertThat(rest).extracting(each -> each.text("gen_ai." + fact)).containsOnlyNulls();
    }
    assertThat(rest).extracting(each -> each.text("sluice.actor.kind")).containsOnly("unknown");
    assertThat(origins(rest, "in_between")).hasSize(calls).containsOnly("jdbc null");
    assertThat(origins(rest, "left_over"))
        .hasSize(Integer.parseInt(said("threads")))
        .allMatch("jdbc null"::equals);
    assertThat(origins(rest, "at_end")).containsExactly("jdbc null");
    assertThat(rest)
        .filteredOn(each -> "ebean".equals(each.text("sluice.origin.kind")))
        .extracting(each -> each.text("sluice.origin.name"))
        .contains(Origins.STOCK, Origins.STOCK + "Note");
    assertThat(origins(rest, "part_note")).contains("hibernate " + Origins.PART + "Note");
  }

  private static List<String> origins(List<Told> told, String mark) {
    return told.stream()
        .filter(each -> String.valueOf(each.text("db.query.text")).contains(mark))
        .map(each -> each.text("sluice.origin.kind") + " " + each.text("sluice.origin.name"))
        .toList();
  }
}
