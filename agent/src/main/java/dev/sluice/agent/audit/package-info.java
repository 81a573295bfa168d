/** The record sink, loss counting and failure modes. Knows nothing of JDBC or of policies. */
@NullMarked
package dev.sluice.agent.audit;

import org.jspecify.annotations.NullMarked;
