package dev.sluice.agent.audit.trail;

import static dev.sluice.agent.audit.RecordSink.NONE;
import static dev.sluice.agent.audit.RecordSink.NOT_WRITTEN;

import dev.sluice.agent.audit.AuditSettings;
import dev.sluice.agent.audit.RecordSink;
import dev.sluice.agent.audit.segment.SegmentTransportFactory;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.FieldWriter;
import dev.sluice.rules.record.RecordType;
import java.io.File;
import java.io.RandomAccessFile;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;

/** A JVM that publishes from eight threads until it is killed, and notes what was taken. */
final class KilledVictim {

  static final int THREADS = 8;
  static final int NOTE_STRIDE = 64;

  private KilledVictim() {}

  public static void main(String[] arguments) throws Exception {
    AuditSettings settings = AuditSettings.of(new File(arguments[0]), "victim");
    AuditTrail.Opening opening =
        AuditTrail.open(
            settings.withRingBytes(2 << 20),
            List.of(new SegmentTransportFactory()),
            new FieldWriter(64).put(Field.SERVICE_NAME, "victim"),
            System.err::println);
    AuditTrail trail = ((AuditTrail.Opening.Opened) opening).trail();
    MappedByteBuffer notes;
    try (RandomAccessFile file = new RandomAccessFile(arguments[1], "rw")) {
      notes =
          file.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, (long) THREADS * NOTE_STRIDE);
    }
    trail.start();
    for (int t = 0; t < THREADS; t++) {
      int thread = t;
      new Thread(() -> publish(trail.sink(), notes, thread)).start();
    }
    System.out.println(trail.directory());
  }

  private static void publish(RecordSink sink, MappedByteBuffer notes, int thread) {
    byte[] statement = new FieldWriter(64).put(Field.QUERY_TEXT, "x".repeat(150)).toBytes();
    FieldWriter own = new FieldWriter(64);
    for (long count = 1; ; count++) {
      RecordType type = count % 2 == 1 ? RecordType.INTENT : RecordType.OUTCOME;
      own.clear().put(Field.STATEMENT_ID, count).put(Field.CONNECTION_ID, thread);
      if (sink.publish(type, statement, NONE, NONE, own) == NOT_WRITTEN) {
        System.err.println("not written");
        Runtime.getRuntime().halt(3);
      }
      notes.putLong(thread * NOTE_STRIDE, count);
    }
  }
}
