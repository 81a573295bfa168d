package dev.sluice.it.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.kit.DatabaseServer;
import dev.sluice.it.kit.Jdk;
import dev.sluice.it.kit.Jvm;
import dev.sluice.it.kit.RunningJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A token in each masked cell; each getter of each driver, from each pool, tried by an application
 * under the packaged agent. No token comes out; two tables that differ in nothing but their tokens
 * give the same answers; all else is what it is without the agent, and the tables are, too.
 *
 * <p>{@code -Dsluice.tokens.jdks=all} takes the whole way on each JDK; else the build's goes it and
 * the others go a part.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokensIT {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** From these the second set of tokens is read. */
  private static final String SOME_POOLS = "BARE,HIKARI";

  /** These are read on the other JDKs, too. */
  private static final Set<Database> OTHER_JDKS =
      EnumSet.of(Database.POSTGRESQL, Database.H2, Database.SQLITE);

  private static final String POLICY =
      """
      sluice: 1
      service: tokens
      mode: enforce
      default: allow
      on-failure: {parse: open, actor: open, mask: closed, audit: open}
      data:
        secret:
          columns: ["cells.s*"]
          mask: redact
      rules:
        - id: mask-for-all
          when: {actor.kind: [ai, service, human, unknown]}
          mask: [secret]
      """;

  @TempDir static Path directory;

  private final Map<DatabaseServer.Kind, DatabaseServer> servers =
      new EnumMap<>(DatabaseServer.Kind.class);
  private Path policy;

  /** A table and the program that reads it. */
  private record Run(String name, String url, Path transcript, Path home) {}

  @BeforeAll
  void write() throws Exception {
    System.setProperty("derby.stream.error.file", directory.resolve("derby.log").toString());
    policy = Files.writeString(directory.resolve("policy.yaml"), POLICY);
  }

  @AfterAll
  void stop() throws Exception {
    for (DatabaseServer server : servers.values()) {
      server.close();
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void everyWay_maskedCell_tellsNothingAndAllElseIsTheSame(Database database) throws Exception {
    TokenTable table = TokenTable.of(database);
    Run free = filled(database, "free", 0);
    Run governed = filled(database, "governed", 0);
    Run other = filled(database, "other", 1);

    RunningJvm first = start(database, free, Jdk.current(), false, allPools());
    RunningJvm second = start(database, governed, Jdk.current(), true, allPools());
    awaitDone(first);
    RunningJvm third = start(database, other, Jdk.current(), true, SOME_POOLS);
    awaitDone(second);
    awaitDone(third);

    Answers without = Answers.read(free.transcript);
    Answers with = Answers.read(governed.transcript);
    Traces traces = new Traces(0, table.columns());
    traces.without(without.ofOpenColumns());
    without.assertReaches(traces, database);
    with.assertHides(traces);
    with.assertEqualTo(Answers.read(other.transcript));
    with.assertOpenEqualTo(without);
    assertTablesAreTheSame(database, governed, free);
    if (OTHER_JDKS.contains(database) || allJdks()) {
      others(database, traces);
    }
  }

  /** The same on the other JDKs, from two of the pools. */
  private void others(Database database, Traces traces) throws Exception {
    for (Jdk jdk : Jdk.installed()) {
      if (jdk.release() == Jdk.current().release()) {
        continue;
      }
      Run run = filled(database, "jdk" + jdk.release(), 0);
      awaitDone(start(database, run, jdk, true, allJdks() ? allPools() : "HIKARI"));
      Answers.read(run.transcript).assertHides(traces);
    }
  }

  private static boolean allJdks() {
    return "all".equals(System.getProperty("sluice.tokens.jdks"));
  }

  private static String allPools() {
    return Arrays.stream(Pool.values()).map(Pool::name).collect(Collectors.joining(","));
  }

  private Run filled(Database database, String name, int set) throws Exception {
    Path home = Files.createDirectories(directory.resolve(database + "_" + name));
    String place = "tokens_" + database.name().toLowerCase(Locale.ROOT) + "_" + name;
    String url = database.isServer() ? server(database, place) : database.url(home);
    try (Connection connection = connect(database, url)) {
      TokenTable.of(database).fill(connection, set);
    }
    database.end(url);
    return new Run(place, url, home.resolve("transcript"), home);
  }

  private String server(Database database, String name) throws Exception {
    DatabaseServer.Kind kind =
        database == Database.POSTGRESQL
            ? DatabaseServer.Kind.POSTGRESQL
            : DatabaseServer.Kind.MARIADB;
    DatabaseServer server = servers.get(kind);
    if (server == null) {
      server = DatabaseServer.start(kind, directory.resolve(kind.name()));
      servers.put(kind, server);
    }
    String url = server.create(name).url();
    return database == Database.MYSQL
        ? url.replace("jdbc:mariadb:", "jdbc:mysql:") + "?sslMode=DISABLED"
        : url;
  }

  private static Connection connect(Database database, String url) throws SQLException {
    return database.user().isEmpty()
        ? DriverManager.getConnection(url)
        : DriverManager.getConnection(url, database.user(), "");
  }

  private RunningJvm start(Database database, Run run, Jdk jdk, boolean governed, String pools)
      throws Exception {
    Jvm jvm = Jvm.on(jdk, run.home);
    jvm.option("-Dderby.stream.error.file=" + run.home.resolve("derby.log"));
    if (governed) {
      jvm.agent("policy=" + policy);
    }
    return jvm.main(
            TokenProgram.class,
            database.name(),
            run.url,
            pools,
            run.transcript.toString(),
            run.name)
        .start();
  }

  private static void awaitDone(RunningJvm running) throws Exception {
    try (running) {
      RunningJvm.Ended ended = running.awaitEnd(LIMIT);
      assertThat(ended.out()).as(ended.everything()).contains("done");
    }
  }

  /** What the program was to change it changed as without the agent; what is masked stayed. */
  private static void assertTablesAreTheSame(Database database, Run governed, Run free)
      throws Exception {
    List<String> with = dump(database, governed, true);
    assertThat(with).as("masked cells").isEqualTo(dump(database, free, true));
    List<String> tokens = new ArrayList<>();
    for (String row : with) {
      String cells = row.substring(row.indexOf(':'));
      if (row.matches("[1346789]: .*(?s:.)*")) {
        tokens.add(cells);
      }
    }
    assertThat(tokens).hasSize(7);
    assertThat(tokens.stream().distinct()).as("rows of tokens").hasSize(1);
    assertThat(changed(database, governed)).isEqualTo(changed(database, free));
  }

  /** All rows but the one that a row set writes only where nothing is masked. */
  private static List<String> changed(Database database, Run run) throws Exception {
    List<String> rows = new ArrayList<>(dump(database, run, false));
    rows.removeIf(row -> row.startsWith("9: "));
    return rows;
  }

  private static List<String> dump(Database database, Run run, boolean maskedOnly)
      throws Exception {
    List<String> rows;
    try (Connection connection = connect(database, run.url)) {
      rows = TokenTable.dump(connection, maskedOnly);
    }
    database.end(run.url);
    return rows;
  }
}
