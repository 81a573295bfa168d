package dev.sluice.it.lineage;

import dev.sluice.it.kit.DatabaseServer.Kind;
import dev.sluice.it.lineage.Hoard.Making;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks again with other sensitive cells, drawn for the query: from its own literals, from what the
 * other cells hold, from nothing at all. What no trial changes is likely to be free of them.
 */
final class Trials implements AutoCloseable {

  /** How often a query is asked again. */
  static final int MOST = 24;

  private static final int LONGEST = 40;

  private static final Pattern LITERAL =
      Pattern.compile("(DATE )?'((?:[^']|'')*)'|(?<![\\w'.])([0-9]+(?:\\.[0-9]+)?)(?![\\w'])");

  private static final List<String> TEXTS =
      List.of(
          "NULL", "NULL", "''", "'abc'", "'b'", "'Name2 a'", "'eu'", "'q@r'", "'12'", "'NAMEX'");
  private static final List<String> NUMBERS = List.of("NULL", "0", "1", "2.5", "-5", "77713333");
  private static final List<String> DAYS =
      List.of("NULL", "DATE '1771-11-11'", "DATE '2001-02-03'", "DATE '2030-01-01'");
  private static final List<String> DOCUMENTS =
      List.of(
          "NULL",
          "'{}'",
          "'[1, \"x\", null]'",
          "'{\"k\": \"v\", \"n\": 1}'",
          "'{\"k\": \"m\", \"n\": 7}'",
          "'{\"name\": \"abc\", \"k\": [2]}'",
          "'{\"n\": 3, \"email\": \"e\"}'");

  private final Kind kind;
  private final Connection connection;
  private final List<String> texts = new ArrayList<>();
  private final List<String> numbers = new ArrayList<>();
  private final List<String> days = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();
  private String asked = "";
  private Random random = new Random(0);

  Trials(Databases databases) throws SQLException, IOException {
    this.kind = databases.kind();
    this.connection = databases.open("lineage_trials", 1, Making.PLAIN);
  }

  /** One more answer, from other cells; the same number gives the same answer. */
  Answer answer(String script, int number) throws SQLException {
    if (!script.equals(asked)) {
      asked = script;
      answers.clear();
      random = new Random(script.hashCode());
      draw(script);
    }
    while (answers.size() <= number) {
      change(script.contains("mv_people"));
      answers.add(Answer.of(connection, script));
    }
    return answers.get(number);
  }

  private void draw(String script) {
    texts.clear();
    texts.addAll(TEXTS);
    numbers.clear();
    numbers.addAll(NUMBERS);
    days.clear();
    days.addAll(DAYS);
    Matcher matcher = LITERAL.matcher(script);
    while (matcher.find()) {
      if (matcher.group(3) != null) {
        numbers.add(matcher.group(3));
        numbers.add(matcher.group(3) + " + 1");
      } else if (matcher.group(1) != null) {
        days.add(matcher.group());
      } else if (matcher.group(2).length() < LONGEST) {
        texts.add("'" + matcher.group(2) + "'");
      }
    }
  }

  private void change(boolean materialized) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (int id = 1; id <= Hoard.PEOPLE; id++) {
        statement.addBatch(
            "UPDATE people SET email = %s, ssn = %s, salary = %s, born = %s, profile = %s%s WHERE id = %d"
                .formatted(text(), text(), any(numbers), any(days), document(), tags(), id));
      }
      for (int id = 1; id <= Hoard.ORDERS; id++) {
        statement.addBatch("UPDATE orders SET card = " + text() + " WHERE id = " + id);
      }
      for (int id = 1; id <= Hoard.NOTES; id++) {
        statement.addBatch("UPDATE notes SET content = " + text() + " WHERE id = " + id);
      }
      for (int id = 1; id < 3 && kind != Kind.MARIADB; id++) {
        statement.addBatch(
            "UPDATE \"Mixed\" SET \"Email\" = %s, \"email\" = %s WHERE id = %d"
                .formatted(text(), text(), id));
      }
      if (materialized && kind == Kind.POSTGRESQL) {
        statement.addBatch("REFRESH MATERIALIZED VIEW mv_people");
      }
      statement.executeBatch();
    }
  }

  private String text() {
    return random.nextInt(6) == 0
        ? "'" + (char) ('a' + random.nextInt(26)) + "\u0436\u0437\u0438@" + random.nextInt(10) + "'"
        : any(texts);
  }

  private String document() {
    String document = any(DOCUMENTS);
    return kind == Kind.H2 && !document.equals("NULL") ? "JSON " + document : document;
  }

  private String tags() {
    if (kind == Kind.MARIADB) {
      return "";
    }
    return ", tags = "
        + switch (random.nextInt(4)) {
          case 0 -> "NULL";
          case 1 -> kind == Kind.H2 ? "ARRAY[]" : "ARRAY[]::text[]";
          case 2 -> "ARRAY[" + text() + "]";
          default -> "ARRAY['abc', " + text() + "]";
        };
  }

  private String any(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
