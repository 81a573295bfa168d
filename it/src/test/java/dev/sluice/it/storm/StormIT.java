package dev.sluice.it.storm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.Collector;
import dev.sluice.it.kit.EachJdk;
import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.RunningJvm;
import dev.sluice.it.kit.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many conversations at once whose tools hop over threads: each record has the conversation that
 * its own text names, none is lost, and no pool's thread keeps one. {@code
 * -Dsluice.storm.statements=1000000} for the long run.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StormIT {

  private static final int CONVERSATIONS = Integer.getInteger("sluice.storm.conversations", 200);
  private static final long STATEMENTS = Long.getLong("sluice.storm.statements", 1);
  private static final Duration LIMIT = Duration.ofMinutes(60);
  private static final Pattern MARK = Pattern.compile("SELECT '([^']*)' AS who, '([^']*)'");

  private static final String POLICY =
      """
      sluice: 1
      mode: enforce
      default: allow
      on-failure: {parse: closed, actor: open, mask: closed, audit: closed}
      audit: {text: full}
      rules:
        - id: no-delete
          when: {actor.kind: ai, operation: delete}
          deny: Agents delete nothing.
      """;

  @TempDir static Path directory;

  private Collector collector;

  @BeforeAll
  void start() throws IOException {
    Files.writeString(directory.resolve("policy.yaml"), POLICY);
    collector = Collector.start(directory);
  }

  @AfterAll
  void stop() {
    collector.close();
  }

  @EachJdk
  void conversations_onSixteenThreads_keepTheirOwn(Jdk jdk) throws IOException {
    storm(jdk, "platform");
  }

  @EachJdk
  void conversations_onVirtualThreads_keepTheirOwn(Jdk jdk) throws IOException {
    if (jdk.release() >= 21) {
      storm(jdk, "virtual");
    }
  }

  /** What libraries keep from one call serves no other, and nobody's work stays nobody's. */
  @EachJdk
  void leftovers_ofACall_tellNothingOfAnother(Jdk jdk) throws IOException {
    String service = "leftovers-" + jdk.release();
    judge(service, jdk, LeftoversProgram.class);
    List<String> coverage =
        collector.search("service:" + service + " type:coverage").stream()
            .flatMap(record -> record.texts("sluice.coverage").stream())
            .filter(line -> line.contains("java."))
            .toList();
    assertThat(coverage)
        .hasSizeGreaterThan(25)
        .allMatch(line -> line.startsWith("applied "))
        .noneMatch(line -> line.endsWith("methods=0"))
        .anyMatch(line -> line.startsWith("applied java.util.concurrent.ThreadPoolExecutor task"));
  }

  private void storm(Jdk jdk, String kind) throws IOException {
    long sent =
        judge(
            "storm-" + kind + "-" + jdk.release(),
            jdk,
            StormProgram.class,
            kind,
            String.valueOf(CONVERSATIONS),
            String.valueOf(STATEMENTS));
    assertThat(sent).isGreaterThan(CONVERSATIONS * 20L);
  }

  /** Holds each record of a program's run against its statement; how many there were. */
  private long judge(String service, Jdk jdk, Class<?> program, String... arguments)
      throws IOException {
    Jvm jvm =
        Jvm.on(jdk, directory)
            .option("-Xmx512m", "-Djava.util.concurrent.ForkJoinPool.common.parallelism=4")
            .agent(
                "policy="
                    + directory.resolve("policy.yaml")
                    + ",queue="
                    + Collector.queues(directory)
                    + ",service="
                    + service)
            .main(program, arguments);
    RunningJvm.Ended ended;
    try (RunningJvm running = jvm.start()) {
      ended = running.awaitEnd(LIMIT);
    }
    assertThat(ended.exit()).as(ended.everything()).isZero();
    assertThat(ended.out()).as(ended.everything()).noneMatch(line -> line.startsWith("FAILED"));
    long sent = Long.parseLong(ended.out().get(ended.out().size() - 1).substring("sent ".length()));
    collector.await("service:" + service + " finding:ended", found -> found.size() == 1, LIMIT);

    TreeMap<String, Integer> wrong = new TreeMap<>();
    long[] marked = new long[1];
    collector.each(
        "service:" + service + " type:intent",
        intent -> {
          Matcher mark = MARK.matcher(String.valueOf(intent.text("db.query.text")));
          if (mark.find()) {
            marked[0]++;
            String problem = problem(mark.group(1), intent);
            if (problem != null) {
              wrong.merge(mark.group(2) + ": " + problem, 1, Integer::sum);
            }
          }
        });
    System.out.println(service + ": statements=" + sent + ", wrong=" + wrong);
    assertThat(wrong).isEmpty();
    assertThat(marked[0]).isEqualTo(sent).isPositive();
    return sent;
  }

  /** What the record tells otherwise than the statement itself; null if nothing. */
  private static String problem(String who, Told intent) {
    String kind = intent.text("sluice.actor.kind");
    List<String> conversation = intent.texts("gen_ai.conversation.id");
    if (intent.texts("gen_ai.tool.name").contains(LeftoversProgram.TRUSTED)) {
      return "a forged name";
    }
    if (who.equals(Ledger.NOBODY)) {
      return kind.equals("unknown") && conversation.isEmpty() ? null : "nobody's, left behind";
    }
    if (who.equals(Ledger.SOME_AI)) {
      return kind.equals("ai") && conversation.isEmpty() ? null : "some AI's, told as " + kind;
    }
    if (conversation.isEmpty()) {
      return kind.equals("ai") ? "lost, still AI" : "lost";
    }
    return conversation.contains(who) && kind.equals("ai") ? null : "wrong";
  }
}
