package dev.sluice.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each {@code problems/*.yaml} is refused with exactly the text of the file beside it. */
class PolicyProblemsTest {

  static Stream<Path> policies() throws IOException, URISyntaxException {
    Path folder = Path.of(PolicyProblemsTest.class.getResource("problems").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void compile_problem_isToldAsInTheGoldenFile(Path file) throws IOException {
    PolicyText text = new PolicyText(file.getFileName().toString(), Files.readString(file));
    CompiledPolicy compiled = PolicyCompiler.compile(List.of(text), name -> null);
    String golden = file.toString().replace(".yaml", ".expected");
    assertThat(compiled.report()).isEqualTo(Files.readString(Path.of(golden)));
    assertThat(compiled.policy()).isNull();
  }

  private static CompiledPolicy compile(String... texts) {
    List<PolicyText> files =
        Stream.of(texts).map(text -> new PolicyText("f" + text.length() + ".yaml", text)).toList();
    return PolicyCompiler.compile(files, name -> name.equals("SET") ? "observe" : null);
  }

  @Test
  void compile_hugeDeepOrAliased_isRefusedBounded() {
    assertThat(compile("sluice: 1\n#" + "x".repeat(2_000_000)).report()).contains("file too large");
    String deep = "[".repeat(5000) + "]".repeat(5000);
    assertThat(compile("sluice: 1\nrules: " + deep).report()).contains("nested too deeply");
    assertThat(compile("sluice: 1\nrules: [" + "a,".repeat(150_000) + "a]").report())
        .contains("too many values");
    String bomb = "a: &a [x]\nb: &b [*a,*a]\nc: [*b,*b]\n";
    assertThat(compile(bomb).report()).contains("anchor: name=&a");
    assertThat(compile("sluice: 1\nservice: !!java.net.URL [x]\n").report()).contains("YAML tag");
    assertThat(compile("sluice: 1\n---\nsluice: 1\n").report()).contains("more than one document");
    assertThat(compile("").report()).contains("empty file");
    assertThat(compile("\t:\u0000").report()).contains("not YAML");
  }

  @Test
  void compile_manyProblems_allAreTold() {
    assertThat(compile("mode: x\ndefault: y\nrules: 3\n").problems()).hasSize(4);
  }

  @Test
  void variables_areReplacedAfterReading() {
    assertThat(compile("sluice: 1\nmode: ${SET}\n").get().enforces()).isFalse();
    assertThat(compile("sluice: 1\nmode: ${UNSET:enforce}\n").get().enforces()).isTrue();
    assertThat(compile("sluice: 1\nmode: ${UNSET}\n").report()).contains("variable not set");
    PolicyText text = new PolicyText("p", "sluice: 1\nservice: ${X}\n");
    CompiledPolicy injected =
        PolicyCompiler.compile(List.of(text), name -> "a\nmode: observe\ndefault: deny");
    assertThat(injected.get().enforces()).isTrue();
  }

  @Test
  void keys_fileOrText_areRead() {
    String key = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    List<PolicyText> file = List.of(new PolicyText("p", "sluice: 1\nkeys: {mask: \"file:/k\"}\n"));
    CompiledPolicy compiled = PolicyCompiler.compile(file, n -> null, path -> key + "\n");
    assertThat(compiled.get().maskKey()).hasSize(32);
    assertThat(PolicyCompiler.compile(file, n -> null).report())
        .contains("key file cannot be read");
    assertThat(compile("sluice: 1\nkeys: {mask: c2VjcmV0LWtleQ==}\n").report())
        .contains("wrong length")
        .doesNotContain("c2VjcmV0");
    assertThat(compile("sluice: 1\nkeys: {mask: " + key + ", maks: x}\n").report())
        .contains("unknown key")
        .doesNotContain(key);
  }

  @Test
  void files_joined_addUpAndTheStricterWins() {
    String one =
        """
        sluice: 1
        mode: observe
        on-failure: {parse: open, audit: closed}
        data: {a: {columns: t.a}}
        rules: [{id: r1, mask: a}]
        """;
    String two =
        """
        sluice: 1
        mode: enforce
        default: deny
        on-failure: {parse: {ai: closed, else: open}}
        data: {b: {columns: t.b}}
        rules: [{id: r2, mask: [a, b]}]
        """;
    RulePolicy policy = (RulePolicy) compile(one, two).get();
    assertThat(policy.enforces()).isTrue();
    assertThat(policy.header.allowsByDefault()).isFalse();
    assertThat(policy.header.onParse().closedForAi()).isTrue();
    assertThat(policy.header.onParse().closedElse()).isFalse();
    assertThat(policy.header.onAudit().closedElse()).isTrue();
    assertThat(policy.rules).hasSize(2);
    String report = compile(one, one.replace("observe", "enforce")).report();
    assertThat(report).contains("the same class twice: a").contains("the same rule twice: r1");
  }
}
