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
import java.util.function.ToLongFunction;

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
  private record Scan(long millis, long cpuMillis, long rows, long masked, long others) {}

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

  /** By lane the scans of all rounds but the first, in which each warms up. */
  private static Map<String, List<Scan>> measure(Map<String, RunningJvm> lanes) throws Exception {
    Map<String, List<Scan>> scans = new LinkedHashMap<>();
    lanes.keySet().forEach(lane -> scans.put(lane, new ArrayList<>()));
    List<String> order = new ArrayList<>(lanes.keySet());
    for (int round = 0; round <= ROUNDS; round++) {
      for (String lane : order) {
        Scan scan = scan(lanes.get(lane), round + 1);
        require(lane, scan);
        if (round > 0) {
          scans.get(lane).add(scan);
        }
        System.out.printf(
            "round %d %-12s %6d ms, processor %6d ms%n", round, lane, scan.millis, scan.cpuMillis);
      }
      // Nobody is always the one after the same other.
      order.add(order.remove(0));
    }
    return scans;
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
        Long.parseLong(words[4]),
        Long.parseLong(words[5]));
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

  private static void print(Map<String, List<Scan>> scans) {
    System.out.printf(
        "%n%-12s %14s %14s  (medians, %,d rows)%n", "scan", "wall ms", "processor ms", ROWS);
    scans.forEach(
        (lane, all) ->
            System.out.printf(
                "%-12s %14.0f %14.0f%n",
                lane, median(all, Scan::millis), median(all, Scan::cpuMillis)));
    ratio("masked", "not masked", scans);
    ratio("not masked", "no agent", scans);
  }

  /** Round by round: what disturbed one disturbed its neighbour. */
  private static void ratio(String one, String other, Map<String, List<Scan>> scans) {
    System.out.printf(
        "%s to %s, medians of the rounds' ratios: wall %.3f, processor of the reading thread"
            + " %.3f%n",
        one,
        other,
        ratio(scans.get(one), scans.get(other), Scan::millis),
        ratio(scans.get(one), scans.get(other), Scan::cpuMillis));
  }

  private static double ratio(List<Scan> one, List<Scan> other, ToLongFunction<Scan> what) {
    double[] ratios = new double[one.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = (double) what.applyAsLong(one.get(i)) / what.applyAsLong(other.get(i));
    }
    return median(ratios);
  }

  private static double median(List<Scan> scans, ToLongFunction<Scan> what) {
    return median(scans.stream().mapToDouble(what::applyAsLong).toArray());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
