/** Tokens to a tree of what a guard needs: queries, writes, names, calls. Knows no catalog. */
@NullMarked
package dev.sluice.rules.sql.tree;

import org.jspecify.annotations.NullMarked;
