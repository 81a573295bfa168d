package dev.sluice.it.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a program said that ran under a policy: by name, what came of each of its {@link Attempts}.
 *
 * @param told results by name, in their order
 * @param run all that came out of it
 */
public record Probed(Map<String, String> told, RunningJvm.Ended run) {

  /**
   * Runs a program in a JVM of its own with the agent and sees it through to its last word, {@code
   * done}.
   *
   * @param directory where the policy is written and the program works
   */
  public static Probed under(String policy, Path directory, Class<?> main, String... arguments)
      throws IOException {
    Path file = Files.writeString(directory.resolve("policy.yaml"), policy);
    return of(Jvm.on(Jdk.current(), directory).agent("policy=" + file).main(main, arguments).run());
  }

  /** What a program said that ran already. */
  public static Probed of(RunningJvm.Ended run) {
    assertThat(run.out()).as(run.everything()).endsWith("done");
    Map<String, String> told = new LinkedHashMap<>();
    run.out().stream()
        .filter(line -> line.contains(": "))
        .map(line -> line.split(": ", 2))
        .forEach(line -> told.put(line[0], line[1]));
    return new Probed(told, run);
  }

  /** Asserts what came of some attempts: name and result, by turns. */
  public Probed says(String... namesAndResults) {
    Map<String, String> expected = new LinkedHashMap<>();
    Map<String, String> actual = new LinkedHashMap<>();
    for (int i = 0; i < namesAndResults.length; i += 2) {
      expected.put(namesAndResults[i], namesAndResults[i + 1]);
      actual.put(namesAndResults[i], told.get(namesAndResults[i]));
    }
    assertThat(actual).as(run.everything()).isEqualTo(expected);
    return this;
  }

  /** Asserts that all of these were answered in the same way. */
  public Probed saysOfAll(String result, String... names) {
    Map<String, String> expected = new LinkedHashMap<>();
    Map<String, String> actual = new LinkedHashMap<>();
    for (String name : names) {
      expected.put(name, result);
      actual.put(name, told.get(name));
    }
    assertThat(actual).as(run.everything()).isEqualTo(expected);
    return this;
  }
}
