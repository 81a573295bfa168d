/**
 * The heart: inspect, decide, record the intent, run, mask, record the outcome. How classes are
 * instrumented, how policies are read and how records are stored must not come in.
 */
@NullMarked
package dev.sluice.agent.gate;

import org.jspecify.annotations.NullMarked;
