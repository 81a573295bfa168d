package dev.sluice.agent.gate;

import dev.sluice.bootstrap.ForeignRefusal;
import dev.sluice.rules.record.Incarnation;
import java.sql.SQLInvalidAuthorizationSpecException;

/** What the application gets instead of a result. The text is for a person and for a model. */
final class Refusal {

  /** As the SQL standard says for a missing privilege. */
  static final String SQL_STATE = "42501";

  private Refusal() {}

  /**
   * A refusal.
   *
   * @param sequence of its record; negative if none could be written
   */
  static SQLInvalidAuthorizationSpecException of(
      String rule, String sentence, Incarnation incarnation, long sequence) {
    String record =
        sequence < 0 ? "no record could be written" : "record " + incarnation + "-" + sequence;
    return new SQLInvalidAuthorizationSpecException(
        "Sluice refused this statement: rule="
            + rule
            + ". "
            + ended(sentence)
            + " ("
            + record
            + ")",
        SQL_STATE,
        ForeignRefusal.VENDOR_CODE);
  }

  private static String ended(String sentence) {
    String text = sentence.strip();
    return text.isEmpty() || ".!?".indexOf(text.charAt(text.length() - 1)) >= 0 ? text : text + ".";
  }
}
