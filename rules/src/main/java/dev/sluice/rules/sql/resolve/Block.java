package dev.sluice.rules.sql.resolve;

import java.util.List;

/**
 * What one thing in FROM gives to {@code *}.
 *
 * @param columns in order, shared columns of a join merged
 * @param merged true if shared columns of a join stand first
 * @param exact false if number or order are not proven
 */
record Block(List<Named> columns, boolean exact, Origin whole, boolean merged) {

  Block(List<Named> columns, boolean exact, Origin whole) {
    this(columns, exact, whole, false);
  }
}
