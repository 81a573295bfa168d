package dev.sluice.rules.sql.resolve;

import dev.sluice.rules.ColumnName;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Origins of many values on their way into one, in time linear in their sources. One thread. */
final class Gathering {

  private Set<ColumnName> sources = Set.of();
  private boolean own;
  private boolean known = true;
  private boolean derived;
  private boolean empty = true;

  void add(Origin origin) {
    empty = false;
    known &= origin.known();
    derived |= origin.derived();
    Set<ColumnName> more = origin.sources();
    if (more.isEmpty() || more.equals(sources)) {
      return;
    }
    if (sources.isEmpty()) {
      sources = more;
      return;
    }
    if (!own) {
      sources = new LinkedHashSet<>(sources);
      own = true;
    }
    sources.addAll(more);
  }

  void addAll(Iterable<Named> columns) {
    for (Named column : columns) {
      add(column.origin());
    }
  }

  /** All of them in one, derived. Nothing is added behind this. */
  Origin origin() {
    return new Origin(sources, true, known);
  }

  /** All of them in one, derived if one of them is; null if there is none. */
  @Nullable Origin either() {
    return empty ? null : new Origin(sources, derived, known);
  }
}
