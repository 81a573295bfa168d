package dev.sluice.rules.record;

/**
 * What stands around the body of every record.
 *
 * @param type number of its type
 * @param incarnation the run of the JVM that wrote it
 * @param sequence contiguous within the incarnation, from 0
 * @param wallMicros microseconds since 1970-01-01T00:00Z
 * @param monotonicNanos {@link System#nanoTime()} of the writer
 */
public record Envelope(
    int type, Incarnation incarnation, long sequence, long wallMicros, long monotonicNanos) {}
