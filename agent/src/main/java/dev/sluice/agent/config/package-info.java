/**
 * Immutable settings of the agent, all problems reported together. No file is read and no class
 * beyond the simplest of the JDK is touched here: it runs before the application's {@code main}.
 */
@NullMarked
package dev.sluice.agent.config;

import org.jspecify.annotations.NullMarked;
