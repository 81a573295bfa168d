package dev.sluice.rules.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.rules.record.RecordCodec.Reading;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class RecordCodecTest {

  private static final Incarnation ME = new Incarnation(0x1122334455667788L, -2);
  private static final Envelope ENVELOPE =
      new Envelope(RecordType.INTENT.number(), ME, 42, 1_700_000_000_000_000L, -5);

  private static byte[] sample() {
    FieldWriter body =
        new FieldWriter(64)
            .put(Field.QUERY_TEXT, "SELECT ☃ FROM users")
            .put(Field.RULE, "one")
            .put(Field.RULE, "two")
            .put(Field.STATEMENT_ID, Long.MIN_VALUE);
    return RecordCodec.encode(ENVELOPE, body.toBytes());
  }

  private static AuditRecord taken(byte[] bytes) {
    Reading reading = RecordCodec.read(bytes);
    assertThat(reading).isInstanceOf(Reading.Taken.class);
    return ((Reading.Taken) reading).record();
  }

  private static byte[] resealed(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length - 4);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(bytes.length - 4, (int) crc.getValue());
    return bytes;
  }

  @Test
  void read_encodedRecord_givesEverythingBack() {
    AuditRecord record = taken(sample());

    assertThat(record.type()).isEqualTo(RecordType.INTENT);
    assertThat(record.schemaVersion()).isEqualTo(RecordCodec.SCHEMA_VERSION);
    assertThat(record.incarnation()).isEqualTo(ME);
    assertThat(record.sequence()).isEqualTo(42);
    assertThat(record.wallMicros()).isEqualTo(1_700_000_000_000_000L);
    assertThat(record.monotonicNanos()).isEqualTo(-5);
    assertThat(record.text(Field.QUERY_TEXT)).isEqualTo("SELECT ☃ FROM users");
    assertThat(record.all(Field.RULE)).containsExactly("one", "two");
    assertThat(record.number(Field.STATEMENT_ID, 0)).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void read_everyField_givesItBack() {
    FieldWriter body = new FieldWriter(64);
    for (Field field : Field.values()) {
      if (field.kind() == Field.Kind.TEXT) {
        body.put(field, field.name());
      } else {
        body.put(field, field.number());
      }
    }
    AuditRecord record = taken(RecordCodec.encode(ENVELOPE, body.toBytes()));

    assertThat(record.texts()).hasSize(count(Field.Kind.TEXT));
    assertThat(record.numbers()).hasSize(count(Field.Kind.LONG));
    record.texts().forEach((field, values) -> assertThat(values).containsExactly(field.name()));
    record.numbers().forEach((field, value) -> assertThat(value).isEqualTo(field.number()));
  }

  @Test
  void read_textOfAnyLengthAndAlphabet_isWhatWasPut() {
    FieldWriter body = new FieldWriter(64);
    List<String> texts = new ArrayList<>();
    for (int length = 0; length < 70; length++) {
      texts.add("a".repeat(length));
      texts.add("a".repeat(length) + "é");
      texts.add("☃" + "z".repeat(length) + "😀");
    }
    texts.forEach(text -> body.put(Field.RULE, text));
    body.put(Field.RULE, "lone \ud800 surrogate");
    body.putHex(Field.PARAMETER, 0x00ab_cdef_0123_4567L).putHex(Field.PARAMETER, -1);
    AuditRecord record = taken(RecordCodec.encode(ENVELOPE, body.toBytes()));

    texts.add("lone ? surrogate");
    assertThat(record.all(Field.RULE)).isEqualTo(texts);
    assertThat(record.all(Field.PARAMETER)).containsExactly("00abcdef01234567", "ffffffffffffffff");
  }

  private static int count(Field.Kind kind) {
    return (int) List.of(Field.values()).stream().filter(field -> field.kind() == kind).count();
  }

  @Test
  void read_unknownFieldAndTypeOfANewerSchema_skipsAndKeepsTheNumber() {
    byte[] unknown = {(byte) 254, 3, 0, 0, 0, 1, 2, 3};
    byte[] known = new FieldWriter(64).put(Field.LOST, 7).toBytes();
    byte[] body = new byte[unknown.length * 2 + known.length];
    System.arraycopy(unknown, 0, body, 0, unknown.length);
    System.arraycopy(known, 0, body, unknown.length, known.length);
    System.arraycopy(unknown, 0, body, unknown.length + known.length, unknown.length);
    byte[] bytes = RecordCodec.encode(new Envelope(60_000, ME, 1, 2, 3), body);
    bytes[5] = 9;

    AuditRecord record = taken(resealed(bytes));

    assertThat(record.typeNumber()).isEqualTo(60_000);
    assertThat(record.type()).isNull();
    assertThat(record.schemaVersion()).isEqualTo(9);
    assertThat(record.number(Field.LOST, 0)).isEqualTo(7);
    assertThat(record.texts()).isEmpty();
  }

  @Test
  void read_numberFieldOfAnotherWidth_skipsIt() {
    byte[] body = {(byte) Field.LOST.number(), 2, 0, 0, 0, 1, 1};

    AuditRecord record = taken(RecordCodec.encode(ENVELOPE, body));

    assertThat(record.numbers()).isEmpty();
  }

  @Test
  void read_fieldLongerThanItsRecord_saysSo() {
    byte[] body = {(byte) Field.RULE.number(), 9, 0, 0, 0, 'x'};

    assertThat(RecordCodec.read(RecordCodec.encode(ENVELOPE, body)))
        .isEqualTo(
            new Reading.Damaged("a field is longer than its record: field=" + Field.RULE.number()));
  }

  @Test
  void read_anyFlippedBit_isDamage() {
    byte[] bytes = sample();
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(RecordCodec.read(bytes)).as("bit %d", bit).isInstanceOf(Reading.Damaged.class);
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }
    assertThat(RecordCodec.read(bytes)).isInstanceOf(Reading.Taken.class);
  }

  @Test
  void read_anyTruncation_isDamage() {
    byte[] bytes = sample();
    for (int length = 0; length < bytes.length; length++) {
      assertThat(RecordCodec.read(java.util.Arrays.copyOf(bytes, length)))
          .isInstanceOf(Reading.Damaged.class);
    }
  }

  @Test
  void read_randomBytesAndSealedRandomBodies_neverThrows() {
    Random random = new Random(20_261_122);
    int damaged = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      if (RecordCodec.read(bytes) instanceof Reading.Damaged) {
        damaged++;
      }
      // A valid checksum over a body that means nothing: the fields must be checked by themselves.
      Reading sealed = RecordCodec.read(RecordCodec.encode(ENVELOPE, bytes));
      assertThat(sealed).isNotNull();
    }
    assertThat(damaged).isEqualTo(20_000);
  }

  @Test
  void encode_bodyTooLong_throws() {
    byte[] body = new byte[RecordCodec.MAX_RECORD_BYTES - RecordCodec.MIN_RECORD_BYTES + 1];

    assertThatThrownBy(() -> RecordCodec.encode(ENVELOPE, body))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("record too long: bytes=65465");
  }

  @Test
  void types_allNumbers_fitTheEnvelopeAndAreKnown() {
    for (RecordType type : RecordType.values()) {
      assertThat(RecordType.of(type.number())).isEqualTo(type);
      assertThat(taken(RecordCodec.encode(new Envelope(type.number(), ME, 0, 0, 0), new byte[0])))
          .extracting(AuditRecord::type)
          .isEqualTo(type);
    }
  }
}
