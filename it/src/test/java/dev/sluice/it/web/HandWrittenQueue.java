package dev.sluice.it.web;

import dev.sluice.rules.record.Envelope;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.FieldWriter;
import dev.sluice.rules.record.Incarnation;
import dev.sluice.rules.record.RecordCodec;
import dev.sluice.rules.record.RecordType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** Writes records as an agent that uses segment files does, and lives as long as it is open. */
final class HandWrittenQueue implements AutoCloseable {

  final Incarnation incarnation;
  private final FileChannel lock;
  private final FileChannel segment;
  private long sequence;

  HandWrittenQueue(Path queues, String service, long number) throws IOException {
    incarnation = new Incarnation(0xABCDL, number);
    Path home = queues.resolve(service).resolve(incarnation.toString());
    Path segments = Files.createDirectories(home.resolve("segments"));
    lock = open(home.resolve("alive.lock"));
    if (lock.tryLock() == null) {
      throw new IOException("somebody else lives there: " + home);
    }
    segment = open(segments.resolve("00000000000000000000.seg"));
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Writes one record; the answer is its sequence. */
  long write(RecordType type, Consumer<FieldWriter> body) throws IOException {
    FieldWriter writer = new FieldWriter(512);
    body.accept(writer);
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    Envelope envelope = new Envelope(type.number(), incarnation, sequence, now, System.nanoTime());
    ByteBuffer bytes = ByteBuffer.wrap(RecordCodec.encode(envelope, writer.toBytes()));
    while (bytes.hasRemaining()) {
      segment.write(bytes);
    }
    return sequence++;
  }

  /** A statement of nobody known. */
  long statement(String sql) throws IOException {
    return write(RecordType.INTENT, w -> w.put(Field.QUERY_TEXT, sql).put(Field.VERDICT, "allow"));
  }

  /** A statement of the agent called support. */
  long intent(String sql, Consumer<FieldWriter> more) throws IOException {
    return write(
        RecordType.INTENT,
        w -> {
          w.put(Field.QUERY_TEXT, sql).put(Field.VERDICT, "allow");
          actor(w);
          more.accept(w);
        });
  }

  long outcome(long intent, Consumer<FieldWriter> more) throws IOException {
    return write(
        RecordType.OUTCOME,
        w -> {
          w.put(Field.INTENT_SEQUENCE, intent).put(Field.STATUS, "ok");
          more.accept(w);
        });
  }

  long refusal(String sql, String rule, String sentence) throws IOException {
    return write(
        RecordType.REFUSAL,
        w -> {
          w.put(Field.QUERY_TEXT, sql)
              .put(Field.VERDICT, "deny")
              .put(Field.WRITES, "public.customers")
              .put(Field.RULE, rule)
              .put(Field.DECIDING_RULE, rule)
              .put(Field.MESSAGE, sentence);
          actor(w);
        });
  }

  private static void actor(FieldWriter w) {
    w.put(Field.ACTOR_KIND, "ai")
        .put(Field.ACTOR_SOURCE, "instrumented")
        .put(Field.AGENT_NAME, "support")
        .put(Field.TOOL_NAME, "lookupCustomer")
        .put(Field.MODEL, "gpt-demo")
        .put(Field.CONVERSATION_ID, "c-42")
        .put(Field.DB_SYSTEM, "postgresql")
        .put(Field.DB_NAMESPACE, "shop")
        .put(Field.DATABASE_NAME, "main");
  }

  @Override
  public void close() throws IOException {
    segment.close();
    lock.close();
  }
}
