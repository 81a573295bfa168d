package dev.sluice.agent.audit;

import java.io.File;
import java.io.IOException;

/** Opens transports of one kind. */
public interface TransportFactory {

  /** Name of the directory in which this kind keeps its files: {@code queue}, {@code segments}. */
  String directoryName();

  /**
   * Opens one. May take seconds; never called on a thread of the application.
   *
   * @param directory empty or not there yet
   * @throws IOException if this kind cannot start in this JVM or in this directory
   */
  Transport open(File directory) throws IOException;
}
