package dev.sluice.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCommandsTest {

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private static String resource(String name) {
    try {
      return Path.of(PolicyCommandsTest.class.getResource(name).toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private int run(String input, String command, String... words) {
    Console console =
        new Console(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return PolicyCommands.run(command, List.of(words), console);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void check_corpus_answersInTheDocumentedForm() throws IOException {
    int exit =
        run(
            "",
            "check",
            "--policy",
            resource("policy.yaml"),
            "--catalog",
            resource("catalog.sql"),
            "--actor",
            "kind=ai,agent=desk,tool=sql",
            "--database=main",
            resource("statements.jsonl"));
    String answers = out().replaceAll("\"fingerprint\":\"[0-9a-f]+\"", "\"fingerprint\":\"*\"");
    String expected = Files.readString(Path.of(resource("answers.jsonl")));
    assertThat(answers.lines().toList()).isEqualTo(expected.lines().toList());
    assertThat(err()).isEmpty();
    assertThat(exit).isZero();
  }

  @Test
  void check_badLines_areNamedAndTheOthersAnswered() {
    String input =
        """
        {"id":"a","sql":"SELECT 1"}
        not json

        {"id":"b","sql":"SELECT 1","dialect":"klingon"}
        {"id":"c"}
        {"id":[1],"sql":"SELECT 1"}
        {"id":"d","sql":"SELECT 1"} trailing
        {"id":"\\u00e9\\ud83d\\ude00","sql":"SELECT 2"}\
        """;
    int exit = run(input, "check", "--policy", resource("policy.yaml"), "--actor", "kind=ai");
    assertThat(out().lines().toList()).hasSize(2);
    assertThat(out()).contains("{\"id\":\"a\",").contains("{\"id\":\"é😀\",");
    assertThat(err())
        .contains("standard input:2: not a JSON object")
        .contains("standard input:4: unknown dialect: dialect=klingon. Known: postgresql")
        .contains("standard input:5: no statement: key=sql")
        .contains("standard input:6: not an id")
        .contains("standard input:7: not a JSON object: more after the object");
    assertThat(exit).isEqualTo(1);
  }

  @Test
  void check_unknownAsker_isRefusedAndSaysSo() {
    String drop = "{\"id\":\"1\",\"sql\":\"DROP TABLE x\",\"dialect\":\"postgresql\"}";
    run(drop, "check", "--policy", resource("policy.yaml"), "--database", "main");
    assertThat(out()).contains("\"verdict\":\"deny\"").contains("It is not known who asks");
  }

  @Test
  void check_wrongArguments_doNothing() throws IOException {
    String policy = resource("policy.yaml");
    assertThat(run("", "check")).isEqualTo(2);
    assertThat(run("", "check", "--policy", policy, "--dialect", "x")).isEqualTo(2);
    assertThat(run("", "check", "--policy", policy, "--database", "nowhere")).isEqualTo(2);
    assertThat(run("", "check", "--policy", policy, "--actor", "kind=robot")).isEqualTo(2);
    assertThat(run("", "check", "--policy", policy, "--frobnicate", "x")).isEqualTo(2);
    assertThat(run("", "check", "--policy", policy, "--catalog", "/no/such")).isEqualTo(2);
    assertThat(run("", "check", "--policy", policy, "/no/such.jsonl")).isEqualTo(2);
    assertThat(run("", "check", "--policy", folder.resolve("none").toString())).isEqualTo(2);
    Path broken = file("broken.yaml", "sluice: 1\nmodes: x\n");
    assertThat(run("", "check", "--policy", broken.toString())).isEqualTo(2);
    assertThat(out()).isEmpty();
    assertThat(err())
        .contains("unknown dialect: dialect=x")
        .contains("no such database in the policy: database=nowhere. Known: main")
        .contains("unknown kind: robot")
        .contains("unknown option: --frobnicate")
        .contains("no such file: catalog=/no/such")
        .contains("broken.yaml:2:1: unknown key: key=modes");
  }

  @Test
  void lint_sample_warnsOfWhatIsNotEnforced() {
    assertThat(run("", "lint", resource("policy.yaml"))).isZero();
    assertThat(out())
        .contains("approve of rule payments-writes-need-a-person")
        .doesNotContain("in-predicate", "limit of")
        .contains("0 problems, ");
  }

  @Test
  void lint_suspiciousPolicy_warnsWithPlaces() throws IOException {
    Path policy =
        file(
            "p.yaml",
            """
            sluice: 1
            trust: [instrumented, asserted]
            data: {pii.x: {columns: t.x}}
            rules:
              - id: no-writes
                when: {actor.kind: ai, operation: write}
                deny: No.
              - id: never
                when: {actor.kind: ai, operation: delete, tables: a}
                approve: {by: [dba]}
              - id: trusting
                when: {service: x, database.environment: production}
                unless: {actor.user: bob}
                deny: No.
              - id: pointless
                allow: true
            """);
    assertThat(run("", "lint", policy.toString())).isZero();
    assertThat(out())
        .contains("p.yaml:8:5: always beaten: rule never holds only where no-writes refuses")
        .contains("p.yaml:13:14: exemption resting on anybody's word: actor.user")
        .contains("not known: this policy does not say its service")
        .contains("not known for a database that databases does not name")
        .contains("without effect: rule pointless")
        .contains("class without use: no rule masks, limits or names pii.x");
  }

  @Test
  void lint_problem_exitsWithOne() throws IOException {
    Path policy = file("p.yaml", "sluice: 2\n");
    assertThat(run("", "lint", policy.toString())).isEqualTo(1);
    assertThat(out())
        .contains("problem: ")
        .contains("p.yaml:1:9")
        .contains("1 problems, 0 warnings");
  }

  @Test
  void test_thatHold_areCounted() {
    assertThat(run("", "test", resource("policy.yaml"), resource("tests.yaml"))).isZero();
    assertThat(out()).contains("ok      support writes tickets").contains("3 tests, 0 failed");
  }

  @Test
  void test_thatFails_showsTheDifference() {
    assertThat(run("", "test", resource("policy.yaml"), resource("failing-tests.yaml")))
        .isEqualTo(1);
    assertThat(out())
        .contains("FAILED  wrong in all")
        .contains("  - verdict: deny\n  + verdict: allow\n")
        .contains("  - rule: no-such-rule\n  + rule: narrow-reads, mask-for-ai\n")
        .contains("  - masked: [id]\n  + masked: [email]\n")
        .contains("  - parameters: 1\n  + parameters: 0\n")
        .contains("1 tests, 1 failed");
  }

  @Test
  void originOfTheSql_isAConditionThatCheckAndTestAnswer() throws IOException {
    Path policy =
        file(
            "p.yaml",
            """
            sluice: 1
            mode: enforce
            on-failure: {actor: open}
            rules:
              - id: people-cancel
                when: {origin.kind: hibernate, origin.name: "*.OrderRepository.cancel*"}
                deny: A person cancels orders.
            """);
    Path tests =
        file(
            "t.yaml",
            """
            - name: through the repository
              origin: {kind: hibernate, name: shop.OrderRepository.cancelAll}
              sql: UPDATE orders SET status = 'x' WHERE id = 1
              expect: {verdict: deny, rule: people-cancel}
            - name: another method
              origin: "kind=hibernate,name=shop.OrderRepository.findAll"
              sql: UPDATE orders SET status = 'x' WHERE id = 1
              expect: {verdict: allow}
            - name: by plain JDBC
              sql: UPDATE orders SET status = 'x' WHERE id = 1
              expect: {verdict: allow}
            """);
    assertThat(run("", "test", policy.toString(), tests.toString())).as(out() + err()).isZero();
    assertThat(out()).contains("3 tests, 0 failed");

    String line = "{\"id\":\"1\",\"sql\":\"DELETE FROM orders\"}";
    String origin = "kind=hibernate,name=shop.OrderRepository.cancelAll";
    run(line, "check", "--policy", policy.toString(), "--origin", origin);
    assertThat(out()).contains("\"verdict\":\"deny\",\"rules\":[\"people-cancel\"]");
    assertThat(run(line, "check", "--policy", policy.toString(), "--origin", "kind=cobol"))
        .isEqualTo(2);
    assertThat(err()).contains("unknown kind: cobol, in origin. Known: jdbc, hibernate");
  }

  @Test
  void test_malformedFile_doesNothing() throws IOException {
    Path tests = file("t.yaml", "- {name: a, sql: SELECT 1, expect: {verdikt: deny}}\n");
    assertThat(run("", "test", resource("policy.yaml"), tests.toString())).isEqualTo(2);
    assertThat(err()).contains("t.yaml:1:37: unknown key: key=verdikt, in expect.");
  }
}
