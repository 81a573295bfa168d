package dev.sluice.collector;

import dev.sluice.collector.cli.ClientCommands;
import dev.sluice.collector.cli.ClientException;
import dev.sluice.collector.config.ClientSettings;
import dev.sluice.collector.config.ServeSettings;
import dev.sluice.collector.config.UsageException;
import dev.sluice.collector.config.VerifySettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The command line of {@code sluice-collector.jar}. Exit codes: 0 done; 1 refused, not found or
 * damaged; 2 the call is wrong; 3 something around it is missing or taken (port, directory, no
 * collector there).
 */
public final class Main {

  private static final int WRONG_CALL = 2;
  private static final int CANNOT_START = 3;

  private static final String HELP =
      """
      Sluice collector: keeps the records of what AI asks of databases, and serves people.

        serve   [--queues DIR] [--data DIR] [--port 7070] [--bind 127.0.0.1]
                [--allow-host NAME,...] [--silence-seconds 90] [--keep-queues]
        tail    [QUERY] [--url http://127.0.0.1:7070] [--json]
        search  [QUERY] [--limit 50] [--url URL] [--json]
        show    RECORD  [--url URL] [--json]
        verify  [--data DIR] [--head CHECKPOINT] [--key PUBLIC-KEY]

      QUERY: words that must occur, and facts: verdict:deny tool:lookup table:customers since:10m
      """;

  private final PrintStream out;
  private final PrintStream err;

  Main(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Starts here. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(new Main(out, err).run(List.of(args)));
  }

  /** Carries out one call; for {@code serve}, returns when the process is told to end. */
  int run(List<String> args) {
    try {
      return command(args);
    } catch (UsageException e) {
      err.println(e.getMessage());
      return WRONG_CALL;
    } catch (ClientException e) {
      err.println(e.getMessage());
      return e.exitCode();
    } catch (StartException e) {
      err.println(e.getMessage());
      return CANNOT_START;
    } catch (IOException e) {
      err.println("A file cannot be read: " + e.getMessage());
      return CANNOT_START;
    }
  }

  private int command(List<String> args)
      throws UsageException, ClientException, StartException, IOException {
    String command = args.isEmpty() ? "help" : args.get(0);
    List<String> rest = args.isEmpty() ? args : args.subList(1, args.size());
    switch (command) {
      case "serve" -> serve(ServeSettings.parse(rest));
      case "tail" -> new ClientCommands(ClientSettings.parse(rest), out).tail();
      case "search" -> new ClientCommands(ClientSettings.parse(rest), out).search();
      case "show" -> new ClientCommands(ClientSettings.parse(rest), out).show();
      case "verify" -> {
        return new VerifyCommand(out).run(VerifySettings.parse(rest));
      }
      case "--version" -> out.println("Sluice collector " + version());
      case "help", "--help", "-h" -> out.print(HELP);
      default -> {
        err.println("Unknown command: " + command + ".\n\n" + HELP);
        return WRONG_CALL;
      }
    }
    return 0;
  }

  private void serve(ServeSettings settings) throws StartException {
    CountDownLatch ended = new CountDownLatch(1);
    ScratchDirectory.use(settings.data());
    Collector collector = Collector.start(settings);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  collector.close();
                  ended.countDown();
                },
                "sluice-stop"));
    if (!loopback(settings.bind())) {
      err.printf(
          "Whoever reaches %s may read every record: there is no log-in. Bind to 127.0.0.1, or put a"
              + " proxy that asks who comes in front.%n",
          settings.bind());
    }
    String host = settings.bind().contains(":") ? "[" + settings.bind() + "]" : settings.bind();
    out.printf("Sluice collector ready: http://%s:%d%n", host, collector.port());
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean loopback(String bind) {
    try {
      return java.net.InetAddress.getByName(bind).isLoopbackAddress();
    } catch (java.net.UnknownHostException e) {
      return false;
    }
  }

  private static String version() {
    @Nullable String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }
}
