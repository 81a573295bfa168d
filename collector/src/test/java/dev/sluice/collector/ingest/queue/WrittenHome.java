package dev.sluice.collector.ingest.queue;

import dev.sluice.rules.record.Envelope;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.FieldWriter;
import dev.sluice.rules.record.Incarnation;
import dev.sluice.rules.record.RecordCodec;
import dev.sluice.rules.record.RecordType;
import dev.sluice.rules.record.RingLayout;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongPredicate;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.core.time.SetTimeProvider;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;

/** The directory of an incarnation as an agent leaves it. */
final class WrittenHome implements AutoCloseable {

  static final Incarnation ME = new Incarnation(0x0123456789abcdefL, 0x77);
  private static final long KEY = 0xFEDCBAL;

  final Path root;
  final Path home;
  private FileChannel lock;

  WrittenHome(Path root) {
    this.root = root;
    home = root.resolve("shop").resolve(ME.toString());
    System.setProperty("chronicle.disk.monitor.disable", "true");
    System.setProperty("chronicle.announcer.disable", "true");
    System.setProperty("chronicle.analytics.disable", "true");
    try {
      Files.createDirectories(home);
      Files.createFile(home.resolve("alive.lock"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The JVM lives. */
  void lock() throws IOException {
    lock = FileChannel.open(home.resolve("alive.lock"), StandardOpenOption.WRITE);
    lock.lock();
  }

  /** The JVM dies. */
  void unlock() throws IOException {
    lock.close();
  }

  static byte[] record(long sequence) {
    byte[] body =
        new FieldWriter(64)
            .put(Field.STATEMENT_ID, sequence)
            .put(Field.QUERY_TEXT, "SELECT " + "x".repeat((int) (sequence * 37 % 301)))
            .toBytes();
    return RecordCodec.encode(
        new Envelope(RecordType.INTENT.number(), ME, sequence, 1000 + sequence, sequence), body);
  }

  /** Records from one sequence to before another. */
  static byte[] records(long from, long to) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (long sequence = from; sequence < to; sequence++) {
      bytes.writeBytes(record(sequence));
    }
    return bytes.toByteArray();
  }

  /** A queue with batches of growing size; a new cycle where asked. */
  void queue(String directory, long from, long to, LongPredicate rollsBefore) {
    SetTimeProvider time = new SetTimeProvider("2026-11-22T10:00:00");
    try (SingleChronicleQueue queue =
            SingleChronicleQueueBuilder.binary(home.resolve(directory))
                .rollCycle(RollCycles.TEN_MINUTELY)
                .timeProvider(time)
                .blockSize(256L << 10)
                .build();
        ExcerptAppender appender = queue.createAppender()) {
      long sequence = from;
      for (int size = 1; sequence < to; size++) {
        if (rollsBefore.test(sequence)) {
          time.advanceMillis(600_000);
        }
        long end = Math.min(to, sequence + size % 9 + 1);
        appender.writeBytes(Bytes.wrapForRead(records(sequence, end)));
        sequence = end;
      }
    }
  }

  void segment(String directory, long from, long to) throws IOException {
    Path folder = Files.createDirectories(home.resolve(directory));
    Files.write(folder.resolve(String.format("%016x.seg", from)), records(from, to));
  }

  /**
   * A ring whose head is at one sequence and which holds published records and unpublished claims.
   */
  void ring(long head, long to, LongPredicate published) throws IOException {
    int slots = RingLayout.MIN_SLOTS;
    ByteBuffer ring =
        ByteBuffer.allocate(RingLayout.fileBytes(slots)).order(ByteOrder.LITTLE_ENDIAN);
    RingLayout.initialise(ring, slots, ME, KEY);
    int slot = slots - 7;
    ring.putLong(RingLayout.AT_HEAD, slot);
    ring.putLong(RingLayout.AT_HEAD_SEQUENCE, head);
    for (long sequence = head; sequence < to; sequence++) {
      byte[] bytes = record(sequence);
      int need = RingLayout.slotsFor(bytes.length);
      slot = slot + need > slots ? 0 : slot;
      if (published.test(sequence)) {
        ring.putLong(
            RingLayout.offset(slot), RingLayout.word(KEY, sequence, need, RingLayout.PUBLISHED));
        ring.put(RingLayout.offset(slot) + RingLayout.STATE_BYTES, bytes);
      } else if (sequence % 2 == 0) {
        ring.putLong(
            RingLayout.offset(slot), RingLayout.word(KEY, sequence, need, RingLayout.CLAIMED));
        ring.put(RingLayout.offset(slot) + RingLayout.STATE_BYTES, bytes, 0, bytes.length / 2);
      }
      slot = slot + need == slots ? 0 : slot + need;
    }
    ring.putLong(RingLayout.AT_TAIL, RingLayout.tail(to, slot));
    Files.write(home.resolve("ring.bin"), ring.array());
  }

  /** The files of one transport directory, in order. */
  File[] files(String directory) {
    File[] files =
        home.resolve(directory)
            .toFile()
            .listFiles((in, name) -> name.endsWith(".cq4") || name.endsWith(".seg"));
    java.util.Arrays.sort(files);
    return files;
  }

  @Override
  public void close() throws IOException {
    if (lock != null) {
      lock.close();
    }
  }
}
