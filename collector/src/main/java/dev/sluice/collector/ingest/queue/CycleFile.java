package dev.sluice.collector.ingest.queue;

import dev.sluice.rules.record.Incarnation;
import dev.sluice.rules.record.RecordCodec;
import java.io.IOException;

/**
 * One roll cycle of a Chronicle Queue ({@code .cq4}), read without Chronicle. Its documents are
 * each a header of four bytes (30 bits of length, then the flags "metadata" and "not complete"),
 * the bytes, and padding to four; a header 0 is the end so far, "not complete" without length and
 * with "metadata" the end for good. Header, store description and index are metadata; each data
 * document is a batch of whole records. The format is that of Chronicle Wire's length-prefixed
 * documents ({@code Wires}: {@code NOT_COMPLETE}, {@code META_DATA}, {@code END_OF_DATA}).
 *
 * <p>Why without: a tailer maps its files, and a truncated file under a mapping is a fault that can
 * end the collector; it needs packages of the JDK opened, and seconds to start. Not thread safe.
 */
final class CycleFile extends RecordFile {

  private static final int NOT_COMPLETE = 0x8000_0000;
  private static final int META_DATA = 0x4000_0000;
  private static final int END_OF_DATA = NOT_COMPLETE | META_DATA;
  private static final int LENGTH = 0x3FFF_FFFF;
  private static final int HEADER_BYTES = 4;
  // No document of ours or of Chronicle's comes near: a longer one is a damaged header.
  private static final int LONGEST_DOCUMENT = 16 << 20;

  /** End of the document in which the offset lies; 0 between documents. */
  private long documentEnd;

  private boolean raw;

  CycleFile(FileWindow window, Incarnation incarnation) {
    super(window, incarnation);
  }

  @Override
  int locate() throws IOException {
    if (raw) {
      return locateRaw();
    }
    if (documentEnd != 0) {
      if (documentEnd - offset >= RecordCodec.MIN_RECORD_BYTES) {
        return verifyAt(offset, documentEnd);
      }
      offset = aligned(documentEnd);
      documentEnd = 0;
    }
    return locateInNextDocument();
  }

  private int locateInNextDocument() throws IOException {
    while (window.ensure(offset, HEADER_BYTES) >= HEADER_BYTES) {
      int header = window.bytes().getInt(window.at(offset));
      if (header == 0 || header == END_OF_DATA || (header & NOT_COMPLETE) != 0) {
        return 0;
      }
      int length = header & LENGTH;
      long end = offset + HEADER_BYTES + length;
      if (length > LONGEST_DOCUMENT || end > window.size()) {
        return RecordCodec.WRONG_PLACE;
      }
      if ((header & META_DATA) == 0 && length >= RecordCodec.MIN_RECORD_BYTES) {
        offset += HEADER_BYTES;
        documentEnd = end;
        return verifyAt(offset, end);
      }
      offset = aligned(end);
    }
    return 0;
  }

  /** Behind a damaged header nobody knows where documents begin: each record is searched for. */
  private int locateRaw() throws IOException {
    long end = window.size();
    long place = findWhole(offset, end);
    if (place < 0) {
      return 0;
    }
    offset = place;
    return verifyAt(place, end);
  }

  /** Damage inside a document stays there, unless the record runs over its end. */
  @Override
  long searchEnd() throws IOException {
    return documentEnd == 0 || isCutByDocument() ? window.size() : documentEnd;
  }

  @Override
  void searched(long found) throws IOException {
    boolean inside = documentEnd != 0 && !isCutByDocument();
    if (inside) {
      offset = found < 0 ? documentEnd : found;
    } else if (found >= 0) {
      raw = true;
      offset = found;
    }
  }

  private boolean isCutByDocument() throws IOException {
    return RecordCodec.isCutOff(verifyAt(offset, documentEnd));
  }

  private static long aligned(long place) {
    return (place + 3) & ~3L;
  }
}
