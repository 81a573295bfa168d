/** What a person types, read into a query value. No store, no SQL, no HTTP comes in here. */
@NullMarked
package dev.sluice.collector.search;

import org.jspecify.annotations.NullMarked;
