package dev.sluice.agent.call.person;

import org.jspecify.annotations.Nullable;

/**
 * The trace and the span in which a statement runs, as the tracer writes them. Immutable.
 *
 * @param id never empty
 * @param span null if the tracer tells none
 */
public record Trace(String id, @Nullable String span) {}
