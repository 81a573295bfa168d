/** SQL text to {@link dev.sluice.rules.StatementFacts}. No library, no I/O, no thread. */
@NullMarked
package dev.sluice.rules.sql;

import org.jspecify.annotations.NullMarked;
