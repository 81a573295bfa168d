package dev.sluice.agent.audit.queue;

import dev.sluice.agent.audit.Transport;
import dev.sluice.agent.audit.TransportFactory;
import java.io.File;
import java.io.IOException;

/**
 * Opens {@link QueueTransport}s. The first one in a JVM costs seconds, touches JUL and JMX, and
 * needs what {@link ChronicleAccess} opens.
 */
public final class QueueTransportFactory implements TransportFactory {

  // Names are put together at run time: relocation rewrites constants that look like packages.
  private static final String PREFIX = "chronicle.";

  @Override
  public String directoryName() {
    return "queue";
  }

  @Override
  public Transport open(File directory) throws IOException {
    silence();
    try {
      return new QueueTransport(directory);
    } catch (Exception | LinkageError | AssertionError failure) {
      throw new IOException(
          "Chronicle Queue does not start: directory=" + directory + ", reason=" + failure,
          failure);
    }
  }

  /**
   * No call home, no banner, no thread that watches the disk; ours does. Before the first class.
   */
  private static void silence() {
    setUnlessSet(PREFIX + "analytics.disable");
    setUnlessSet(PREFIX + "announcer.disable");
    setUnlessSet(PREFIX + "disk.monitor.disable");
  }

  private static void setUnlessSet(String name) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, "true");
    }
  }
}
