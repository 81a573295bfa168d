/**
 * Advice that is inlined into JDBC classes, compiled for Java 8. Only {@code java.*}, the street
 * door and Byte Buddy's annotations may come in; no lambdas, no helper methods, no text building.
 */
@NullMarked
package dev.sluice.agent.instrument.jdbc.advice;

import org.jspecify.annotations.NullMarked;
