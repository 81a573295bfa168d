package dev.sluice.collector.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads batches across segments, in order. Not thread safe. */
public final class BatchReader implements AutoCloseable {

  private final List<Path> segments;
  private final long end;
  private @Nullable SegmentReader reader;
  private int nextSegment;
  private long next;

  BatchReader(Path directory, long fromBatch, long end) throws IOException {
    this.segments = Segments.list(directory);
    this.end = end;
    this.next = fromBatch;
    while (nextSegment + 1 < segments.size()
        && SegmentFile.firstBatch(segments.get(nextSegment + 1)) <= fromBatch) {
      nextSegment++;
    }
  }

  /** The next batch; null at the end. */
  public @Nullable Batch next() throws IOException {
    while (next < end) {
      SegmentReader current = reader;
      if (current == null) {
        if (nextSegment == segments.size()) {
          throw new DamageException(
              "Ledger is damaged: a segment is missing, batch="
                  + next
                  + ". Restore it from a copy.");
        }
        current = SegmentReader.open(segments.get(nextSegment++)).skipHeader();
        reader = current;
      }
      Batch batch = current.next();
      if (batch == null) {
        current.close();
        reader = null;
      } else if (batch.number() >= next) {
        next = batch.number() + 1;
        return batch;
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
  }
}
