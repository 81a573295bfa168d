/**
 * One JVM's trail of records: its directory, its lock, the writer that takes records from the ring
 * to a transport, and the watch over both. Transports are given to it; Chronicle never comes in.
 */
@NullMarked
package dev.sluice.agent.audit.trail;

import org.jspecify.annotations.NullMarked;
