/**
 * The store in DuckDB: one file, fed by the appender. The only room that knows {@code java.sql}; it
 * knows nothing of queues, segments or the network.
 */
@NullMarked
package dev.sluice.collector.store.duckdb;

import org.jspecify.annotations.NullMarked;
