/**
 * Advice that is inlined into the JDK's executors, futures, timers and threads, and into pools.
 * Anything but {@code java.*} and the bootstrap facade must not come in.
 */
package dev.sluice.agent.instrument.task.advice;
