package dev.sluice.agent.audit.ring;

import static dev.sluice.agent.audit.RecordSink.NONE;
import static dev.sluice.agent.audit.RecordSink.NOT_WRITTEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.record.AuditRecord;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.FieldWriter;
import dev.sluice.rules.record.Incarnation;
import dev.sluice.rules.record.RecordType;
import dev.sluice.rules.record.RingLayout;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordRingTest {

  private static final Incarnation ME = new Incarnation(7, 8);
  private static final long KEY = 0x5EC2E7;
  private static final long STALE = TimeUnit.SECONDS.toNanos(10);

  @TempDir Path folder;
  private ByteBuffer mapped;
  private RecordRing ring;
  private RingDrain drain;

  @BeforeEach
  void makeRing() throws IOException {
    mapped = RingFile.create(new File(folder.toFile(), "ring.bin"), RingLayout.MIN_SLOTS, ME, KEY);
    ring = new RecordRing(mapped, 0);
    drain = new RingDrain(mapped);
  }

  private static FieldWriter body(String text) {
    return new FieldWriter(64).put(Field.QUERY_TEXT, text);
  }

  private long publish(RecordType type, String text) {
    return ring.publish(type, NONE, NONE, NONE, body(text));
  }

  private List<AuditRecord> drained() {
    return RingRecords.collectAndRelease(drain);
  }

  /** Claims slots and dies before the mark. */
  private long claimAndDie(int slots) {
    long claim = new RingClaims(mapped, RingLayout.MIN_SLOTS, 0).claimOrWait(slots, 0);
    assertThat(claim).isNotEqualTo(RingClaims.FULL);
    return claim;
  }

  /** Claims slots, marks them and dies before publication. */
  private void claimMarkAndDie(int slots) {
    long claim = claimAndDie(slots);
    mapped.putLong(
        RingLayout.offset(RingLayout.tailSlot(claim)),
        RingLayout.word(KEY, RingLayout.tailSequence(claim), slots, RingLayout.CLAIMED));
  }

  private boolean voidAfterItsTime() {
    long now = 0;
    boolean voided = false;
    for (int look = 0; look < 12; look++, now += STALE / 10) {
      voided |= drain.voidStale(now, STALE);
    }
    return voided;
  }

  @Test
  void publish_fourParts_becomeOneRecordInOrder() {
    byte[] statement = body("SELECT 1").toBytes();
    byte[] connection = new FieldWriter(64).put(Field.DB_USER, "app").toBytes();
    byte[] actor = new FieldWriter(64).put(Field.ACTOR_KIND, "ai").toBytes();
    FieldWriter own = new FieldWriter(64).put(Field.STATEMENT_ID, 12);

    long sequence = ring.publish(RecordType.INTENT, statement, connection, actor, own);

    assertThat(sequence).isZero();
    AuditRecord record = drained().get(0);
    assertThat(record.type()).isEqualTo(RecordType.INTENT);
    assertThat(record.incarnation()).isEqualTo(ME);
    assertThat(record.sequence()).isZero();
    assertThat(record.text(Field.QUERY_TEXT)).isEqualTo("SELECT 1");
    assertThat(record.text(Field.DB_USER)).isEqualTo("app");
    assertThat(record.text(Field.ACTOR_KIND)).isEqualTo("ai");
    assertThat(record.number(Field.STATEMENT_ID, 0)).isEqualTo(12);
    assertThat(Math.abs(record.wallMicros() - System.currentTimeMillis() * 1000))
        .isLessThan(TimeUnit.HOURS.toMicros(1));
  }

  @Test
  void publish_manyLapsOfEverySize_comesOutOnceAndInSequence() {
    long expected = 0;
    for (int round = 0; round < 20_000; round++) {
      int chars = round % 13 == 0 ? 30_000 : round % 700;
      String text = round + ":" + "x".repeat(chars);
      assertThat(publish(RecordType.TRANSACTION, text)).isEqualTo(round);
      if (round % 17 == 0) {
        for (AuditRecord record : drained()) {
          assertThat(record.sequence()).isEqualTo(expected);
          assertThat(record.text(Field.QUERY_TEXT)).startsWith(expected + ":");
          expected++;
        }
      }
    }
    assertThat(expected + drained().size()).isEqualTo(20_000);
    assertThat(ring.isEmpty()).isTrue();
    assertThat(ring.lost()).isZero();
  }

  @Test
  void publish_fullRing_isNotWrittenAndCountedAndTakesAgainAfterDraining() {
    long taken = 0;
    while (publish(RecordType.REFUSAL, "x".repeat(900)) != NOT_WRITTEN) {
      taken++;
    }
    assertThat(ring.lost()).isEqualTo(1);
    assertThat(ring.accepts()).isFalse();
    assertThat(taken).isGreaterThan(RingLayout.MIN_SLOTS / 16 - 100);

    List<AuditRecord> records = drained();
    while (records.size() < taken) {
      records.addAll(drained());
    }

    assertThat(publish(RecordType.REFUSAL, "again")).isEqualTo(taken);
    assertThat(ring.accepts()).isTrue();
  }

  @Test
  void publish_fullRing_outcomesOfAdmittedIntentsStillFit() {
    int admitted = 0;
    while (publish(RecordType.INTENT, "x".repeat(500)) != NOT_WRITTEN) {
      admitted++;
    }
    while (publish(RecordType.TRANSACTION, "x".repeat(500)) != NOT_WRITTEN) {
      assertThat(ring.lost()).isEqualTo(1);
    }
    byte[] statement = body("y".repeat(800)).toBytes();
    FieldWriter own = new FieldWriter(64).put(Field.ROWS_AFFECTED, 1);

    for (int i = 0; i < admitted; i++) {
      assertThat(ring.publish(RecordType.OUTCOME, statement, NONE, NONE, own))
          .as("outcome %d of %d", i, admitted)
          .isNotEqualTo(NOT_WRITTEN);
    }

    assertThat(ring.lost()).isEqualTo(2);
  }

  @Test
  void publish_recordTooLong_isCutNotRefused() {
    assertThat(publish(RecordType.INTENT, "x".repeat(2_000_000))).isZero();

    AuditRecord record = drained().get(0);
    assertThat(record.text(Field.QUERY_TEXT)).hasSizeGreaterThan(10_000);
    assertThat(record.number(Field.TEXT_CUT_FROM, 0)).isEqualTo(2_000_000);
  }

  @Test
  void publish_afterClose_isNotWrittenAndCounted() {
    ring.close();

    assertThat(publish(RecordType.INTENT, "late")).isEqualTo(NOT_WRITTEN);
    assertThat(ring.lost()).isEqualTo(1);
    assertThat(ring.accepts()).isFalse();
  }

  @Test
  void collect_withoutRelease_givesTheSameAgain() {
    publish(RecordType.INTENT, "once");

    assertThat(RingRecords.collect(drain)).hasSize(1);
    assertThat(RingRecords.collect(drain)).hasSize(1);
    drain.release();
    assertThat(RingRecords.collect(drain)).isEmpty();
  }

  @Test
  void voidStale_markedClaim_becomesAGapAndTheRestFollows() {
    publish(RecordType.INTENT, "before");
    claimMarkAndDie(5);
    publish(RecordType.INTENT, "behind");
    assertThat(drained()).hasSize(1);

    assertThat(voidAfterItsTime()).isTrue();

    List<AuditRecord> records = drained();
    assertThat(records).extracting(AuditRecord::sequence).containsExactly(1L, 2L);
    assertThat(records.get(0).type()).isEqualTo(RecordType.GAP);
    assertThat(records.get(0).number(Field.GAP_FIRST, -1)).isEqualTo(1);
    assertThat(records.get(1).text(Field.QUERY_TEXT)).isEqualTo("behind");
    assertThat(ring.isEmpty()).isTrue();
  }

  @Test
  void voidStale_severalUnmarkedClaims_becomeGapsWhereverTheRingWraps() {
    for (int before = RingLayout.MIN_SLOTS - 12; before <= RingLayout.MIN_SLOTS + 2; before++) {
      long first = fillAndDrain(before);
      claimAndDie(5);
      claimAndDie(1);
      claimAndDie(7);
      long behind = publish(RecordType.INTENT, "behind");
      assertThat(drained()).isEmpty();

      assertThat(voidAfterItsTime()).as("start %d", before).isTrue();

      List<AuditRecord> records = drained();
      assertThat(records)
          .extracting(AuditRecord::sequence)
          .containsExactly(first, first + 1, first + 2, behind);
      assertThat(records.get(2).type()).isEqualTo(RecordType.GAP);
      assertThat(records.get(3).text(Field.QUERY_TEXT)).isEqualTo("behind");
    }
  }

  @Test
  void voidStale_oneUnmarkedClaimAtTheEnd_becomesAGap() {
    for (int before = RingLayout.MIN_SLOTS - 8; before <= RingLayout.MIN_SLOTS + 1; before++) {
      long first = fillAndDrain(before);
      claimAndDie(5);

      assertThat(voidAfterItsTime()).as("start %d", before).isTrue();

      assertThat(drained()).extracting(AuditRecord::sequence).containsExactly(first);
      assertThat(ring.isEmpty()).isTrue();
    }
  }

  /** Moves head and tail to a slot, whatever they were; answers the next sequence. */
  private long fillAndDrain(int toSlot) {
    int target = toSlot % RingLayout.MIN_SLOTS;
    while (true) {
      long tail = (long) RingClaims.LONG.getVolatile(mapped, RingLayout.AT_TAIL);
      int slot = RingLayout.tailSlot(tail);
      if (slot == target) {
        return RingLayout.tailSequence(tail);
      }
      int end = target > slot ? target : RingLayout.MIN_SLOTS;
      int slots = Math.min(end - slot, 500);
      int bytes = slots * RingLayout.SLOT_BYTES - RingLayout.STATE_BYTES - 52 - 5;
      if (bytes < 0) {
        ring.publish(RecordType.HEARTBEAT, NONE, NONE, NONE, new FieldWriter(64));
      } else {
        publish(RecordType.HEARTBEAT, "x".repeat(bytes));
      }
      drained();
    }
  }

  @Test
  void voidStale_claimOfALivingThread_isLeftAlone() {
    claimMarkAndDie(3);

    // A process that was stopped for an hour: one long look is not the whole time.
    assertThat(drain.voidStale(0, STALE)).isFalse();
    assertThat(drain.voidStale(TimeUnit.HOURS.toNanos(1), STALE)).isFalse();
  }

  @Test
  void voidStale_publishedBehindTheCheck_isNeverVoided() {
    publish(RecordType.INTENT, "published");

    assertThat(voidAfterItsTime()).isFalse();
    assertThat(drained()).hasSize(1);
  }
}
