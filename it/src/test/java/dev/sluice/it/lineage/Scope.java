package dev.sluice.it.lineage;

import java.util.ArrayList;
import java.util.List;

/** What names mean at one place of a query that is being written. */
final class Scope {

  private final Scope outer;

  /** What stands in FROM. */
  final List<Source> sources = new ArrayList<>();

  /** What WITH has named. */
  final List<Source> names = new ArrayList<>();

  Scope(Scope outer) {
    this.outer = outer;
  }

  Scope outer() {
    return outer;
  }

  /** Each name of WITH that can be used here. */
  List<Source> allNames() {
    List<Source> all = new ArrayList<>(names);
    if (outer != null) {
      all.addAll(outer.allNames());
    }
    return all;
  }

  /** The nearest scope with something in FROM, this one included; null if there is none. */
  Scope filled() {
    return !sources.isEmpty() || outer == null ? this : outer.filled();
  }
}
