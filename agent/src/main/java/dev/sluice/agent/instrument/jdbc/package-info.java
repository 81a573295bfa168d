/**
 * The doorbells of JDBC: which classes, which methods, which advice. Decisions about statements
 * must not come in.
 */
@NullMarked
package dev.sluice.agent.instrument.jdbc;

import org.jspecify.annotations.NullMarked;
