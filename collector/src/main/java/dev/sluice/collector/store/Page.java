package dev.sluice.collector.store;

import java.util.List;

/**
 * Part of an answer, newest first.
 *
 * @param entries at most as many as were asked for
 * @param next the position before which the next page begins; 0 if there is none
 */
public record Page(List<Entry> entries, long next) {
  public Page {
    entries = List.copyOf(entries);
  }
}
