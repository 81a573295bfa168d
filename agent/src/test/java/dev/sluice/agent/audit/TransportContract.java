package dev.sluice.agent.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.record.Envelope;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.FieldWriter;
import dev.sluice.rules.record.Incarnation;
import dev.sluice.rules.record.RecordCodec;
import dev.sluice.rules.record.RecordCodec.Reading;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every transport must do. */
public abstract class TransportContract {

  @TempDir Path folder;

  /** A factory of the kind under test. */
  protected abstract TransportFactory factory();

  /** All bytes that were appended, in order. */
  protected abstract byte[] readBack(File directory) throws IOException;

  private File directory() {
    return new File(folder.toFile(), factory().directoryName());
  }

  private static byte[] record(long sequence, int chars) {
    byte[] body = new FieldWriter(64).put(Field.QUERY_TEXT, "x".repeat(chars)).toBytes();
    return RecordCodec.encode(new Envelope(2, new Incarnation(1, 2), sequence, 3, 4), body);
  }

  private static ByteBuffer batch(long first, int count, int chars) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      bytes.writeBytes(record(first + i, chars));
    }
    return ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
  }

  private List<Long> sequences() throws IOException {
    byte[] all = readBack(directory());
    ByteBuffer buffer = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
    List<Long> sequences = new ArrayList<>();
    int at = 0;
    while (at < all.length) {
      Reading reading = RecordCodec.read(buffer, at, all.length);
      assertThat(reading).isInstanceOf(Reading.Taken.class);
      sequences.add(((Reading.Taken) reading).record().sequence());
      at += ((Reading.Taken) reading).length();
    }
    return sequences;
  }

  private static List<Long> upTo(long count) {
    List<Long> all = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      all.add(i);
    }
    return all;
  }

  @Test
  void append_batchesOfManySizes_readBackInOrder() throws IOException {
    long next = 0;
    try (Transport transport = factory().open(directory())) {
      for (int size = 1; size < 200; size += 7) {
        transport.append(batch(next, size, size * 3));
        next += size;
      }
    }

    assertThat(sequences()).isEqualTo(upTo(next));
  }

  @Test
  void append_longestRecordsInALargeBatch_readBack() throws IOException {
    int longest = RecordCodec.MAX_RECORD_BYTES - RecordCodec.MIN_RECORD_BYTES - 5;
    try (Transport transport = factory().open(directory())) {
      for (int i = 0; i < 20; i++) {
        transport.append(batch(i * 5L, 5, longest));
      }
    }

    assertThat(sequences()).isEqualTo(upTo(100));
  }

  @Test
  void append_beforeClose_isThereForOthers() throws IOException {
    try (Transport transport = factory().open(directory())) {
      transport.append(batch(0, 3, 10));

      assertThat(sequences()).isEqualTo(upTo(3));
    }
  }

  @Test
  void force_beforeAndAfterAppends_changesNothing() throws IOException {
    try (Transport transport = factory().open(directory())) {
      transport.force();
      transport.append(batch(0, 2, 10));
      transport.force();
      transport.append(batch(2, 1, 10));
      transport.force();
    }

    assertThat(sequences()).isEqualTo(upTo(3));
  }

  @Test
  void open_placeThatIsAFile_throwsIoException() throws IOException {
    assertThat(directory().createNewFile()).isTrue();

    Assertions.assertThatThrownBy(() -> factory().open(directory()).close())
        .isInstanceOf(IOException.class);
  }
}
