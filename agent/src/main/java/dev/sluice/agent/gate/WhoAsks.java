package dev.sluice.agent.gate;

import dev.sluice.agent.call.person.Known;
import dev.sluice.agent.call.person.Libraries;
import dev.sluice.agent.call.person.People;
import dev.sluice.agent.call.person.Trace;
import dev.sluice.agent.call.person.Traces;
import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.Person;
import dev.sluice.bootstrap.Present;
import org.jspecify.annotations.Nullable;

/**
 * Who asks on this thread, by its note, the application's own security and what the operator said
 * where to look; and in which trace. Thread safe; never throws.
 */
public final class WhoAsks {

  private final People people;
  private final Traces traces;

  /** By what these libraries know, and by the notes. */
  public WhoAsks(Libraries libraries, People.Places places) {
    people = new People(libraries, places);
    traces = new Traces(libraries);
  }

  /** By the notes alone. */
  static WhoAsks byNotes() {
    return new WhoAsks(new Libraries(), People.Places.NOWHERE);
  }

  /** Hot path. Who asks now. */
  Asking current() {
    Asker note = Asker.current();
    Present here = Present.current();
    if (here == null && !people.looksElsewhere()) {
      return Asking.of(note);
    }
    Known known = people.known(here);
    return known.equals(Known.NOTHING) ? Asking.of(note) : Asking.of(note, known);
  }

  /** Hot path. The trace at work; null if there is none. */
  @Nullable Trace trace() {
    return traces.current();
  }

  @Nullable Person person(Present here) {
    return people.person(here);
  }
}
