/**
 * The queryable projection of the ledger: what is asked of a store, and the values that go in and
 * out. No database is known here; each has a room below. Nothing is kept here that the ledger's
 * segments cannot give again.
 */
@NullMarked
package dev.sluice.collector.store;

import org.jspecify.annotations.NullMarked;
