/**
 * Installs and removes the transformer, matches classes, adds the state field, reports coverage.
 * Decisions about statements must not come in.
 */
@NullMarked
package dev.sluice.agent.instrument;

import org.jspecify.annotations.NullMarked;
