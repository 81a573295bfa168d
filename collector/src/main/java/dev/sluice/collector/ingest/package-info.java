/**
 * Takes the records of every incarnation under a queue root, in sequence. Chronicle must not come
 * in here: only the room {@code queue} below knows it.
 */
@NullMarked
package dev.sluice.collector.ingest;

import org.jspecify.annotations.NullMarked;
