/**
 * The transport over Chronicle Queue, and what it takes to start it inside somebody else's JVM: the
 * only room of the agent that knows Chronicle. No ring, no policy.
 */
@NullMarked
package dev.sluice.agent.audit.queue;

import org.jspecify.annotations.NullMarked;
