package dev.sluice.it.lineage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells what no cell decides: clocks, addresses, the order of equal rows. The same cells in other
 * places and by other plans then give another answer.
 */
final class Twins {

  private final Databases databases;
  private String asked = "";
  private final List<Answer> answers = new ArrayList<>();

  Twins(Databases databases) {
    this.databases = databases;
  }

  /** Whether each of them shows a column as the first database does. */
  boolean agree(String script, Answer one, View view, int column) throws SQLException {
    if (!script.equals(asked)) {
      asked = script;
      answers.clear();
    }
    List<String> expected = view.of(one.columns().get(column));
    for (int i = 0; i < size(); i++) {
      Answer answer = answer(script, i);
      if (answer.problem() != null
          || answer.columns().size() != one.columns().size()
          || !view.of(answer.columns().get(column)).equals(expected)) {
        return false;
      }
    }
    return true;
  }

  private int size() throws SQLException {
    try {
      return databases.twins().size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer answer(String script, int number) throws SQLException {
    if (number == answers.size()) {
      try {
        answers.add(Answer.of(databases.twins().get(number), script));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return answers.get(number);
  }
}
