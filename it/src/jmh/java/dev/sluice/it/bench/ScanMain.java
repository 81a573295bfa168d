package dev.sluice.it.bench;

import dev.sluice.it.kit.DatabaseServer;
import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.RunningJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one masked column of five costs a scan of a large table of PostgreSQL: the same scan by a
 * JVM without an agent, by one with the agent and nothing masked, and by one with the address
 * masked, in rounds that alternate between them so that each meets the same noise.
 *
 * <p>Arguments: directory for work files, the Sluice agent. {@code -Dbench.scan.rows}, {@code
 * -Dbench.scan.rounds}.
 */
public final class ScanMain {

  private static final long ROWS = Long.getLong("bench.scan.rows", 10_000_000);
  private static final int ROUNDS = Integer.getInteger("bench.scan.rounds", 5);
  private static final String FETCH_SIZE = "2000";
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private static final String POLICY =
      """
      sluice: 1
      service: bench
      mode: enforce
      default: allow
      on-failure: {parse: closed, actor: open, mask: closed, audit: open}
      data:
        pii.email: {columns: ["people.email"], mask: email}
      rules:
        - id: mask-people
          when: {tables: [%s]}
          mask: ["pii.*"]
      """;

  /** One answer of a {@link ScanReader}. */
  private record Scan(long millis, long rows, long masked, long others) {}

  private ScanMain() {}

  /** See the class comment. */
  public static void main(String[] args) throws Exception {
    Path work = Files.createDirectories(Path.of(args[0])).toAbsolutePath();
    Path sluice = Path.of(args[1]).toAbsolutePath();
    try (DatabaseServer server =
        DatabaseServer.start(DatabaseServer.Kind.POSTGRESQL, work.resolve("scan"))) {
      DatabaseServer.Place place = server.create("scan");
      fill(place);
      Map<String, RunningJvm> lanes = new LinkedHashMap<>();
      try {
        lanes.put("no agent", reader(work, place, null, null));
        lanes.put("not masked", reader(work, place, sluice, "elsewhere"));
        lanes.put("masked", reader(work, place, sluice, "people"));
        print(measure(lanes));
      } finally {
        lanes.values().forEach(RunningJvm::close);
      }
    }
  }

  private static void fill(DatabaseServer.Place place) throws Exception {
    try (Connection connection = place.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE UNLOGGED TABLE people AS SELECT n::int AS id, 'Person ' || n AS name,"
              + " 'person' || n || '@mail' || n % 97 || '.example.com' AS email,"
              + " 'City ' || n % 1000 AS city, n * 37 AS balance FROM generate_series(1, "
              + ROWS
              + ") n");
      statement.execute("VACUUM ANALYZE people");
    }
  }

  private static RunningJvm reader(
      Path work, DatabaseServer.Place place, Path sluice, String maskedTable) throws Exception {
    Path directory =
        Files.createDirectories(work.resolve("scan-" + (sluice == null ? "plain" : maskedTable)));
    Jvm jvm =
        Jvm.on(Jdk.current(), directory)
            .main(ScanReader.class, place.url(), place.user(), FETCH_SIZE);
    if (sluice != null) {
      Path policy =
          Files.writeString(directory.resolve("policy.yaml"), POLICY.formatted(maskedTable));
      jvm.agent(sluice, "policy=" + policy);
    }
    RunningJvm running = jvm.start();
    running.awaitOut("ready"::equals, LIMIT);
    return running;
  }

  /** By lane the times of all rounds but the first, in which each warms up. */
  private static Map<String, long[]> measure(Map<String, RunningJvm> lanes) throws Exception {
    Map<String, long[]> millis = new LinkedHashMap<>();
    List<String> order = new ArrayList<>(lanes.keySet());
    for (int round = 0; round <= ROUNDS; round++) {
      for (String lane : order) {
        Scan scan = scan(lanes.get(lane), round + 1);
        require(lane, scan);
        long[] times = millis.computeIfAbsent(lane, key -> new long[ROUNDS]);
        if (round > 0) {
          times[round - 1] = scan.millis;
        }
        System.out.printf("round %d %-12s %6d ms%n", round, lane, scan.millis);
      }
      // Nobody is always the one after the same other.
      order.add(order.remove(0));
    }
    return millis;
  }

  private static Scan scan(RunningJvm reader, int number) throws Exception {
    reader.tell("scan");
    reader.awaitOut(line -> scans(reader) >= number, LIMIT);
    String[] words =
        reader.out().stream()
            .filter(line -> line.startsWith("scanned "))
            .skip(number - 1L)
            .findFirst()
            .orElseThrow()
            .split(" ");
    return new Scan(
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        Long.parseLong(words[3]),
        Long.parseLong(words[4]));
  }

  private static long scans(RunningJvm reader) {
    return reader.out().stream().filter(line -> line.startsWith("scanned ")).count();
  }

  private static void require(String lane, Scan scan) {
    long masked = lane.equals("masked") ? ROWS : 0;
    if (scan.rows != ROWS || scan.masked != masked) {
      throw new IllegalStateException("void: lane=" + lane + ", " + scan);
    }
  }

  private static void print(Map<String, long[]> millis) {
    System.out.printf("%n%-12s %14s %14s  (%,d rows)%n", "scan", "median ms", "ns a row", ROWS);
    for (Map.Entry<String, long[]> lane : millis.entrySet()) {
      long median = median(lane.getValue());
      System.out.printf("%-12s %14d %14.1f%n", lane.getKey(), median, median * 1e6 / ROWS);
    }
    // Round by round: what disturbed one disturbed its neighbour.
    System.out.printf(
        "masked to not masked, median of the rounds' ratios: %.3f%n",
        ratio(millis.get("masked"), millis.get("not masked")));
    System.out.printf(
        "not masked to no agent: %.3f%n", ratio(millis.get("not masked"), millis.get("no agent")));
  }

  private static double ratio(long[] one, long[] other) {
    double[] ratios = new double[one.length];
    for (int i = 0; i < one.length; i++) {
      ratios[i] = (double) one[i] / other[i];
    }
    Arrays.sort(ratios);
    return ratios[ratios.length / 2];
  }

  private static long median(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
