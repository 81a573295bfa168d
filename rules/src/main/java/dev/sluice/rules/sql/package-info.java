/**
 * SQL text to {@link dev.sluice.rules.StatementFacts}. The only room that knows JSqlParser; no I/O.
 */
@NullMarked
package dev.sluice.rules.sql;

import org.jspecify.annotations.NullMarked;
