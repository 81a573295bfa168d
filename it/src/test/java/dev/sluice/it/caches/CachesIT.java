package dev.sluice.it.caches;

import dev.sluice.it.kit.DatabaseServer;
import dev.sluice.it.kit.DatabaseServer.Kind;
import dev.sluice.it.kit.DatabaseServer.Place;
import dev.sluice.it.kit.Probed;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A cache that askers share never gives one what its own read would not have given. */
class CachesIT {

  private static final String POLICY =
      """
      sluice: 1
      mode: enforce
      default: allow
      on-failure: {parse: open, actor: open, mask: closed, audit: open}
      actors:
        - {when: {entry.name: "dev.sluice.it.caches.Askers$Left*"}, is: {kind: ai, agent: left}}
        - {when: {entry.name: "dev.sluice.it.caches.Askers$Right*"}, is: {kind: ai, agent: right}}
        - {when: {entry.name: "*"}, is: {kind: service}}
      data:
        pii.email:
          columns: ["client.email"]
          mask: email
        pii.phone:
          columns: ["client_phone.phone"]
          mask: {partial: {keep-last: 2}}
      rules:
        - id: left
          when: {actor.agent: left}
          mask: {"pii.*": redact}
        - id: right
          when: {actor.agent: right}
          mask: ["pii.*"]
      """;

  private static final String CLEAR = "ok Ann ann@client.example";
  private static final String LEFT = "ok Ann [redacted]";
  private static final String RIGHT = "ok Ann a***@c***.***";

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Kind.class)
  void caches_ofSeveralAskers_giveEachItsOwn(Kind kind) throws Exception {
    try (DatabaseServer server = DatabaseServer.start(kind, directory.resolve("database"))) {
      Place place = server.create("caches");
      fill(place);
      Probed probed = Probed.under(POLICY, directory, CachesProbe.class, place.url(), place.user());
      for (String each : new String[] {"hibernate", "query", "mybatis", "eclipselink"}) {
        probed
            .saysOfAll(CLEAR, each + "-clear", each + "-clear-again", each + "-clear-after-masked")
            .saysOfAll(LEFT, each + "-left", each + "-left-first", each + "-left-again")
            .saysOfAll(RIGHT, each + "-right", each + "-right-after-left");
      }
      kept(probed);
      changed(probed);
    }
  }

  /** The caches still work for who reads everything as it is, and for what nobody masks. */
  private static void kept(Probed probed) {
    probed.says(
        "hibernate-hits", "ok 1",
        "hibernate-product-hits", "ok 2",
        "hibernate-phones", "ok [555-0101]",
        "hibernate-phones-left", "ok [[redacted]]",
        "hibernate-phones-after", "ok [555-0101]",
        "query-hits", "ok 1",
        "mybatis-runs", "ok 1",
        "mybatis-product-runs", "ok 1",
        "eclipselink-cached", "ok true",
        "eclipselink-cached-by-left", "ok false");
  }

  /** What a masked one changes, others see, and see clear. */
  private static void changed(Probed probed) {
    probed.says(
        "hibernate-renamed", "ok Ann2 ann@client.example",
        "hibernate-renamed-left", "ok Ann2 [redacted]",
        "eclipselink-renamed", "ok Ann3 ann@client.example",
        "eclipselink-renamed-left", "ok Ann3 [redacted]");
  }

  private static void fill(Place place) throws SQLException {
    try (Connection connection = place.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE client(id INT PRIMARY KEY, name VARCHAR(60), email VARCHAR(60))");
      statement.execute("INSERT INTO client VALUES (1, 'Ann', 'ann@client.example')");
      statement.execute("CREATE TABLE client_phone(client_id INT, phone VARCHAR(20))");
      statement.execute("INSERT INTO client_phone VALUES (1, '555-0101')");
      statement.execute("CREATE TABLE product(id INT PRIMARY KEY, title VARCHAR(60))");
      statement.execute("INSERT INTO product VALUES (1, 'Lamp')");
    }
  }
}
