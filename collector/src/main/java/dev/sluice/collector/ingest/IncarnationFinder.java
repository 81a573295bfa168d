package dev.sluice.collector.ingest;

import dev.sluice.rules.record.Incarnation;
import java.util.List;

/** Finds incarnations under a queue root as JVMs come and go. Belongs to one thread. */
public interface IncarnationFinder {

  /**
   * An incarnation's place.
   *
   * @param service the name of its service's directory
   * @param id its own
   */
  record Found(String service, Incarnation id) {}

  /** What lies under the root now; empty if the root is not there yet or cannot be listed. */
  List<Found> find();

  /**
   * Opens one for reading.
   *
   * @param found one of {@link #find()}
   * @param nextSequence the first sequence that is wanted: 0, or what the checkpoint says
   */
  IncarnationSource open(Found found, long nextSequence);
}
