/**
 * Advice that is inlined into AI frameworks. Anything but {@code java.*} and the bootstrap facade
 * must not come in.
 */
package dev.sluice.agent.instrument.ai.advice;
