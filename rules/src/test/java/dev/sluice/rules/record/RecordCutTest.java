package dev.sluice.rules.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.record.RecordCodec.Reading;
import org.junit.jupiter.api.Test;

class RecordCutTest {

  private static final int ROOM = RecordCodec.MAX_RECORD_BYTES - RecordCodec.MIN_RECORD_BYTES;

  private static AuditRecord read(byte[] body) {
    Envelope envelope = new Envelope(2, new Incarnation(1, 2), 3, 4, 5);
    return ((Reading.Taken) RecordCodec.read(RecordCodec.encode(envelope, body))).record();
  }

  @Test
  void putQuery_longText_cutsAndSaysHowLongItWas() {
    FieldWriter writer = new FieldWriter(64);
    String text = "x".repeat(RecordCut.QUERY_CHARS - 1) + "\uD83D\uDE00" + "tail";

    RecordCut.putQuery(writer, text);

    AuditRecord record = read(writer.toBytes());
    assertThat(record.text(Field.QUERY_TEXT)).isEqualTo("x".repeat(RecordCut.QUERY_CHARS - 1));
    assertThat(record.number(Field.TEXT_CUT_FROM, 0)).isEqualTo(text.length());
  }

  @Test
  void putQuery_shortText_staysWhole() {
    FieldWriter writer = new FieldWriter(64);

    RecordCut.putQuery(writer, "SELECT 1");

    assertThat(read(writer.toBytes()).text(Field.QUERY_TEXT)).isEqualTo("SELECT 1");
    assertThat(read(writer.toBytes()).numbers()).isEmpty();
  }

  @Test
  void fit_oneHugeText_cutsItOnACharacterAndKeepsTheOtherFields() {
    FieldWriter writer = new FieldWriter(64);
    writer.put(Field.STATEMENT_ID, 9).put(Field.QUERY_TEXT, "☃".repeat(500_000));
    writer.put(Field.RULE, "no-unbounded-write").put(Field.UNDERSTOOD, 1);

    byte[] body = RecordCut.fit(writer.toBytes(), ROOM);

    assertThat(body.length).isLessThanOrEqualTo(ROOM);
    AuditRecord record = read(body);
    assertThat(record.text(Field.QUERY_TEXT)).matches("☃+").hasSizeGreaterThan(5_000);
    assertThat(record.number(Field.TEXT_CUT_FROM, 0)).isEqualTo(1_500_000);
    assertThat(record.text(Field.RULE)).isEqualTo("no-unbounded-write");
    assertThat(record.number(Field.STATEMENT_ID, 0)).isEqualTo(9);
    assertThat(record.number(Field.UNDERSTOOD, 0)).isEqualTo(1);
    assertThat(record.text(Field.DETAIL)).startsWith("The record was cut to fit: bytes=");
  }

  @Test
  void fit_tooManyFields_leavesOutTheLastTextsAndKeepsTheFirst() {
    FieldWriter writer = new FieldWriter(64);
    writer.put(Field.QUERY_TEXT, "SELECT 1");
    for (int i = 0; i < 20_000; i++) {
      writer.put(Field.PARAMETER, "value " + i);
    }

    AuditRecord record = read(RecordCut.fit(writer.toBytes(), ROOM));

    assertThat(record.text(Field.QUERY_TEXT)).isEqualTo("SELECT 1");
    assertThat(record.all(Field.PARAMETER)).contains("value 0", "value 1000");
    assertThat(record.all(Field.PARAMETER).size()).isBetween(1_000, 19_999);
    assertThat(record.text(Field.DETAIL)).startsWith("The record was cut to fit");
  }

  @Test
  void fit_bodyThatFits_isLeftAlone() {
    byte[] body = new FieldWriter(64).put(Field.RULE, "r").toBytes();

    assertThat(RecordCut.fit(body, 256)).isSameAs(body);
  }
}
