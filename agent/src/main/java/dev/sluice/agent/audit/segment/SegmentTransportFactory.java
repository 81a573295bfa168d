package dev.sluice.agent.audit.segment;

import dev.sluice.agent.audit.Transport;
import dev.sluice.agent.audit.TransportFactory;
import java.io.File;
import java.io.IOException;

/** Opens {@link SegmentTransport}s. Any thread. */
public final class SegmentTransportFactory implements TransportFactory {

  private static final long SEGMENT_BYTES = 64L << 20;

  private final long segmentBytes;

  /** Segments of 64 MiB. */
  public SegmentTransportFactory() {
    this(SEGMENT_BYTES);
  }

  SegmentTransportFactory(long segmentBytes) {
    this.segmentBytes = segmentBytes;
  }

  @Override
  public String directoryName() {
    return "segments";
  }

  @Override
  public Transport open(File directory) throws IOException {
    if (!directory.isDirectory() && !directory.mkdirs()) {
      throw new IOException("the directory cannot be made: directory=" + directory);
    }
    return new SegmentTransport(directory, segmentBytes);
  }
}
