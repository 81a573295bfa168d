package dev.sluice.agent.mask;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Gives each class of sensitive data its counter while a plan is compiled. Not thread safe. */
final class ClassCounters {

  private final List<String> names = new ArrayList<>();

  /** The counters of these classes. */
  int[] of(Collection<String> classes) {
    int[] counters = new int[classes.size()];
    int next = 0;
    for (String name : classes) {
      int known = names.indexOf(name);
      if (known < 0) {
        known = names.size();
        names.add(name);
      }
      counters[next++] = known;
    }
    return counters;
  }

  List<String> names() {
    return List.copyOf(names);
  }
}
