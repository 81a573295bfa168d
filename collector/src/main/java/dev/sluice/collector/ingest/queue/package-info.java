/**
 * Reads what an agent left under its queue root: Chronicle Queue files, segment files, the mapped
 * ring of a dead JVM. The only room of the collector that knows Chronicle; no ledger, no store.
 */
@NullMarked
package dev.sluice.collector.ingest.queue;

import org.jspecify.annotations.NullMarked;
