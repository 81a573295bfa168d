package dev.sluice.collector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {

  private static final long SMALL_SEGMENT = 400;

  @TempDir Path directory;

  private Ledger open() throws IOException {
    return Ledger.open(directory, SMALL_SEGMENT, Steps.NONE);
  }

  private static List<byte[]> entries(String... texts) {
    return Arrays.stream(texts).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }

  private void write(int batches) throws IOException {
    try (Ledger ledger = open()) {
      for (int i = 0; i < batches; i++) {
        ledger.append(entries("first of " + ledger.size(), "second"), 1000L + i);
      }
    }
  }

  private static List<String> read(Ledger ledger, long from) throws IOException {
    List<String> texts = new ArrayList<>();
    try (BatchReader reader = ledger.read(from)) {
      for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
        assertThat(batch.number()).isEqualTo(from + texts.size());
        texts.add(new String(batch.entries().get(0), StandardCharsets.UTF_8));
      }
    }
    return texts;
  }

  private Path lastSegment() throws IOException {
    List<Path> segments = Segments.list(directory.resolve(Ledger.SEGMENTS));
    return segments.get(segments.size() - 1);
  }

  private LedgerVerifier.Report verify() throws IOException {
    return new LedgerVerifier(directory, null, null, (batch, problems) -> {}).verify();
  }

  private static void flip(Path file, long offset) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) offset] ^= 0x10;
    Files.write(file, bytes);
  }

  private static void cut(Path file, long length) throws IOException {
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) length));
  }

  @Test
  void append_reopened_isThereInOrderAcrossSegments() throws IOException {
    write(20);
    write(5);
    try (Ledger ledger = open()) {
      assertThat(ledger.size()).isEqualTo(25);
      assertThat(ledger.recovery()).isNull();
      assertThat(read(ledger, 0)).hasSize(25).startsWith("first of 0").endsWith("first of 24");
      assertThat(read(ledger, 13)).hasSize(12).startsWith("first of 13");
    }
    assertThat(Segments.list(directory.resolve(Ledger.SEGMENTS))).hasSizeGreaterThan(3);
    assertThat(verify().problems()).isEmpty();
    assertThat(verify().entries()).isEqualTo(50);
  }

  @Test
  void key_firstStart_isPrivateToItsOwner() throws IOException {
    write(1);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve(SigningKey.PRIVATE_FILE))))
        .isEqualTo("rw-------");
    VerifierKey key =
        VerifierKey.parse(Files.readString(directory.resolve(SigningKey.PUBLIC_FILE)));
    Checkpoint checkpoint =
        Checkpoint.open(Files.readString(directory.resolve(Ledger.CHECKPOINT)), key);
    assertThat(checkpoint.size()).isEqualTo(1);
    assertThat(checkpoint.origin()).isEqualTo(key.name());
  }

  @Test
  void key_missingBesideRecords_isNotReplaced() throws IOException {
    write(1);
    Files.delete(directory.resolve(SigningKey.PRIVATE_FILE));
    assertThatThrownBy(this::open).hasMessageContaining("signing key is missing");
  }

  @Test
  void open_tornAnywhereInTheLastBatch_cutsItAndGoesOn() throws IOException {
    write(3);
    Path segment = lastSegment();
    byte[] before = Files.readAllBytes(segment);
    Path checkpoint = directory.resolve(Ledger.CHECKPOINT);
    String signed = Files.readString(checkpoint);
    write(1);
    if (!lastSegment().equals(segment)) {
      throw new AssertionError("the test needs both batches in one segment");
    }
    byte[] after = Files.readAllBytes(segment);
    for (int length = before.length + 1; length < after.length; length++) {
      Files.write(segment, Arrays.copyOf(after, length));
      Files.writeString(checkpoint, signed);
      try (Ledger ledger = open()) {
        assertThat(ledger.size()).as("cut at %d", length).isEqualTo(3);
        assertThat(ledger.recovery()).contains("bytes=" + (length - before.length));
        ledger.append(entries("first of 3"), 5);
        assertThat(read(ledger, 0)).endsWith("first of 3").hasSize(4);
      }
    }
  }

  @Test
  void open_zerosAtTheEnd_cutsThem() throws IOException {
    write(3);
    Files.write(lastSegment(), new byte[100], java.nio.file.StandardOpenOption.APPEND);
    try (Ledger ledger = open()) {
      assertThat(ledger.size()).isEqualTo(3);
      assertThat(ledger.recovery()).contains("bytes=100");
    }
  }

  @Test
  void open_flippedByteBelowTheCheckpoint_isRefusedWithItsPlace() throws IOException {
    write(3);
    flip(lastSegment(), Files.size(lastSegment()) - 3);
    assertThatThrownBy(this::open)
        .isInstanceOf(DamageException.class)
        .hasMessageContaining("checksum")
        .hasMessageContaining(lastSegment().toString())
        .hasMessageContaining("at byte");
  }

  @Test
  void open_shorterThanItsCheckpoint_isRefused() throws IOException {
    write(3);
    cut(lastSegment(), SegmentFile.HEADER_BYTES);
    assertThatThrownBy(this::open).hasMessageContaining("shorter than its signed checkpoint");
  }

  @Test
  void open_lastSegmentGone_isRefused() throws IOException {
    write(20);
    Files.delete(lastSegment());
    assertThatThrownBy(this::open).isInstanceOf(DamageException.class);
  }

  @Test
  void open_leafCacheLostOrWrong_isMadeAgain() throws IOException {
    write(20);
    Files.delete(directory.resolve(LeafCache.FILE));
    try (Ledger ledger = open()) {
      assertThat(ledger.size()).isEqualTo(20);
    }
    flip(directory.resolve(LeafCache.FILE), 40);
    try (Ledger ledger = open()) {
      assertThat(ledger.size()).isEqualTo(20);
    }
    assertThat(verify().problems()).isEmpty();
  }

  @Test
  void open_checkpointForged_isRefused() throws IOException {
    write(3);
    Path checkpoint = directory.resolve(Ledger.CHECKPOINT);
    Files.writeString(checkpoint, Files.readString(checkpoint).replace("\n3\n", "\n2\n"));
    assertThatThrownBy(this::open).hasMessageContaining("not signed by the ledger's key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {Steps.HALF_WRITTEN, Steps.WRITTEN, Steps.FORCED, Steps.CHECKPOINT_WRITTEN})
  void append_crashAtStep_leavesAllOrNothing(String step) throws IOException {
    write(3);
    Ledger dying =
        Ledger.open(
            directory,
            SMALL_SEGMENT,
            reached -> {
              if (reached.equals(step)) {
                throw new SimulatedCrash();
              }
            });
    assertThatThrownBy(
            () -> {
              dying.append(entries("first of 3"), 9);
              dying.checkpoint();
            })
        .isInstanceOf(SimulatedCrash.class);
    try (Ledger ledger = open()) {
      assertThat(ledger.size()).isEqualTo(step.equals(Steps.HALF_WRITTEN) ? 3 : 4);
      ledger.append(entries("first of " + ledger.size()), 9);
      List<String> all = read(ledger, 0);
      assertThat(all).hasSize((int) ledger.size()).doesNotHaveDuplicates();
    }
    assertThat(verify().problems()).isEmpty();
  }

  @Test
  void verify_everyByteFlipped_isFound() throws IOException {
    write(12);
    for (Path segment : Segments.list(directory.resolve(Ledger.SEGMENTS))) {
      byte[] whole = Files.readAllBytes(segment);
      for (int offset = 0; offset < whole.length; offset++) {
        flip(segment, offset);
        assertThat(verify().problems()).as("%s at %d", segment, offset).isNotEmpty();
        Files.write(segment, whole);
      }
    }
    assertThat(verify().problems()).isEmpty();
  }

  @Test
  void verify_segmentCutOrGone_saysWhere() throws IOException {
    write(20);
    List<Path> segments = Segments.list(directory.resolve(Ledger.SEGMENTS));
    byte[] whole = Files.readAllBytes(segments.get(1));
    cut(segments.get(1), whole.length - 7);
    assertThat(verify().problems().get(0)).contains("cut").contains(segments.get(1).toString());
    Files.delete(segments.get(1));
    assertThat(verify().problems().get(0)).contains("segment is missing");
  }

  @Test
  void verify_rewrittenHistoryWithGoodChecksums_isFoundByTheCheckpoint() throws IOException {
    write(3);
    Path segment = lastSegment();
    Path kept = directory.resolve("kept-elsewhere");
    Files.copy(directory.resolve(Ledger.CHECKPOINT), kept);
    byte[] forged = SegmentFile.frame(new Batch(2, 1002, entries("forged")).encode()).array();
    byte[] bytes = Files.readAllBytes(segment);
    int start =
        bytes.length - 8 - new Batch(2, 1002, entries("first of 2", "second")).encode().length;
    byte[] rewritten = Arrays.copyOf(bytes, start + forged.length);
    System.arraycopy(forged, 0, rewritten, start, forged.length);
    Files.write(segment, rewritten);
    assertThat(verify().problems().get(0)).contains("not what a checkpoint signed");
    assertThatThrownBy(this::open).hasMessageContaining("not what its checkpoint signed");
  }

  @Test
  void verify_headKeptElsewhere_provesNothingWasCut() throws IOException {
    write(3);
    Path kept = directory.resolve("kept-elsewhere");
    Files.copy(directory.resolve(Ledger.CHECKPOINT), kept);
    write(2);
    assertThat(
            new LedgerVerifier(directory, kept, null, (batch, problems) -> {}).verify().problems())
        .isEmpty();
    Files.delete(directory.resolve(Ledger.CHECKPOINT));
    cut(lastSegment(), SegmentFile.HEADER_BYTES);
    assertThat(
            new LedgerVerifier(directory, kept, null, (batch, problems) -> {}).verify().problems())
        .anyMatch(problem -> problem.contains("shorter than a signed checkpoint"));
  }

  static final class SimulatedCrash extends Error {
    private static final long serialVersionUID = 1L;
  }
}
