/**
 * Who is asking, on which connection, in which transaction. Verdicts and records must not come in.
 */
@NullMarked
package dev.sluice.agent.call;

import org.jspecify.annotations.NullMarked;
