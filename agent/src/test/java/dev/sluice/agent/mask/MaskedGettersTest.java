package dev.sluice.agent.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.ColumnMask;
import dev.sluice.rules.MaskPlan;
import dev.sluice.rules.MaskPlan.UnknownOrigin;
import dev.sluice.rules.MaskSpec;
import dev.sluice.rules.OutputColumn;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every getter of real drivers, on cells that hold unique tokens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MaskedGettersTest {

  private static final String TEXT = "tok-7f3a9c-kot";
  private static final long NUMBER = 731_377_331L;

  /** Whatever of a token may come out in any form. */
  private static final List<String> TRACES =
      List.of(
          "7f3a9c",
          "731377",
          "731,377",
          "7.31377",
          "1917-03",
          "03-05",
          "07:13",
          "13:37",
          "7313-7",
          hex("7f3a9c"),
          latin1(ByteBuffer.allocate(4).putInt((int) NUMBER).array()),
          latin1(new byte[] {(byte) 0x80, 0x7f, 0x3a, (byte) 0x9c}));

  private static final List<MaskSpec> SPECS =
      List.of(
          new MaskSpec.Redact(),
          new MaskSpec.Nullify(),
          new MaskSpec.Fixed("4"),
          new MaskSpec.Hash("pii.text"),
          new MaskSpec.Bucket(1_000_000),
          new MaskSpec.DatePart(false),
          new MaskSpec.Partial(1, 2),
          new MaskSpec.Email(),
          new MaskSpec.Card());

  private final Map<String, Connection> connections = new HashMap<>();
  private EmbeddedPostgres postgres;

  @BeforeAll
  void open() throws Exception {
    Connection h2 = DriverManager.getConnection("jdbc:h2:mem:getters");
    connections.put("h2", h2);
    fill(h2, H2_COLUMNS);
    postgres = EmbeddedPostgres.builder().start();
    Connection pg = postgres.getPostgresDatabase().getConnection();
    connections.put("postgresql", pg);
    fill(pg, POSTGRESQL_COLUMNS);
  }

  @AfterAll
  void close() throws Exception {
    for (Connection connection : connections.values()) {
      connection.close();
    }
    postgres.close();
  }

  private static final List<String[]> H2_COLUMNS =
      List.of(
          column("varchar(200)", "'" + TEXT + "'", "'open'"),
          column("clob", "'" + TEXT + "'", "'open'"),
          column("char(20)", "'" + TEXT + "'", "'open'"),
          column("int", "" + NUMBER, "12"),
          column("bigint", "" + NUMBER, "12"),
          column("decimal(18,3)", NUMBER + ".731", "12.5"),
          column("double precision", NUMBER + ".5", "12.5"),
          column("real", NUMBER + ".0", "12.5"),
          column("date", "'1917-03-05'", "'2020-02-02'"),
          column("time", "'07:13:37'", "'10:10:10'"),
          column("timestamp", "'1917-03-05 07:13:37'", "'2020-02-02 10:10:10'"),
          column(
              "timestamp with time zone", "'1917-03-05 07:13:37+00'", "'2020-02-02 10:10:10+00'"),
          column("varbinary(40)", "X'807f3a9c'", "X'80010203'"),
          column("blob", "X'" + hex(TEXT) + "'", "X'6f70656e'"),
          column("uuid", "'7f3a9c00-7313-4773-8311-7f3a9c7f3a9c'", "random_uuid()"),
          column("json", "JSON '{\"k\":\"" + TEXT + "\"}'", "JSON '{}'"),
          column("varchar(40) array", "ARRAY['" + TEXT + "', 'b']", "ARRAY['open']"),
          column("int array", "ARRAY[" + NUMBER + "]", "ARRAY[12]"),
          column("row(a varchar(40), b int)", "ROW('" + TEXT + "', " + NUMBER + ")", "ROW('a', 1)"),
          column(
              "interval year(4) to month",
              "INTERVAL '7313-7' YEAR(4) TO MONTH",
              "INTERVAL '1-1' YEAR(4) TO MONTH"));

  private static final List<String[]> POSTGRESQL_COLUMNS =
      List.of(
          column("text", "'" + TEXT + "'", "'open'"),
          column("varchar(200)", "'" + TEXT + "'", "'open'"),
          column("char(20)", "'" + TEXT + "'", "'open'"),
          column("int", "" + NUMBER, "12"),
          column("bigint", "" + NUMBER, "12"),
          column("numeric(18,3)", NUMBER + ".731", "12.5"),
          column("float8", NUMBER + ".5", "12.5"),
          column("money", "731377.33", "1.5"),
          column("date", "'1917-03-05'", "'2020-02-02'"),
          column("time", "'07:13:37'", "'10:10:10'"),
          column("timestamp", "'1917-03-05 07:13:37'", "'2020-02-02 10:10:10'"),
          column("timestamptz", "'1917-03-05 07:13:37+00'", "'2020-02-02 10:10:10+00'"),
          column("bytea", "'\\x807f3a9c'", "'\\x80010203'"),
          column("uuid", "'7f3a9c00-7313-4773-8311-7f3a9c7f3a9c'", "gen_random_uuid()"),
          column("json", "'{\"k\":\"" + TEXT + "\"}'", "'{}'"),
          column("jsonb", "'{\"k\":\"" + TEXT + "\"}'", "'{}'"),
          column("xml", "'<k>" + TEXT + "</k>'", "'<k/>'"),
          column("text[]", "ARRAY['" + TEXT + "', 'b']", "ARRAY['open']"),
          column("bigint[]", "ARRAY[" + NUMBER + "]::bigint[]", "ARRAY[12]::bigint[]"),
          column("point", "'(731377.331,1)'", "'(1,1)'"),
          column("interval", "'731377 days'", "'1 day'"),
          column("inet", "'7f3a:9c7f:3a9c::7f3a'", "'10.0.0.1'"),
          column("tsvector", "'" + TEXT + "'", "'open'"));

  private static String[] column(String type, String secret, String open) {
    return new String[] {type, secret, open};
  }

  static Stream<Arguments> systemsAndMasks() {
    return Stream.of("h2", "postgresql")
        .flatMap(system -> SPECS.stream().map(spec -> Arguments.of(system, spec)));
  }

  @ParameterizedTest
  @MethodSource("systemsAndMasks")
  void everyGetter_maskedCell_tellsNothing(String system, MaskSpec spec) throws Exception {
    try (Statement statement = statement(system);
        ResultSet driver = statement.executeQuery("SELECT * FROM cells WHERE id = 1")) {
      Masked masked = mask(driver, spec);
      assertThat(masked.result.next()).isTrue();
      for (String column : masked.secret) {
        for (EveryGetter.Reading reading : readings(masked.result, column)) {
          assertThat(reading.text()).as(column + " " + reading.how()).doesNotContain(TRACES);
        }
      }
      // LOBs and arrays that the driver makes of other types cannot be read: null, and counted.
      assertThat(masked.state.maskedCounts().keySet())
          .contains("secret")
          .isSubsetOf("secret", "mask-failed");
    }
  }

  static Stream<Arguments> systemsAndSomeMasks() {
    return Stream.of("h2", "postgresql")
        .flatMap(
            system ->
                Stream.of(new MaskSpec.Redact(), new MaskSpec.Hash("pii.text"))
                    .map(spec -> Arguments.of(system, spec)));
  }

  @ParameterizedTest
  @MethodSource("systemsAndSomeMasks")
  void everyGetter_otherCell_tellsTheSame(String system, MaskSpec spec) throws Exception {
    try (Statement first = statement(system);
        Statement second = statement(system);
        ResultSet raw = first.executeQuery("SELECT * FROM cells WHERE id = 1");
        ResultSet driver = second.executeQuery("SELECT * FROM cells WHERE id = 1")) {
      Masked masked = mask(driver, spec);
      raw.next();
      masked.result.next();
      for (String column : masked.open) {
        List<EveryGetter.Reading> expected = readings(raw, column);
        List<EveryGetter.Reading> actual = readings(masked.result, column);
        for (int i = 0; i < expected.size(); i++) {
          // Rows inside a value are of unknown origin, whatever column they stand in.
          if (!expected.get(i).threw() && !expected.get(i).text().startsWith("rows:")) {
            assertThat(actual.get(i)).as(column).isEqualTo(expected.get(i));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("systemsAndSomeMasks")
  void everyGetter_nullInMaskedColumn_staysNull(String system, MaskSpec spec) throws Exception {
    try (Statement first = statement(system);
        Statement second = statement(system);
        ResultSet raw = first.executeQuery("SELECT * FROM cells WHERE id = 2");
        ResultSet driver = second.executeQuery("SELECT * FROM cells WHERE id = 2")) {
      Masked masked = mask(driver, spec);
      raw.next();
      masked.result.next();
      for (String column : masked.secret) {
        List<EveryGetter.Reading> expected = readings(raw, column);
        List<EveryGetter.Reading> actual = readings(masked.result, column);
        for (int i = 0; i < expected.size(); i++) {
          if (!expected.get(i).threw()) {
            assertThat(actual.get(i)).as(column).isEqualTo(expected.get(i));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("systemsAndSomeMasks")
  void everyGetter_byLabelAndByIndexAndTwice_tellTheSame(String system, MaskSpec spec)
      throws Exception {
    try (Statement statement = statement(system);
        ResultSet driver = statement.executeQuery("SELECT * FROM cells WHERE id = 1")) {
      Masked masked = mask(driver, spec);
      masked.result.next();
      for (String column : masked.secret) {
        List<EveryGetter.Reading> readings = readings(masked.result, column);
        assertThat(readings(masked.result, column)).isEqualTo(readings);
        Map<String, EveryGetter.Reading> byIndex = new HashMap<>();
        for (EveryGetter.Reading reading : readings) {
          if (reading.how().contains("(Integer")) {
            byIndex.put(reading.how().replace("(Integer", "("), reading);
          }
        }
        for (EveryGetter.Reading reading : readings) {
          EveryGetter.Reading same =
              byIndex.get(reading.how().replace("(Integer", "(").replace("(String", "("));
          assertThat(same).as(reading.how()).isNotNull();
          assertThat(reading.text()).as(column + reading.how()).isEqualTo(same.text());
          assertThat(reading.wasNull()).isEqualTo(same.wasNull());
        }
      }
    }
  }

  private record Masked(
      ResultSet result, ResultState state, List<String> secret, List<String> open) {}

  /** Masks each column whose name begins with {@code s}. */
  private static Masked mask(ResultSet driver, MaskSpec spec) throws Exception {
    ResultSetMetaData metadata = driver.getMetaData();
    List<ColumnMask> masks = new ArrayList<>();
    List<OutputColumn> output = new ArrayList<>();
    List<String> secret = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (int i = 1; i <= metadata.getColumnCount(); i++) {
      String label = metadata.getColumnLabel(i);
      boolean isSecret = label.toLowerCase(java.util.Locale.ROOT).startsWith("s");
      masks.add(isSecret ? new ColumnMask(Set.of("secret"), spec) : null);
      output.add(new OutputColumn(i, label, Set.of(), false, true));
      (isSecret ? secret : open).add(label);
    }
    MaskedResult.Tags tags = new MaskedResult.Tags();
    MaskPlanner planner = new MaskPlanner(new byte[32], tags);
    MaskPlan plan = new MaskPlan(masks, true, UnknownOrigin.REDACT, List.of(), false);
    ResultState state = planner.forResult(plan, output, driver);
    return new Masked(MaskedResult.of(driver, state, tags), state, secret, open);
  }

  private static List<EveryGetter.Reading> readings(ResultSet row, String column) throws Exception {
    List<EveryGetter.Reading> readings = new ArrayList<>();
    for (EveryGetter.Reading reading : EveryGetter.read(row, row.findColumn(column), column)) {
      readings.add(
          new EveryGetter.Reading(
              reading.how(),
              reading.text().replaceAll("@[0-9a-f]+|(clob|blob|ar)[0-9]+", "@"),
              reading.threw(),
              reading.wasNull()));
    }
    return readings;
  }

  private Statement statement(String system) throws Exception {
    return connections.get(system).createStatement();
  }

  private static void fill(Connection connection, List<String[]> columns) throws Exception {
    StringBuilder table = new StringBuilder("CREATE TABLE cells (id int primary key");
    StringBuilder values = new StringBuilder("INSERT INTO cells VALUES (1");
    for (int i = 0; i < columns.size(); i++) {
      String[] column = columns.get(i);
      table.append(", s").append(i).append(' ').append(column[0]);
      table.append(", o").append(i).append(' ').append(column[0]);
      values.append(", ").append(column[1]).append(", ").append(column[2]);
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(table.append(')').toString());
      statement.execute(values.append(')').toString());
      statement.execute("INSERT INTO cells (id) VALUES (2)");
    }
  }

  private static String hex(String text) {
    StringBuilder hex = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hex.append(String.format("%02x", b));
    }
    return hex.toString();
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
