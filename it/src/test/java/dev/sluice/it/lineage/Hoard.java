package dev.sluice.it.lineage;

import dev.sluice.it.kit.DatabaseServer;
import dev.sluice.it.kit.DatabaseServer.Kind;
import dev.sluice.it.kit.DatabaseServer.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Databases that differ in their sensitive cells alone. Each such text is unique and written with
 * letters that no other cell has; each such number holds the digits 7771, each such day lies in the
 * year 1771.
 */
final class Hoard {

  private static final Pattern NUMBER = Pattern.compile("(?<![0-9])9?7771[0-9]{4}(?![0-9])");

  static final int PEOPLE = 5;
  static final int ORDERS = 6;
  static final int NOTES = 4;

  private final Kind kind;
  private final Random random;
  private final Making how;
  private final boolean free;

  /** What may be special about a database. */
  enum Making {
    PLAIN,
    /** Its rows lie in another order: what differs there is decided by no value. */
    REVERSED,
    /** The same, in an order that the database's name decides. */
    SHUFFLED,
    /** Sensitive cells may also be empty, or equal to each other or to others. */
    FREE
  }

  private Hoard(Kind kind, long seed, Making how) {
    this.kind = kind;
    this.random = new Random(seed);
    this.how = how;
    this.free = how == Making.FREE;
  }

  /**
   * Makes and fills a database.
   *
   * @param seed of the sensitive values: equal seeds, equal values
   * @param how what is special about it
   */
  static Place fill(DatabaseServer server, String name, long seed, Making how)
      throws SQLException, IOException {
    Place place = server.create(name);
    Hoard hoard = new Hoard(server.kind(), seed, how);
    try (Connection connection = place.connect();
        Statement statement = connection.createStatement()) {
      for (String line : schema(server.kind()).split("\n", -1)) {
        if (!line.isBlank()) {
          statement.execute(hoard.definition(line));
        }
      }
      for (String insert : hoard.rows(name)) {
        statement.execute(insert);
      }
      if (server.kind() == Kind.POSTGRESQL) {
        statement.execute(
            "CREATE MATERIALIZED VIEW mv_people AS SELECT p.id, p.email, n.kind FROM people p LEFT"
                + " JOIN notes n ON n.id = p.id");
        statement.execute("ANALYZE");
      }
    }
    return place;
  }

  private static String schema(Kind kind) throws IOException {
    String file = "schema-" + kind.name().toLowerCase(Locale.ROOT) + ".sql";
    try (InputStream in = Hoard.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Where no key may order them, rows lie as they came; PostgreSQL's do so with one too. */
  private String definition(String line) {
    boolean moved = how == Making.REVERSED || how == Making.SHUFFLED;
    return moved && kind != Kind.POSTGRESQL ? line.replace(" PRIMARY KEY", " UNIQUE") : line;
  }

  private List<String> rows(String name) {
    List<String> inserts = new ArrayList<>();
    for (int id = 1; id <= PEOPLE; id++) {
      inserts.add(person(id));
    }
    for (int id = 1; id <= ORDERS; id++) {
      inserts.add(order(id));
    }
    for (int id = 1; id <= NOTES; id++) {
      inserts.add(note(id));
    }
    other(inserts);
    if (how == Making.REVERSED) {
      Collections.reverse(inserts);
    } else if (how == Making.SHUFFLED) {
      Collections.shuffle(inserts, new Random(name.hashCode()));
    }
    return inserts;
  }

  private String order(int id) {
    String values =
        String.join(
            ", ",
            Integer.toString(id),
            Integer.toString(1 + id % 4),
            text(),
            id % 3 == 0 ? "NULL" : id + ".25",
            id % 3 == 2 ? "NULL" : "'note " + id + " abc'",
            "DATE '2020-01-0" + id + "'",
            json("'{\"k\": \"m" + id + "\", \"n\": " + id + "}'"));
    return "INSERT INTO orders (id, person_id, card, amount, note, placed, meta) VALUES ("
        + values
        + ")";
  }

  private String note(int id) {
    String values =
        String.join(
            ", ",
            Integer.toString(id),
            Integer.toString(id),
            text(),
            "'kind" + id % 2 + "'",
            id % 2 == 0 ? "'eu'" : "'us'");
    return "INSERT INTO notes (id, person_id, content, kind, region) VALUES (" + values + ")";
  }

  private String person(int id) {
    String values =
        String.join(
            ", ",
            Integer.toString(id),
            id % 3 == 1 ? "NULL" : "'Name" + id + " a'",
            text(),
            text(),
            number(),
            day(),
            Integer.toString(20 + id),
            document(),
            id % 2 == 0 ? "'eu'" : id == 3 ? "NULL" : "'us'",
            id == 2 ? "NULL" : "DATE '2010-0" + id + "-11'",
            id == 4 ? "NULL" : json("'{\"k\": \"open" + id + "\", \"n\": 5}'"));
    String columns = "id, name, email, ssn, salary, born, age, profile, region, hired, extra";
    if (kind != Kind.MARIADB) {
      columns += ", tags, labels";
      String more = random.nextInt(3) == 0 ? ", " + text() : "";
      values += ", " + tags(more) + ", ARRAY['l" + id + "', 'abc']";
    }
    return "INSERT INTO people (" + columns + ") VALUES (" + values + ")";
  }

  private String tags(String more) {
    return free && random.nextInt(4) == 0 ? "NULL" : "ARRAY[" + text() + more + "]";
  }

  private String document() {
    if (free && random.nextInt(2) == 0) {
      return random.nextBoolean() ? "NULL" : json("'{\"k\": \"v\", \"x\": [1]}'");
    }
    String number = number().toLowerCase(Locale.ROOT);
    return json("'{\"k\": \"" + token() + "\", \"n\": " + number + "}'");
  }

  private void other(List<String> inserts) {
    if (kind != Kind.MARIADB) {
      for (int id = 1; id < 4; id++) {
        String values = "(" + id + ", 'Other" + id + "', 'open" + id + "')";
        inserts.add("INSERT INTO other.people (id, name, email) VALUES " + values);
      }
      inserts.add("INSERT INTO \"Mixed\" VALUES (1, " + text() + ", " + text() + ", 3)");
      inserts.add("INSERT INTO \"Mixed\" VALUES (2, " + text() + ", " + text() + ", 4)");
    }
    if (kind == Kind.POSTGRESQL) {
      inserts.add("INSERT INTO other.notes VALUES (1, 1, 'eu', 'k')");
      inserts.add("INSERT INTO other.notes VALUES (2, 2, 'us', 'l')");
    }
  }

  private String json(String text) {
    return kind == Kind.H2 ? "JSON " + text : text;
  }

  private String text() {
    if (!free || random.nextInt(4) == 0) {
      return "'" + token() + "'";
    }
    return pick(
        "NULL",
        "NULL",
        "''",
        "'abc'",
        "'Q'",
        "'Name2 a'",
        "'Name3 a'",
        "'eu'",
        "'us'",
        "'note 1 abc'",
        "'open1'",
        "'kind1'",
        "'zz,a@b'",
        "'12'",
        "'NAMEX'");
  }

  private String number() {
    if (!free || random.nextInt(4) == 0) {
      return (random.nextBoolean() ? "" : "9") + "7771" + (1000 + random.nextInt(9000));
    }
    return pick("NULL", "0", "1", "2", "3", "4", "7", "12.5", "-5", "23", "101");
  }

  private String day() {
    if (!free || random.nextInt(4) == 0) {
      return "DATE '1771-" + (10 + random.nextInt(3)) + "-" + (10 + random.nextInt(18)) + "'";
    }
    return pick(
        "NULL",
        "NULL",
        "DATE '2001-02-03'",
        "DATE '2020-01-01'",
        "DATE '2010-01-11'",
        "DATE '2010-03-11'",
        "DATE '2030-01-01'");
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** A letter that any text may have, then letters that no other text has. */
  private String token() {
    StringBuilder token = new StringBuilder();
    token.append((char) ('a' + random.nextInt(26)));
    int letters = 4 + random.nextInt(6);
    for (int i = 0; i < letters; i++) {
      token.append((char) ('\u0431' + random.nextInt(28)));
    }
    return token.append(random.nextBoolean() ? "@" : "-").append(random.nextInt(10)).toString();
  }

  /** Whether a value holds a piece of a sensitive cell. */
  static boolean tells(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= '\u0410' && c <= '\u044f') {
        return true;
      }
    }
    return value.contains("1771-") || NUMBER.matcher(value).find();
  }
}
