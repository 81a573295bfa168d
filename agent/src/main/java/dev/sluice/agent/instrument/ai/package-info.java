/**
 * The doorbells of AI frameworks: they leave a note of who is asking. A framework's own types and
 * any decision must not come in.
 */
@NullMarked
package dev.sluice.agent.instrument.ai;

import org.jspecify.annotations.NullMarked;
