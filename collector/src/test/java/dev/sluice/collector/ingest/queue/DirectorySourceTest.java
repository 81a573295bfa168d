package dev.sluice.collector.ingest.queue;

import static dev.sluice.collector.ingest.queue.Heard.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.collector.ingest.IncarnationFinder.Found;
import dev.sluice.collector.ingest.IncarnationSource;
import dev.sluice.collector.ingest.RecordConsumer;
import dev.sluice.rules.record.AuditRecord;
import dev.sluice.rules.record.RecordDamage;
import dev.sluice.rules.record.RingLayout;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectorySourceTest {

  @TempDir Path folder;
  private WrittenHome written;

  @BeforeEach
  void makeHome() {
    written = new WrittenHome(folder);
  }

  private IncarnationSource open(long from) {
    QueueRoot root = new QueueRoot(folder.toFile());
    assertThat(root.find()).containsExactly(new Found("shop", WrittenHome.ME));
    return root.open(root.find().get(0), from);
  }

  private void write(String kind, long from, long to) throws IOException {
    if (kind.startsWith("queue")) {
      written.queue(kind, from, to, sequence -> sequence > from && sequence % 50 < 4);
    } else {
      for (long at = from; at < to; at += 64) {
        written.segment(kind, at, Math.min(to, at + 64));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"queue", "segments"})
  void poll_deadJvm_takesTransportThenRingAndTellsItsHoles(String kind) throws IOException {
    write(kind, 0, 300);
    written.ring(290, 340, sequence -> sequence % 10 != 5 && sequence % 10 != 6);
    assertThat(written.files(kind).length).isGreaterThan(1);

    try (IncarnationSource source = open(0)) {
      Heard heard = Heard.all(source, 0);

      assertThat(source.writerAlive()).isFalse();
      assertThat(source.exhausted()).isTrue();
      assertThat(heard.next()).isEqualTo(340);
      assertThat(heard.sequences).containsAll(range(0, 300)).doesNotContain(305L, 306L, 335L, 336L);
      assertThat(heard.gaps).hasSize(4).allMatch(gap -> gap.contains("The JVM died before"));
      assertThat(heard.gaps.get(0)).startsWith("305-306: ");
      assertThat(heard.damages).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"queue", "segments"})
  void poll_livingJvm_givesWhatIsThereAndWaitsForMore(String kind) throws IOException {
    written.lock();
    written.ring(0, 0, sequence -> true);
    try (IncarnationSource source = open(0)) {
      Heard heard = Heard.all(source, 0);
      assertThat(heard.sequences).isEmpty();

      write(kind, 0, 100);
      heard.readAll(source);
      assertThat(heard.sequences).isEqualTo(range(0, 100));
      assertThat(source.exhausted()).isFalse();
      assertThat(source.writerAlive()).isTrue();

      write(kind + ".1", 100, 180);
      heard.readAll(source);
      assertThat(heard.sequences).isEqualTo(range(0, 180));

      written.ring(180, 182, sequence -> true);
      written.unlock();
      heard.readAll(source);
      assertThat(heard.sequences).isEqualTo(range(0, 182));
      assertThat(source.exhausted()).isTrue();
      assertThat(heard.gaps).isEmpty();
      assertThat(heard.damages).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"queue", "segments"})
  void open_anySequence_resumesThere(String kind) throws IOException {
    write(kind, 0, 300);
    written.ring(300, 310, sequence -> true);
    for (long from : new long[] {0, 1, 49, 63, 64, 65, 200, 299, 300, 305, 310}) {
      try (IncarnationSource source = open(from)) {
        Heard heard = Heard.all(source, from);
        assertThat(heard.sequences).as("from %d", from).isEqualTo(range(from, 310));
        assertThat(heard.gaps).isEmpty();
      }
    }
  }

  @Test
  void poll_directoriesAfterFailures_readsThemInOrderAndEachRecordOnce() throws IOException {
    write("queue", 0, 120);
    write("segments.1", 100, 200);
    write("queue.2", 200, 260);
    write("segments.10", 260, 270);
    written.ring(265, 272, sequence -> true);

    try (IncarnationSource source = open(0)) {
      Heard heard = Heard.all(source, 0);
      assertThat(heard.sequences).isEqualTo(range(0, 272));
      assertThat(heard.gaps).isEmpty();
      assertThat(heard.damages).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"queue", "segments"})
  void poll_flippedBytes_losesOnlyWhatTheyTouchAndSaysSo(String kind) throws IOException {
    write(kind, 0, 300);
    written.ring(300, 310, sequence -> true);
    Random random = new Random(42);
    int withGap = 0;
    for (int round = 0; round < 150; round++) {
      File file = written.files(kind)[random.nextInt(written.files(kind).length)];
      byte[] before = Files.readAllBytes(file.toPath());
      byte[] after = before.clone();
      int last = lastNonZero(before);
      int from = random.nextInt(last + 1);
      int length = 1 + random.nextInt(round % 3 == 0 ? 200 : 3);
      for (int i = from; i < Math.min(last, from + length); i++) {
        after[i] = (byte) random.nextInt(256);
      }
      Files.write(file.toPath(), after, StandardOpenOption.WRITE);

      try (IncarnationSource source = open(0)) {
        Heard heard = Heard.all(source, 0);
        assertThat(heard.next()).as("round %d", round).isEqualTo(310);
        assertThat(heard.sequences.size()).as("round %d", round).isGreaterThan(295);
        if (heard.sequences.size() < 310) {
          assertThat(heard.gaps).as("round %d", round).isNotEmpty();
          assertThat(heard.damages).as("round %d", round).isNotEmpty();
          withGap++;
        }
      }
      Files.write(file.toPath(), before, StandardOpenOption.WRITE);
    }
    assertThat(withGap).isGreaterThan(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"queue", "segments"})
  void poll_filesCutOffAnywhere_tellsWhatIsMissingAndGoesOn(String kind) throws IOException {
    write(kind, 0, 300);
    written.ring(300, 310, sequence -> true);
    Random random = new Random(43);
    for (int round = 0; round < 60; round++) {
      File[] files = written.files(kind);
      File file = files[random.nextInt(files.length)];
      byte[] before = Files.readAllBytes(file.toPath());
      int cut = random.nextInt(lastNonZero(before));
      try (RandomAccessFile opened = new RandomAccessFile(file, "rw")) {
        opened.setLength(cut);
      }

      try (IncarnationSource source = open(0)) {
        Heard heard = Heard.all(source, 0);
        assertThat(heard.next()).as("round %d", round).isEqualTo(310);
        assertThat(heard.gaps).as("round %d", round).isNotEmpty();
        assertThat(heard.sequences).contains(300L, 309L);
        assertThat(source.exhausted()).isTrue();
      }
      Files.write(file.toPath(), before, StandardOpenOption.WRITE);
    }
  }

  private static int lastNonZero(byte[] bytes) {
    int last = bytes.length - 1;
    while (bytes[last] == 0) {
      last--;
    }
    return last;
  }

  @Test
  void poll_damagedRing_tellsItAndDoesNotWaitForever() throws IOException {
    write("segments", 0, 10);
    Files.write(written.home.resolve("ring.bin"), new byte[10_000]);

    try (IncarnationSource source = open(0)) {
      Heard heard = Heard.all(source, 0);
      assertThat(heard.sequences).isEqualTo(range(0, 10));
      assertThat(source.exhausted()).isTrue();
      assertThat(heard.damages)
          .singleElement()
          .extracting(RecordDamage::toString)
          .asString()
          .startsWith("this is not a ring, ")
          .contains("ring.bin");
    }
  }

  @Test
  void poll_lossThatNoHeartbeatTold_isToldAtTheEnd() throws IOException {
    written.ring(0, 3, sequence -> true);
    try (RandomAccessFile ring =
        new RandomAccessFile(written.home.resolve("ring.bin").toFile(), "rw")) {
      ring.seek(RingLayout.AT_LOST);
      ring.write(9);
    }

    try (IncarnationSource source = open(0)) {
      Heard heard = Heard.all(source, 0);
      assertThat(heard.sequences).isEqualTo(range(0, 3));
      assertThat(heard.damages)
          .singleElement()
          .extracting(RecordDamage::what)
          .asString()
          .isEqualTo("the JVM could not take records and died before it told: lost=9");
      assertThat(source.exhausted()).isTrue();
    }
  }

  @Test
  void poll_missingRingAndQueue_endsWithTheDamage() {
    try (IncarnationSource source = open(0)) {
      Heard heard = Heard.all(source, 0);
      assertThat(heard.sequences).isEmpty();
      assertThat(source.exhausted()).isTrue();
      assertThat(heard.damages)
          .singleElement()
          .extracting(RecordDamage::what)
          .asString()
          .isEqualTo("the ring is not there");
    }
  }

  @Test
  void poll_consumerThatThrows_countsTheRecordAsNotTaken() throws IOException {
    write("segments", 0, 5);
    written.ring(5, 8, sequence -> true);
    try (IncarnationSource source = open(0)) {
      RecordConsumer failing =
          new RecordConsumer() {
            @Override
            public void record(AuditRecord record, byte[] encoded) {
              throw new IllegalStateException("the ledger is full");
            }

            @Override
            public void gap(long first, long last, String reason) {}

            @Override
            public void damage(RecordDamage damage) {}
          };
      assertThatThrownBy(() -> source.poll(failing, 10)).hasMessage("the ledger is full");

      Heard heard = new Heard(0);
      heard.readAll(source);
      assertThat(heard.sequences).isEqualTo(range(0, 8));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"queue", "segments"})
  void release_behindTheCheckpoint_deletesWholeFilesAndAtLastTheDirectory(String kind)
      throws IOException {
    write(kind, 0, 300);
    written.ring(300, 301, sequence -> true);
    int files = written.files(kind).length;
    try (IncarnationSource source = open(0)) {
      Heard heard = new Heard(0);
      while (heard.next() < 250) {
        source.poll(heard, 10);
      }
      assertThat(source.release(0)).isZero();
      int deleted = source.release(150);
      assertThat(deleted).isPositive();
      assertThat(written.files(kind)).hasSize(files - deleted);
      try (IncarnationSource again = open(150)) {
        assertThat(Heard.all(again, 150).sequences).isEqualTo(range(150, 301));
      }

      heard.readAll(source);
      assertThat(source.release(300)).isPositive();
      assertThat(written.home).exists();
      assertThat(source.release(301)).isPositive();
      assertThat(written.home).doesNotExist();
    }
  }

  @Test
  void find_strangeNames_areLeftAlone() throws IOException {
    Files.createDirectories(folder.resolve("shop").resolve(".new-0123"));
    Files.createDirectories(folder.resolve("shop").resolve("ABCDEF0123456789ABCDEF0123456789"));
    Files.createFile(folder.resolve("file"));

    assertThat(new QueueRoot(folder.toFile()).find())
        .containsExactly(new Found("shop", WrittenHome.ME));
    assertThat(new QueueRoot(folder.resolve("nowhere").toFile()).find()).isEmpty();
  }
}
