/** The collector: a separate process that keeps the records and serves people. */
@NullMarked
package dev.sluice.collector;

import org.jspecify.annotations.NullMarked;
