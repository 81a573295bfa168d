/**
 * Advice that is inlined into security libraries and servlet containers. Anything but {@code
 * java.*} and the bootstrap facade must not come in.
 */
package dev.sluice.agent.instrument.person.advice;
