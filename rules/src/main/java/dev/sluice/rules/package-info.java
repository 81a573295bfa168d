/**
 * The vocabulary: what a statement is, who asks, what is decided. No I/O, no {@code java.sql}, no
 * libraries.
 */
@NullMarked
package dev.sluice.rules;

import org.jspecify.annotations.NullMarked;
