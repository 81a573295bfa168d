/**
 * Advice that is inlined into ORMs. Anything but {@code java.*} and the bootstrap facade must not
 * come in.
 */
package dev.sluice.agent.instrument.orm.advice;
