/**
 * Reads what an agent left under its queue root: the files of a Chronicle Queue, segment files, the
 * mapped ring of a dead JVM. The only room of the collector that knows how Chronicle lays out a
 * file; no ledger, no store.
 */
@NullMarked
package dev.sluice.collector.ingest.queue;

import org.jspecify.annotations.NullMarked;
