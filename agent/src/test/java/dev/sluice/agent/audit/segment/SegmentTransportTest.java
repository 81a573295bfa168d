package dev.sluice.agent.audit.segment;

import dev.sluice.agent.audit.TransportContract;
import dev.sluice.agent.audit.TransportFactory;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;

class SegmentTransportTest extends TransportContract {

  @Override
  protected TransportFactory factory() {
    return new SegmentTransportFactory(10_000);
  }

  @Override
  protected byte[] readBack(File directory) throws IOException {
    String[] names = directory.list();
    Arrays.sort(names);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String name : names) {
      all.writeBytes(Files.readAllBytes(new File(directory, name).toPath()));
    }
    return all.toByteArray();
  }
}
