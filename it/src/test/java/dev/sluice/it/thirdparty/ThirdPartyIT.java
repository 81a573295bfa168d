package dev.sluice.it.thirdparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Other people's own tests, by their own builds, end with the agent as they end without: in observe
 * mode, and enforced under a policy that matches nothing. {@code -Dthirdparty.hikaricp=DIRECTORY},
 * {@code -Dthirdparty.mybatis=DIRECTORY}, {@code -Dthirdparty.dbcp=DIRECTORY} name checked-out
 * projects.
 *
 * <p>Suites of pools test times, and fail now and then by themselves. So where outcomes differ, the
 * classes they are in run again, without and with the agent, up to {@code -Dthirdparty.repeats=3}
 * times, until they agree. Each difference is printed; one that stays fails the test.
 */
class ThirdPartyIT {

  private static final String OBSERVED =
      """
      sluice: 1
      service: third-party
      mode: observe
      default: allow
      """;

  /** Each part of the agent is at work; nothing of what it looks for is there. */
  private static final String MATCHES_NOTHING =
      """
      sluice: 1
      service: third-party
      mode: enforce
      default: allow
      on-failure: {parse: open, actor: open, mask: open, audit: open}
      data:
        pii.elsewhere: {columns: ["sluice_no_such_table.email"], mask: email, in-predicate: refuse}
      rules:
        - id: deny-elsewhere
          when: {tables: [sluice_no_such_table]}
          deny: Not there.
        - id: limit-elsewhere
          when: {tables: [sluice_no_such_table]}
          limit: {rows: 1, affected: 1, time: 1s}
        - id: mask-elsewhere
          when: {tables: [sluice_no_such_table]}
          mask: ["pii.*"]
      """;

  /**
   * The projects: the property that tells each build which Java runs its tests, what of them needs
   * containers, and what keeps the build from rewriting its own sources.
   */
  enum Project {
    HIKARICP("jvm", "**/PostgresTest*", ""),
    MYBATIS(
        "jvm",
        "",
        "-Dlicense.skip=true -Dformatter.skip=true -Dimpsort.skip=true -Dwhitespace.skip=true"
            + " -Drewrite.skip=true"),
    DBCP("commons.surefire.java", "", "");

    private final String launcher;
    private final String excluded;
    private final String options;

    Project(String launcher, String excluded, String options) {
      this.launcher = launcher;
      this.excluded = excluded;
      this.options = options;
    }

    String property() {
      return "thirdparty." + name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  @ParameterizedTest
  @EnumSource
  void ownTests_withTheAgent_endAsWithoutIt(Project project) throws Exception {
    String checkedOut = System.getProperty(project.property(), "");
    assumeTrue(
        !checkedOut.isEmpty(),
        "not run: property=" + project.property() + ", value=none. Give a checked-out project.");
    Path work = emptyDirectory(Path.of("target/third-party", project.name()).toAbsolutePath());
    MavenSuite suite =
        new MavenSuite(Path.of(checkedOut), work, project.launcher, options(project, work));
    Lane plain = lane(work, "without", null);
    long sources = suite.sources();
    List<SuiteOutcomes> without = new ArrayList<>();
    without.add(suite.run(plain, List.of()));
    report(project, plain, without.get(0));
    assertThat(without.get(0).count()).as("tests found").isPositive();
    List<String> differences = new ArrayList<>();
    for (Lane lane :
        List.of(lane(work, "observe", OBSERVED), lane(work, "enforce", MATCHES_NOTHING))) {
      List<SuiteOutcomes> with = new ArrayList<>();
      with.add(suite.run(lane, List.of()));
      report(project, lane, with.get(0));
      requireAtWork(project, lane);
      Set<String> first = differing(without.subList(0, 1), with);
      for (int i = 0; i < repeats() && !differing(without, with).isEmpty(); i++) {
        List<String> classes = classes(differing(without, with));
        without.add(suite.run(plain, classes));
        with.add(suite.run(lane, classes));
      }
      for (String test : first) {
        System.out.printf(
            "%s %s: %s: without %s, with %s%n",
            project, lane.name(), test, told(without, test), told(with, test));
      }
      for (String test : differing(without, with)) {
        differences.add(lane.name() + " " + test + ": " + told(with, test));
      }
    }
    assertThat(suite.sources()).as("checksum of the sources").isEqualTo(sources);
    assertThat(differences).as("outcomes that differ whenever the agent is there").isEmpty();
  }

  /** The tests that in no run with the agent ended as in a run without it. */
  private static Set<String> differing(List<SuiteOutcomes> without, List<SuiteOutcomes> with) {
    Set<String> names = new TreeSet<>(without.get(0).byTest().keySet());
    names.addAll(with.get(0).byTest().keySet());
    names.removeIf(
        name -> told(with, name).stream().anyMatch(ended -> told(without, name).contains(ended)));
    return names;
  }

  private static List<List<String>> told(List<SuiteOutcomes> runs, String test) {
    return runs.stream().map(run -> run.of(test)).filter(each -> !each.isEmpty()).toList();
  }

  private static List<String> classes(Set<String> tests) {
    return tests.stream()
        .map(test -> test.substring(0, test.indexOf('#')).replaceFirst("\\$.*", ""))
        .distinct()
        .toList();
  }

  /** It was there, and wrote records: what it saw, beside its own few. */
  private static void requireAtWork(Project project, Lane lane) throws IOException {
    Lane.Trace trace = lane.trace();
    System.out.printf("%s %s: %s%n", project, lane.name(), trace);
    assertThat(trace.jvms()).as("JVMs of the tests with an agent").isPositive();
    assertThat(trace.records()).as("records beside hello").isGreaterThan(trace.jvms());
  }

  private static List<String> options(Project project, Path work) throws IOException {
    List<String> options = new ArrayList<>();
    if (!project.excluded.isEmpty()) {
      Path file = Files.writeString(work.resolve("excluded"), project.excluded + "\n");
      options.add("-Dsurefire.excludesFile=" + file);
    }
    String all = project.options + " " + System.getProperty(project.property() + ".options", "");
    if (!all.isBlank()) {
      options.addAll(List.of(all.strip().split(" +")));
    }
    return options;
  }

  private static Lane lane(Path work, String name, String policy) throws IOException {
    return new Lane(name, Files.createDirectories(work.resolve(name)), policy);
  }

  private static Path emptyDirectory(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> old = Files.walk(directory)) {
        for (Path each : old.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
    return Files.createDirectories(directory);
  }

  private static int repeats() {
    return Integer.getInteger("thirdparty.repeats", 3);
  }

  private static void report(Project project, Lane lane, SuiteOutcomes outcomes) {
    System.out.printf("%s %s: %s%n", project, lane.name(), outcomes);
  }
}
