package dev.sluice.agent.mask;

import java.sql.ResultSet;

/** Hangs a state on a result set; supplied by the instrumentation. */
@FunctionalInterface
public interface ResultTagger {

  /** True if each later read of that result set meets the state; false if it cannot. */
  boolean tag(ResultSet resultSet, ResultState state);
}
