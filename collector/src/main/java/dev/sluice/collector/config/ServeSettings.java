package dev.sluice.collector.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code serve} needs. Immutable.
 *
 * @param queues root of the queues that agents write; need not exist yet. Default {@code
 *     $SLUICE_HOME/queues}, because that is where agents write by default
 * @param data the collector's own directory: ledger and store. Default {@code
 *     $SLUICE_HOME/collector}
 * @param port port of the HTTP interface; 0 takes a free one. Default 7070
 * @param bind address it listens on. Default 127.0.0.1, because there is no log-in yet
 * @param allowedHosts host names under which browsers may come, beside addresses and localhost.
 *     Default none, because a foreign name that resolves here is an attack
 * @param silenceSeconds after so long without a record a living JVM is called silent. Default 90,
 *     because agents send a heartbeat more often than that
 * @param keepQueues whether queue files stay after they are in the ledger. Default false, because
 *     disks are finite
 */
public record ServeSettings(
    Path queues,
    Path data,
    int port,
    String bind,
    Set<String> allowedHosts,
    int silenceSeconds,
    boolean keepQueues) {

  /** The port when none is said. */
  public static final int DEFAULT_PORT = 7070;

  private static final int MAX_PORT = 65_535;
  private static final int DEFAULT_SILENCE_SECONDS = 90;
  private static final int MAX_SILENCE_SECONDS = 86_400;

  public ServeSettings {
    allowedHosts = Set.copyOf(allowedHosts);
  }

  /**
   * Reads the words after {@code serve}.
   *
   * @throws UsageException with all problems
   */
  public static ServeSettings parse(List<String> words) throws UsageException {
    Arguments arguments =
        new Arguments(
            words,
            Set.of("queues", "data", "port", "bind", "allow-host", "silence-seconds"),
            Set.of("keep-queues"));
    arguments.rest().forEach(word -> arguments.problem("Not understood: " + word + "."));
    ServeSettings settings =
        new ServeSettings(
            directory(arguments, "queues", "queues"),
            directory(arguments, "data", "collector"),
            arguments.number("port", DEFAULT_PORT, 0, MAX_PORT),
            address(arguments),
            hosts(arguments.get("allow-host")),
            arguments.number("silence-seconds", DEFAULT_SILENCE_SECONDS, 1, MAX_SILENCE_SECONDS),
            arguments.flag("keep-queues"));
    if (settings.data.startsWith(settings.queues) || settings.queues.startsWith(settings.data)) {
      arguments.problem(
          "One directory lies in the other: --queues=%s, --data=%s. Give each its own."
              .formatted(settings.queues, settings.data));
    }
    arguments.check();
    return settings;
  }

  /** The directory of a {@code --data} option, also for {@code verify}. */
  static Path directory(Arguments arguments, String option, String underHome) {
    String text = arguments.get(option);
    Path fallback = home().resolve(underHome);
    if (text == null) {
      return fallback;
    }
    try {
      Path path = Path.of(text).toAbsolutePath().normalize();
      if (text.isBlank() || (Files.exists(path) && !Files.isDirectory(path))) {
        arguments.problem("Not a directory: --%s=%s.".formatted(option, text));
      }
      return path;
    } catch (InvalidPathException e) {
      arguments.problem("Not a path: --%s=%s.".formatted(option, text));
      return fallback;
    }
  }

  private static Path home() {
    String home = System.getenv("SLUICE_HOME");
    Path path =
        home == null || home.isBlank()
            ? Path.of(System.getProperty("user.home", "."), ".sluice")
            : Path.of(home);
    return path.toAbsolutePath().normalize();
  }

  private static String address(Arguments arguments) {
    String bind = Objects.requireNonNullElse(arguments.get("bind"), "127.0.0.1");
    try {
      InetAddress.getByName(bind);
    } catch (UnknownHostException e) {
      arguments.problem("Not an address of this machine: --bind=" + bind + ".");
    }
    return bind;
  }

  private static Set<String> hosts(@Nullable String text) {
    return text == null
        ? Set.of()
        : Set.copyOf(Stream.of(text.split(",", -1)).map(String::strip).distinct().toList());
  }
}
