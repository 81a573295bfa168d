/** Statements that say who is behind them. A framework must not come in. */
package dev.sluice.it.marks;
