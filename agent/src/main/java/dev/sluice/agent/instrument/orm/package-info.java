/**
 * The doorbells of ORMs: they leave a note of which mapped statement is at work, and tell a refusal
 * by the ORM's name for it. An ORM's own types and any decision must not come in.
 */
@NullMarked
package dev.sluice.agent.instrument.orm;

import org.jspecify.annotations.NullMarked;
