package dev.sluice.collector.ingest.queue;

import dev.sluice.rules.record.Incarnation;
import dev.sluice.rules.record.RecordCodec;
import java.io.IOException;

/** A segment: nothing but records, one after the other. Not thread safe. */
final class SegmentFile extends RecordFile {

  SegmentFile(FileWindow window, Incarnation incarnation) {
    super(window, incarnation);
  }

  @Override
  int locate() throws IOException {
    long size = window.size();
    if (size <= offset) {
      return 0;
    }
    int length = verifyAt(offset, size);
    // A record that is cut off may still be in the middle of being written.
    return RecordCodec.isCutOff(length) ? 0 : length;
  }

  @Override
  long searchEnd() throws IOException {
    return window.size();
  }

  @Override
  void searched(long found) {
    if (found >= 0) {
      offset = found;
    }
  }
}
