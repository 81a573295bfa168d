/**
 * A tree to facts: which tables, columns, functions and effects, and where each result column comes
 * from. Unknown is one of its values. Knows no text.
 */
@NullMarked
package dev.sluice.rules.sql.resolve;

import org.jspecify.annotations.NullMarked;
