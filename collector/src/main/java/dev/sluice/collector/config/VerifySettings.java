package dev.sluice.collector.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code verify} needs. Immutable.
 *
 * @param data the collector's directory
 * @param head a checkpoint that was taken elsewhere before; null for none
 * @param key the ledger's public key as kept elsewhere; null to take the one in the directory
 */
public record VerifySettings(Path data, @Nullable Path head, @Nullable Path key) {

  /**
   * Reads the words after {@code verify}.
   *
   * @throws UsageException with all problems
   */
  public static VerifySettings parse(List<String> words) throws UsageException {
    Arguments arguments = new Arguments(words, Set.of("data", "head", "key"), Set.of());
    arguments.rest().forEach(word -> arguments.problem("Not understood: " + word + "."));
    VerifySettings settings =
        new VerifySettings(
            ServeSettings.directory(arguments, "data", "collector"),
            file(arguments, "head"),
            file(arguments, "key"));
    arguments.check();
    return settings;
  }

  private static @Nullable Path file(Arguments arguments, String option) {
    String text = arguments.get(option);
    try {
      return text == null ? null : Path.of(text).toAbsolutePath();
    } catch (InvalidPathException e) {
      arguments.problem("Not a path: --" + option + "=" + text + ".");
      return null;
    }
  }
}
