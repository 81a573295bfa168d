/**
 * The masks of one result set: which column, which function, what the application gets instead of
 * the value. No policy, no SQL text and no instrumentation comes in here.
 */
@NullMarked
package dev.sluice.agent.mask;

import org.jspecify.annotations.NullMarked;
