package dev.sluice.rules.sql.tree;

import org.jspecify.annotations.Nullable;

/**
 * One statement: exactly one of the three is set. Immutable but for the command's lists.
 *
 * @param query a query
 * @param write a row write
 * @param command anything else
 */
public record Parsed(@Nullable Query query, @Nullable Write write, @Nullable Command command) {

  static Parsed of(Query query) {
    return new Parsed(query, null, null);
  }

  static Parsed of(Write write) {
    return new Parsed(null, write, null);
  }

  static Parsed of(Command command) {
    return new Parsed(null, null, command);
  }
}
