package dev.sluice.agent.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stays of messages of a database, and that nothing of a value does. */
class MessageFormsTest {

  private static final Predicate<String> KNOWN =
      Set.of("users", "email", "EMAIL", "PUBLIC", "PRIMARY", "USERS", "mood")::contains;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "Key (email)=(ann) already exists.|Key (email)=([redacted]) already exists.",
        "Key (email)=(a)=(b) already exists.) already exists."
            + "|Key (email)=([redacted]) already exists.",
        "Key (ann)=(b) already exists.|Key ([redacted])=([redacted]) already exists.",
        "invalid input syntax for type integer: \"ann\""
            + "|invalid input syntax for type integer: \"[redacted]\"",
        "invalid input syntax for type integer: \"a\"nn\"|"
            + "invalid input syntax for type integer: \"[redacted]\"",
        "invalid input syntax for type ann: \"x\""
            + "|invalid input syntax for type [redacted]: \"[redacted]\"",
        "invalid input value for enum mood: \"ann\""
            + "|invalid input value for enum mood: \"[redacted]\"",
        "value \"1\" is out of range for type ann\" is out of range for type integer"
            + "|value \"[redacted]\" is out of range for type integer",
        "(conn=7) Duplicate entry 'ann' for key 'users.email'"
            + "|Duplicate entry '[redacted]' for key 'users.email'",
        "Duplicate entry 'a' for key 'email' for key 'ann'"
            + "|Duplicate entry '[redacted]' for key '[redacted]'",
        "Duplicate entry 'ann' for key 'PRIMARY'|Duplicate entry '[redacted]' for key 'PRIMARY'",
        "Data too long for column 'email' at row 17"
            + "|Data too long for column 'email' at row [redacted]",
        "Incorrect integer value: 'ann' for column 'email' at row 1"
            + "|Incorrect integer value: '[redacted]' for column 'email' at row [redacted]",
        "Truncated incorrect DOUBLE value: 'ann'"
            + "|Truncated incorrect DOUBLE value: '[redacted]'",
        "Data conversion error converting \"ann\"; SQL statement: SELECT 'ann' [22018-232]"
            + "|Data conversion error converting \"[redacted]\"",
        "Data conversion error converting \"a; SQL statement:x\"; SQL statement: y [22018-232]|",
        "Unknown column 'ann' in 'field list'|Unknown column '[redacted]' in 'field list'",
        "Unknown column 'email' in 'field list' of ann|",
        "the value is ann|",
        "duplicate key value violates unique constraint ann|",
        "division by zero ann|",
        "ann division by zero|",
      })
  void without_aMessage_keepsTheFormAndLosesTheValue(String message, String clean) {
    assertThat(MessageForms.without(message, KNOWN)).isEqualTo(clean);
  }

  @Test
  void without_namesOfH2_keepsThoseThatAreKnown() {
    String message =
        "Unique index or primary key violation: \"PUBLIC.I ON PUBLIC.USERS(EMAIL) VALUES ( /* 1 */"
            + " 'ann ON PUBLIC.USERS(EMAIL) VALUES' )\"; SQL statement:\nINSERT [23505-232]";
    assertThat(MessageForms.without(message, KNOWN))
        .isEqualTo(
            "Unique index or primary key violation: \"PUBLIC.[redacted] ON PUBLIC.USERS(EMAIL)"
                + " VALUES [redacted]\"");
  }

  /** Values that are made of the forms' own words, put together at random. */
  @Test
  void without_valuesMadeOfForms_neverKeepsTheMark() {
    String[] pieces = {
      "Key (",
      ")=(",
      ") already exists.",
      "\"",
      "'",
      " for key '",
      "Duplicate entry '",
      "email",
      "invalid input syntax for type ",
      "integer",
      ": \"",
      " is out of range for type ",
      "\n",
      "; SQL statement:",
      " [22018-1]",
      "(conn=1) ",
      "value \"",
      " ON ",
      " VALUES ",
      "(",
      ")",
      ".",
      "zz9",
      "zz9",
      "zz9",
      "",
      "' at row ",
      "Incorrect ",
      " value: '",
      " in 'field list'",
      "Unknown column '",
      "Table \"",
      "\" not found",
      "users",
      "null value in column \"",
    };
    Random random = new Random(3);
    int kept = 0;
    for (int i = 0; i < 300_000; i++) {
      StringBuilder message = new StringBuilder();
      int count = 1 + random.nextInt(9);
      for (int j = 0; j < count; j++) {
        message.append(pieces[random.nextInt(pieces.length)]);
      }
      String clean = MessageForms.without(message.toString(), KNOWN);
      if (clean != null) {
        kept++;
        assertThat(clean).as(message.toString()).doesNotContain("zz9");
      }
    }
    assertThat(kept).isGreaterThan(100);
  }
}
