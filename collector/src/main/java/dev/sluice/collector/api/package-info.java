/**
 * The HTTP interface: thin handlers, JSON records under standard names, pages from templates. It
 * reads through the store's interface and never writes; no SQL, no queue and no ledger come in
 * here.
 */
@NullMarked
package dev.sluice.collector.api;

import org.jspecify.annotations.NullMarked;
