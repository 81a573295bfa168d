/**
 * What the command line says, as immutable values; all problems of one call are told together.
 * Nothing is opened or started here.
 */
@NullMarked
package dev.sluice.collector.config;

import org.jspecify.annotations.NullMarked;
