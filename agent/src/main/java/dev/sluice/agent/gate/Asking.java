package dev.sluice.agent.gate;

import dev.sluice.agent.call.Caller;
import dev.sluice.bootstrap.Asker;
import dev.sluice.rules.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What the gate made of the thread's note of who is asking. Immutable, kept in the note.
 *
 * @param actor as the frameworks tell, before the policy's own declarations
 * @param originKind jdbc, hibernate, mybatis …
 * @param originName mapper statement, entity …; null if unknown
 */
record Asking(Actor actor, String originKind, @Nullable String originName) {

  private static final Asking NOBODY = new Asking(Actor.UNKNOWN, "jdbc", null);

  /** Hot path. Of this thread. */
  static Asking current() {
    Asker note = Asker.current();
    if (note == null) {
      return NOBODY;
    }
    if (note.memo instanceof Asking known) {
      return known;
    }
    Asking asking =
        new Asking(
            Caller.actorOf(note),
            note.originKind == null ? "jdbc" : note.originKind,
            note.originName);
    note.memo = asking;
    return asking;
  }
}
