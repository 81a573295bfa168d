/**
 * The composition root of the agent: start and stop. Only here are implementations of several rooms
 * constructed; nobody may depend on it.
 */
@NullMarked
package dev.sluice.agent.start;

import org.jspecify.annotations.NullMarked;
