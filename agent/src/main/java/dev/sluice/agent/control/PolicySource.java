package dev.sluice.agent.control;

import dev.sluice.rules.Policy;

/** Where a policy comes from. Implementations need not be thread safe. */
public interface PolicySource {

  /** What it is called in notices and records: the file's path, or the starter policy. */
  String name();

  /**
   * Reads and compiles it.
   *
   * @throws PolicyRefused if there is none or it is not valid
   */
  Policy read() throws PolicyRefused;

  /** Changes whenever what {@link #read()} would read may have changed; cheap. */
  String stamp();
}
