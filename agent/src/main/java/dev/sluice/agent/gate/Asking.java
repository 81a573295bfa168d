package dev.sluice.agent.gate;

import dev.sluice.agent.call.Caller;
import dev.sluice.agent.call.person.Known;
import dev.sluice.bootstrap.Asker;
import dev.sluice.rules.Actor;
import dev.sluice.rules.Source;
import org.jspecify.annotations.Nullable;

/**
 * What the gate made of the thread's note of who is asking. Immutable, kept in the note.
 *
 * @param actor as the frameworks tell, before the policy's own declarations
 * @param originKind jdbc, hibernate, mybatis …
 * @param originName mapper statement, entity …; null if unknown
 * @param said what led to it
 */
record Asking(Actor actor, String originKind, @Nullable String originName, Said said) {

  private static final Asking NOBODY = new Asking(Actor.UNKNOWN, "jdbc", null, Said.NOTHING);

  /** Hot path. Of this thread, as its note alone tells: kind and conversation are surely here. */
  static Asking current() {
    return of(Asker.current());
  }

  /** Hot path. As a note alone tells. */
  static Asking of(@Nullable Asker note) {
    if (note == null) {
      return NOBODY;
    }
    if (note.memo instanceof Asking known) {
      return known;
    }
    Asking asking = of(note, Known.NOTHING);
    note.memo = asking;
    return asking;
  }

  /** As a note tells, and what else is known. */
  static Asking of(@Nullable Asker note, Known known) {
    String origin = note == null ? null : note.originKind;
    return new Asking(
        Caller.actorOf(note, known),
        origin == null ? "jdbc" : origin,
        note == null ? null : note.originName,
        note == null ? Said.NOTHING : Said.of(note.purpose, note.arguments));
  }

  /**
   * The conversation for which is counted; empty if none is known. One that somebody only asserts
   * is none: whoever changes its name would begin to count anew.
   */
  String counted() {
    Actor.Named conversation = actor.conversation();
    return conversation == null || conversation.source() == Source.ASSERTED
        ? ""
        : conversation.value();
  }
}
