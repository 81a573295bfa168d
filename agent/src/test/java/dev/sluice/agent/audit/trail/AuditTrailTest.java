package dev.sluice.agent.audit.trail;

import static dev.sluice.agent.audit.RecordSink.NONE;
import static dev.sluice.agent.audit.RecordSink.NOT_WRITTEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.agent.audit.AuditSettings;
import dev.sluice.agent.audit.Durability;
import dev.sluice.agent.audit.RecordSink;
import dev.sluice.agent.audit.Transport;
import dev.sluice.agent.audit.TransportFactory;
import dev.sluice.agent.audit.segment.SegmentTransportFactory;
import dev.sluice.rules.record.AuditRecord;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.FieldWriter;
import dev.sluice.rules.record.RecordCodec;
import dev.sluice.rules.record.RecordCodec.Reading;
import dev.sluice.rules.record.RecordType;
import dev.sluice.rules.record.RingLayout;
import dev.sluice.rules.record.RingReader;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTrailTest {

  @TempDir Path folder;
  private final List<String> reports = new CopyOnWriteArrayList<>();
  private final Stub stub = new Stub();

  /** Keeps what is appended; fails or hangs when told to. */
  private static final class Stub implements TransportFactory {

    private final List<AuditRecord> records = new CopyOnWriteArrayList<>();
    private final List<File> opened = new CopyOnWriteArrayList<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicBoolean failsToOpen = new AtomicBoolean();
    private volatile Error nextAppend;
    private volatile boolean hangNext;

    @Override
    public String directoryName() {
      return "stub";
    }

    @Override
    public Transport open(File directory) throws IOException {
      opened.add(directory);
      if (failsToOpen.getAndSet(false)) {
        throw new IOException("cannot open");
      }
      return new Transport() {
        @Override
        public void append(ByteBuffer batch) {
          take(batch);
        }

        @Override
        public void force() {}

        @Override
        public void close() {}
      };
    }

    private void take(ByteBuffer batch) {
      if (hangNext) {
        hangNext = false;
        awaitRelease();
        return;
      }
      Error failure = nextAppend;
      nextAppend = null;
      if (failure != null) {
        throw failure;
      }
      int at = batch.position();
      while (at < batch.limit()) {
        Reading.Taken taken = (Reading.Taken) RecordCodec.read(batch, at, batch.limit());
        records.add(taken.record());
        at += taken.length();
      }
    }

    private void awaitRelease() {
      try {
        release.await();
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }
  }

  private AuditSettings settings() {
    return AuditSettings.of(folder.toFile(), "my shop/../é").withSpace(1L << 40, 0);
  }

  private AuditTrail open(AuditSettings settings, TransportFactory... factories) {
    FieldWriter hello = new FieldWriter(64).put(Field.SERVICE_NAME, "shop");
    AuditTrail.Opening opening = AuditTrail.open(settings, List.of(factories), hello, reports::add);
    assertThat(opening).isInstanceOf(AuditTrail.Opening.Opened.class);
    return ((AuditTrail.Opening.Opened) opening).trail();
  }

  private static long publish(RecordSink sink, RecordType type) {
    return sink.publish(type, NONE, NONE, NONE, new FieldWriter(64).put(Field.MODE, "enforce"));
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private static List<Long> sequences(List<AuditRecord> records) {
    List<Long> all = new ArrayList<>();
    records.forEach(record -> all.add(record.sequence()));
    return all;
  }

  @Test
  void publish_beforeTheTransportIsUp_isTakenAndArrivesBetweenHelloAndBye() {
    AuditTrail trail = open(settings(), stub);
    assertThat(publish(trail.sink(), RecordType.INTENT)).isEqualTo(1);
    assertThat(publish(trail.sink(), RecordType.OUTCOME)).isEqualTo(2);

    trail.start();
    await(() -> stub.records.size() == 3);
    trail.close();

    assertThat(stub.records)
        .extracting(AuditRecord::type)
        .containsExactly(RecordType.HELLO, RecordType.INTENT, RecordType.OUTCOME, RecordType.BYE);
    assertThat(sequences(stub.records)).containsExactly(0L, 1L, 2L, 3L);
    assertThat(stub.records.get(0).incarnation()).isEqualTo(trail.incarnation());
    assertThat(publish(trail.sink(), RecordType.INTENT)).isEqualTo(NOT_WRITTEN);
    assertThat(reports).isEmpty();
  }

  @Test
  void open_anyDirectory_isPrivateLockedAndNamedAfterServiceAndIncarnation() throws IOException {
    AuditTrail trail = open(settings(), stub);

    Path home = trail.directory().toPath();
    assertThat(home)
        .isEqualTo(folder.resolve("my_shop_..__").resolve(trail.incarnation().toString()));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.getParent())))
        .isEqualTo("rwx------");
    assertThat(canLock(home)).isFalse();
    trail.close();
    assertThat(canLock(home)).isTrue();
  }

  private static boolean canLock(Path home) throws IOException {
    try (FileChannel channel =
        FileChannel.open(home.resolve("alive.lock"), StandardOpenOption.WRITE)) {
      return channel.tryLock() != null;
    } catch (java.nio.channels.OverlappingFileLockException held) {
      return false;
    }
  }

  @Test
  void open_rootThatIsAFile_isRefusedWithWhatToDo() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    AuditTrail.Opening opening =
        AuditTrail.open(
            AuditSettings.of(file.toFile(), "shop"),
            List.of(stub),
            new FieldWriter(64),
            reports::add);

    assertThat(opening).isInstanceOf(AuditTrail.Opening.Refused.class);
    assertThat(((AuditTrail.Opening.Refused) opening).message())
        .startsWith("the queue directory cannot be used: queue=" + file)
        .endsWith("Give a directory that this user can write, with queue=DIR");
  }

  @Test
  void start_firstKindCannotOpen_takesTheNextKindAndLosesNothing() {
    stub.failsToOpen.set(true);
    AuditTrail trail = open(settings(), stub, new SegmentTransportFactory());
    publish(trail.sink(), RecordType.INTENT);

    trail.start();
    await(() -> trail.state().startsWith("writing to"));
    trail.close();

    assertThat(new File(trail.directory(), "segments.1").list()).hasSize(1);
    assertThat(reports)
        .singleElement()
        .asString()
        .contains("cannot be written there")
        .contains("stub");
  }

  @Test
  void append_faultOfTheDisk_abandonsTheDirectoryAndWritesTheSameRecordsElsewhere() {
    AuditTrail trail = open(settings(), stub);
    stub.nextAppend = new InternalError("a fault occurred in an unsafe memory access operation");
    publish(trail.sink(), RecordType.INTENT);

    trail.start();
    await(() -> stub.records.size() == 2);
    trail.close();

    assertThat(sequences(stub.records)).containsExactly(0L, 1L, 2L);
    assertThat(stub.opened).extracting(File::getName).containsExactly("stub", "stub.1");
    assertThat(reports)
        .singleElement()
        .asString()
        .startsWith("a directory is abandoned: directory=stub, reason=java.lang.Internal");
  }

  @Test
  void append_thatHangs_isReplacedAndCannotFreeWhatItsSuccessorWrites() {
    AuditTrail trail = open(settings(), stub);
    stub.hangNext = true;
    publish(trail.sink(), RecordType.INTENT);

    trail.start();
    await(() -> stub.records.size() == 2);
    stub.release.countDown();
    publish(trail.sink(), RecordType.OUTCOME);
    await(() -> stub.records.size() == 3);
    trail.close();

    assertThat(sequences(stub.records)).containsExactly(0L, 1L, 2L, 3L);
    assertThat(reports).singleElement().asString().startsWith("an append hangs");
  }

  @Test
  void publish_volumeBelowItsFloor_isNotWrittenCountedAndSaid() {
    AuditSettings full =
        settings()
            .withRingBytes(1 << 20)
            .withSpace(1L << 40, Long.MAX_VALUE)
            .withWaits(Duration.ofMillis(1), Duration.ofMillis(1));
    AuditTrail trail = open(full, stub);

    trail.start();
    await(() -> trail.state().startsWith("the volume is almost full: freeBytes="));
    await(() -> publish(trail.sink(), RecordType.REFUSAL) == NOT_WRITTEN);

    assertThat(trail.sink().lost()).isPositive();
    assertThat(trail.sink().accepts()).isFalse();
    assertThat(reports).first().asString().startsWith("the volume is almost full");
    trail.close();
  }

  @Test
  void publish_overQuota_stopsOrDropsTheOldestAsTold() throws IOException {
    Path old = folder.resolve("my_shop_..__").resolve("0".repeat(32)).resolve("segments");
    Files.createDirectories(old);
    File oldest = Files.write(old.resolve("a.seg"), new byte[3 << 20]).toFile();
    assertThat(oldest.setLastModified(1_000)).isTrue();
    AuditSettings tight = settings().withRingBytes(1 << 20).withSpace(3 << 20, 0);
    AuditTrail trail = open(tight, stub);

    trail.start();
    await(() -> trail.state().startsWith("the service's queue is over its quota: bytes="));
    assertThat(oldest).exists();
    trail.dropOldest(true);
    await(() -> trail.state().startsWith("writing to"));
    trail.close();

    assertThat(oldest).doesNotExist();
    assertThat(stub.records).isNotEmpty();
  }

  @Test
  void start_deadNeighboursRing_isCutOnlyIfItIsDrained() throws IOException {
    AuditTrail drained = open(settings(), stub);
    drained.start();
    await(() -> drained.state().startsWith("writing to"));
    drained.close();
    AuditTrail full = open(settings(), stub);
    publish(full.sink(), RecordType.INTENT);
    full.close();
    AuditTrail living = open(settings(), stub);
    AuditTrail tidy = open(settings(), stub);
    File cut = new File(drained.directory(), "ring.bin");

    tidy.start();
    await(() -> cut.length() == RingLayout.HEADER_BYTES);

    assertThat(new File(full.directory(), "ring.bin")).hasSize(16_781_312);
    assertThat(new File(living.directory(), "ring.bin")).hasSize(16_781_312);
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(cut.toPath()));
    RingReader reader = ((RingReader.Opening.Opened) RingReader.open(bytes)).reader();
    assertThat(reader.scan(0)).isZero();
    assertThat(reader.headSequence()).isEqualTo(reader.claimedSequence()).isEqualTo(2);
    assertThat(reader.damages()).isEmpty();
    living.close();
    tidy.close();
  }

  @Test
  void open_serviceDirectoryThatOthersCanWrite_isRefused() throws IOException {
    Path service = Files.createDirectories(folder.resolve("my_shop_..__"));
    Files.setPosixFilePermissions(service, PosixFilePermissions.fromString("rwxrwxrwx"));

    AuditTrail.Opening opening =
        AuditTrail.open(settings(), List.of(stub), new FieldWriter(64), reports::add);

    assertThat(((AuditTrail.Opening.Refused) opening).message()).contains("others can write");
  }

  @Test
  void publish_durabilityDisk_returnsOnlyAfterTheWriterHasIt() {
    AuditTrail trail =
        open(
            settings()
                .with(Durability.DISK)
                .withWaits(Duration.ofSeconds(30), Duration.ofSeconds(30)),
            stub);
    trail.start();

    for (int i = 0; i < 50; i++) {
      long sequence = publish(trail.sink(), RecordType.INTENT);
      assertThat(sequences(stub.records)).contains(sequence);
    }
    trail.close();
  }

  @Test
  void publish_durabilityDiskWithoutAWriter_isNotWrittenInTime() {
    AuditTrail trail =
        open(
            settings().with(Durability.DISK).withWaits(Duration.ofMillis(5), Duration.ofMillis(5)),
            stub);

    assertThat(publish(trail.sink(), RecordType.INTENT)).isEqualTo(NOT_WRITTEN);
    assertThat(publish(trail.sink(), RecordType.OUTCOME)).isPositive();
    trail.close();
  }
}
