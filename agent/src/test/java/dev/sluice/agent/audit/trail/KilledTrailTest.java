package dev.sluice.agent.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.record.AuditRecord;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.RecordCodec;
import dev.sluice.rules.record.RecordCodec.Reading;
import dev.sluice.rules.record.RingReader;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a JVM under eight publishing threads, wherever they are, and looks for every record whose
 * publication had returned. {@code -Dsluice.kill.rounds=1000} for the long run.
 */
class KilledTrailTest {

  private static final int ROUNDS = Integer.getInteger("sluice.kill.rounds", 4);

  @TempDir Path folder;

  @Test
  void publish_jvmKilledUnderLoad_everyTakenRecordIsFoundOnce() throws Exception {
    Random random = new Random();
    long records = 0;
    long holes = 0;
    long inRing = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Path place = Files.createDirectory(folder.resolve("round" + round));
      File notes = place.resolve("notes").toFile();
      File home = killedAfter(place, notes, random.nextInt(500));

      Found found = new Found();
      found.readSegments(new File(home, "segments"));
      long afterSegments = found.count;
      holes += found.readRing(new File(home, "ring.bin"));
      inRing += found.count - afterSegments;
      records += found.count;

      ByteBuffer noted =
          ByteBuffer.wrap(Files.readAllBytes(notes.toPath())).order(ByteOrder.BIG_ENDIAN);
      for (int t = 0; t < KilledVictim.THREADS; t++) {
        assertThat(found.last[t])
            .as("round %d thread %d", round, t)
            .isGreaterThanOrEqualTo(noted.getLong(t * KilledVictim.NOTE_STRIDE))
            .isPositive();
      }
      deleteTree(place.toFile());
    }
    System.out.printf(
        "kills=%d records=%d taken-from-rings=%d holes=%d%n", ROUNDS, records, inRing, holes);
  }

  private File killedAfter(Path place, File notes, int millis) throws Exception {
    Process victim =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                KilledVictim.class.getName(),
                place.toString(),
                notes.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8))) {
      String home = out.readLine();
      assertThat(home).as("the victim started").isNotNull();
      assertThat(victim.waitFor(50 + millis, TimeUnit.MILLISECONDS)).isFalse();
      return new File(home);
    } finally {
      victim.destroyForcibly().waitFor();
    }
  }

  /** What was found, by thread; each thread's count must go up by one. */
  private static final class Found {

    private final long[] last = new long[KilledVictim.THREADS];
    private long nextSequence;
    private long count;

    void readSegments(File directory) throws IOException {
      String[] names = directory.list();
      if (names == null) {
        return;
      }
      Arrays.sort(names);
      for (String name : names) {
        byte[] bytes = Files.readAllBytes(new File(directory, name).toPath());
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (at < bytes.length
            && RecordCodec.read(buffer, at, bytes.length) instanceof Reading.Taken taken) {
          assertThat(taken.record().sequence()).isEqualTo(nextSequence);
          take(taken.record());
          at += taken.length();
        }
      }
    }

    /** Answers the number of holes: claimed and never published. */
    long readRing(File file) throws IOException {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file.toPath()));
      RingReader ring = ((RingReader.Opening.Opened) RingReader.open(bytes)).reader();
      List<String> damages = new ArrayList<>();
      ring.scan(nextSequence);
      ring.damages().forEach(damage -> damages.add(damage.toString()));
      assertThat(damages).isEmpty();
      long holes = 0;
      while (ring.peekSequence() >= 0) {
        holes += ring.peekSequence() - nextSequence;
        take(((Reading.Taken) RecordCodec.read(ring.take())).record());
      }
      holes += ring.claimedSequence() - nextSequence;
      // A thread has at most one claim that it did not publish.
      assertThat(holes).isBetween(0L, (long) KilledVictim.THREADS);
      return holes;
    }

    private void take(AuditRecord record) {
      nextSequence = record.sequence() + 1;
      count++;
      long statement = record.number(Field.STATEMENT_ID, 0);
      if (statement > 0) {
        int thread = (int) record.number(Field.CONNECTION_ID, -1);
        assertThat(statement).as("once and in order").isEqualTo(last[thread] + 1);
        last[thread] = statement;
      }
    }
  }

  private static void deleteTree(File file) {
    File[] inside = file.listFiles();
    if (inside != null) {
      for (File each : inside) {
        deleteTree(each);
      }
    }
    assertThat(file.delete()).isTrue();
  }
}
