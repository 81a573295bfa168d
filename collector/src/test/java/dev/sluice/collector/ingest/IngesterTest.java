package dev.sluice.collector.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.collector.Records;
import dev.sluice.collector.ledger.Ledger;
import dev.sluice.collector.ledger.LedgerVerifier;
import dev.sluice.collector.ledger.Steps;
import dev.sluice.collector.search.QueryParser;
import dev.sluice.collector.store.Entry;
import dev.sluice.collector.store.StreamState;
import dev.sluice.collector.store.duckdb.DuckDb;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.Incarnation;
import dev.sluice.rules.record.RecordType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngesterTest {

  private static final String ALL_TYPES = "type:hello,intent,outcome,refusal,transaction,bye";

  @TempDir Path directory;
  private final MemoryQueues queues = new MemoryQueues();
  private long nowMicros = Records.START_MICROS;
  private long runs;
  private Ledger ledger;
  private Projector projector;
  private Ingester ingester;

  private void start(Steps steps) throws Exception {
    ledger = Ledger.open(directory.resolve("ledger"), 4000, steps);
    projector = new Projector(ledger, new DuckDb(directory.resolve("store"), steps));
    ingester =
        new Ingester(
            queues,
            ledger,
            projector,
            new Ingester.Settings(
                new Incarnation(0xC0L, ++runs), 1, 1_000_000, 90_000_000, true, steps),
            () -> nowMicros);
    ingester.start();
  }

  private void work() throws IOException {
    int idle = 0;
    while (idle < 2) {
      nowMicros += 2_000_000;
      idle = ingester.doWork() == 0 ? idle + 1 : 0;
    }
  }

  @AfterEach
  void stop() throws IOException {
    if (ingester != null) {
      ingester.close();
      projector.close();
      ledger.close();
    }
  }

  private List<Entry> find(String query) throws Exception {
    return projector.find(QueryParser.parse(query, Instant.now()), Long.MAX_VALUE, 500).entries();
  }

  private List<Long> sequences(Incarnation incarnation) throws Exception {
    return find(ALL_TYPES + " incarnation:" + incarnation).stream()
        .map(entry -> entry.record().sequence())
        .sorted()
        .toList();
  }

  private void fill(MemoryQueues.Stream stream, Records records, int statements) {
    for (int i = 0; i < statements; i++) {
      stream.record(records.intent("SELECT " + i));
      stream.record(records.outcome(records.next() - 1, w -> w.put(Field.STATUS, "ok")));
    }
  }

  @Test
  void doWork_jvmsComeAndGo_everyRecordOnceAndTheirEnds() throws Exception {
    Records first = Records.of(1);
    MemoryQueues.Stream one = queues.add(first.incarnation, "shop");
    one.record(first.hello("shop"));
    fill(one, first, 3);
    start(Steps.NONE);
    work();
    Records second = Records.of(2);
    MemoryQueues.Stream two = queues.add(second.incarnation, "desk");
    two.record(second.hello("support desk"));
    fill(one, first, 2);
    one.record(first.bye());
    one.alive = false;
    two.alive = false;
    work();

    assertThat(sequences(first.incarnation)).isEqualTo(range(12));
    assertThat(sequences(second.incarnation)).isEqualTo(range(1));
    assertThat(find("finding:ended"))
        .extracting(entry -> entry.record().text(Field.DETAIL))
        .containsExactlyInAnyOrder(
            "The JVM said good-bye; all its records are read: records=12",
            "The JVM ended without good-bye; what it left is read: records=1");
    assertThat(one.released).isTrue();
    assertThat(projector.streams())
        .filteredOn(state -> !state.service().equals(Findings.SERVICE))
        .allMatch(state -> state.phase() == StreamState.Phase.ENDED)
        .extracting(StreamState::service)
        .containsExactlyInAnyOrder("shop", "support desk");
  }

  private static List<Long> range(long end) {
    return LongStream.range(0, end).boxed().toList();
  }

  @Test
  void doWork_gapsAndDamage_areOnRecordThemselves() throws Exception {
    Records records = Records.of(1);
    MemoryQueues.Stream stream = queues.add(records.incarnation, "shop");
    stream.record(records.hello("shop"));
    records.skip(2);
    stream.gap(1, 2).record(records.intent("SELECT 1")).damage("the checksum does not match");
    records.skip(1);
    stream.record(records.intent("SELECT 2"));
    start(Steps.NONE);
    work();

    assertThat(find("finding:gap"))
        .extracting(entry -> entry.record().number(Field.GAP_FIRST, -1))
        .containsExactlyInAnyOrder(1L, 4L);
    assertThat(find("finding:damage").get(0).record().text(Field.DETAIL))
        .contains("checksum")
        .contains("queue.cq4 at byte 42");
    assertThat(find("finding:damage").get(0).record().text(Field.SUBJECT))
        .isEqualTo(records.incarnation.toString());
    assertThat(ingester.status().missing()).isEqualTo(3);
    stop();
    start(Steps.NONE);
    work();
    assertThat(sequences(records.incarnation)).containsExactly(0L, 3L, 5L);
    assertThat(find("finding:gap")).hasSize(2);
  }

  @Test
  void doWork_recordOfAnotherIncarnation_isNotTaken() throws Exception {
    Records records = Records.of(1);
    MemoryQueues.Stream stream = queues.add(records.incarnation, "shop");
    stream.record(records.hello("shop"));
    stream.record(Records.of(7).intent("forged"));
    start(Steps.NONE);
    work();
    assertThat(find("forged")).isEmpty();
    assertThat(find("finding:damage")).hasSize(1);
  }

  @Test
  void doWork_findingForgedInAQueue_movesNoOtherStream() throws Exception {
    Records victim = Records.of(1);
    Records attacker = Records.of(2);
    MemoryQueues.Stream stream = queues.add(victim.incarnation, "shop");
    queues
        .add(attacker.incarnation, "evil")
        .record(attacker.hello("evil"))
        .record(
            attacker.make(
                RecordType.FINDING,
                w ->
                    w.put(Field.FINDING_KIND, Findings.GAP)
                        .put(Field.SUBJECT, victim.incarnation.toString())
                        .put(Field.GAP_FIRST, 0)
                        .put(Field.GAP_LAST, 1_000_000)))
        .record(attacker.make(RecordType.FINDING, w -> w.put(Field.SUBJECT, "no incarnation")))
        .record(attacker.make(RecordType.GAP, w -> w.put(Field.GAP_LAST, Long.MAX_VALUE)))
        .record(attacker.intent("SELECT 'after'"));
    start(Steps.NONE);
    work();
    stream.record(victim.hello("shop"));
    fill(stream, victim, 2);
    work();
    assertThat(sequences(victim.incarnation)).isEqualTo(range(5));
    assertThat(find("after")).hasSize(1);
    assertThat(find("finding:damage incarnation:" + attacker.incarnation)).hasSize(2);
  }

  @Test
  void doWork_recordThatCameAlready_isNotTakenTwiceAndTold() throws Exception {
    Records records = Records.of(1);
    byte[] hello = records.hello("shop");
    queues.add(records.incarnation, "shop").record(hello).record(hello).record(hello);
    start(Steps.NONE);
    work();
    assertThat(sequences(records.incarnation)).isEqualTo(range(1));
    assertThat(find("finding:damage")).hasSize(1);
    assertThat(ingester.status().duplicates()).isEqualTo(2);
  }

  @Test
  void doWork_livingJvmWithoutRecords_isCalledSilentOnce() throws Exception {
    Records records = Records.of(1);
    MemoryQueues.Stream stream = queues.add(records.incarnation, "shop");
    stream.record(records.hello("shop"));
    start(Steps.NONE);
    work();
    assertThat(find("finding:silent")).isEmpty();
    nowMicros += 91_000_000;
    work();
    nowMicros += 91_000_000;
    work();
    assertThat(find("finding:silent")).hasSize(1);
    assertThat(ingester.status().silences()).isEqualTo(1);
    stream.record(records.intent("SELECT 1"));
    work();
    assertThat(ingester.status().silences()).isZero();
  }

  @Test
  void start_storeLostOrBroken_isRebuiltFromTheSegments() throws Exception {
    Records records = Records.of(1);
    MemoryQueues.Stream stream = queues.add(records.incarnation, "shop");
    stream.record(records.hello("shop"));
    fill(stream, records, 20);
    start(Steps.NONE);
    work();
    List<Long> before = sequences(records.incarnation);
    stop();
    Path file = directory.resolve("store/records.duckdb");
    Files.delete(file);
    start(Steps.NONE);
    assertThat(sequences(records.incarnation)).isEqualTo(before).isEqualTo(range(41));
    stop();
    Files.writeString(file, "this is no database");
    start(Steps.NONE);
    assertThat(sequences(records.incarnation)).isEqualTo(before);
    work();
    assertThat(sequences(records.incarnation)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    Steps.HALF_WRITTEN + ",1", Steps.HALF_WRITTEN + ",3",
    Steps.WRITTEN + ",1", Steps.WRITTEN + ",3",
    Steps.FORCED + ",1", Steps.FORCED + ",3",
    Steps.APPENDED + ",1", Steps.APPENDED + ",3",
    Steps.ROWS_WRITTEN + ",1", Steps.ROWS_WRITTEN + ",3",
    Steps.PROJECTED + ",1", Steps.PROJECTED + ",3",
    Steps.CHECKPOINT_WRITTEN + ",1", Steps.CHECKPOINT_WRITTEN + ",2"
  })
  void crash_atAnyStep_losesNothingAndDoublesNothing(String step, int time) throws Exception {
    Records records = Records.of(1);
    MemoryQueues.Stream stream = queues.add(records.incarnation, "shop");
    stream.record(records.hello("shop"));
    AtomicInteger reached = new AtomicInteger();
    start(
        at -> {
          if (at.equals(step) && reached.incrementAndGet() >= time) {
            throw new Crash();
          }
        });
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 5; i++) {
                fill(stream, records, 4);
                work();
              }
            })
        .isInstanceOf(Crash.class);
    projector.close();
    start(Steps.NONE);
    fill(stream, records, 4);
    work();
    assertThat(sequences(records.incarnation)).isEqualTo(range(records.next()));
    assertThat(find("type:finding").stream().map(Entry::id)).doesNotHaveDuplicates();
    stop();
    assertThat(
            new LedgerVerifier(directory.resolve("ledger"), null, null, (batch, problems) -> {})
                .verify()
                .problems())
        .isEmpty();
  }

  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }
}
