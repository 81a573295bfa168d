/**
 * The client commands: {@code tail}, {@code search}, {@code show}. They speak HTTP to a running
 * collector; no store, ledger or queue comes in here.
 */
@NullMarked
package dev.sluice.collector.cli;

import org.jspecify.annotations.NullMarked;
