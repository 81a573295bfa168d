/**
 * Tells databases who asks, in the place that each has for it, so that its own audit agrees with
 * ours. Nothing is decided here, and no text of the application is changed.
 */
@NullMarked
package dev.sluice.agent.call.introduce;

import org.jspecify.annotations.NullMarked;
