/**
 * The doorbells of ORMs and of libraries above JDBC: they leave a note of where SQL comes from, and
 * tell a refusal by the library's name for it. An ORM's own types and any decision must not come
 * in.
 */
@NullMarked
package dev.sluice.agent.instrument.orm;

import org.jspecify.annotations.NullMarked;
