/**
 * The transport without a library: append-only segment files. For JVMs in which Chronicle cannot
 * start. Nothing but the JDK comes in here.
 */
@NullMarked
package dev.sluice.agent.audit.segment;

import org.jspecify.annotations.NullMarked;
