/**
 * What inlined advice calls, on the bootstrap class loader. Only {@code java.base} types may come
 * in.
 */
@NullMarked
package dev.sluice.bootstrap;

import org.jspecify.annotations.NullMarked;
