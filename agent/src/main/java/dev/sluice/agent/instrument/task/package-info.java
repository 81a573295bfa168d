/**
 * The doorbells of what carries work over threads: they take the note of who is asking along. Any
 * decision, and a framework's own types, must not come in.
 */
@NullMarked
package dev.sluice.agent.instrument.task;

import org.jspecify.annotations.NullMarked;
