/**
 * The doorbells of ORMs: they leave a note of which mapped statement is at work. An ORM's own types
 * and any decision must not come in.
 */
@NullMarked
package dev.sluice.agent.instrument.orm;

import org.jspecify.annotations.NullMarked;
