package dev.sluice.agent.call;

import dev.sluice.agent.call.person.Known;
import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.Claim;
import dev.sluice.bootstrap.Person;
import dev.sluice.rules.Actor;
import dev.sluice.rules.ActorKind;
import dev.sluice.rules.Source;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the thread's note of who is asking, and what else is known there, into an actor.
 *
 * <p>What is instrumented goes before what is asserted. In a call of an AI the user is the one for
 * whom the call was made: what its code makes of the security context, or says by the API, is its
 * own word.
 */
public final class Caller {

  private Caller() {}

  /** The actor that a note tells of; unknown without a note. */
  public static Actor actorOf(@Nullable Asker asker) {
    return actorOf(asker, Known.NOTHING);
  }

  /** The same with what is known beside the note. */
  public static Actor actorOf(@Nullable Asker asker, Known known) {
    if (asker == null) {
      return new Actor(
          ActorKind.UNKNOWN,
          Source.INSTRUMENTED,
          named(known.agent(), Source.ASSERTED),
          null,
          null,
          null,
          named(known.conversation(), Source.ASSERTED),
          user(known.person(), Source.INSTRUMENTED, known.user()),
          roles(known.person(), Source.INSTRUMENTED),
          named(known.tenant(), Source.ASSERTED));
    }
    Claim claim = asker.claim;
    boolean ai = asker.kind != null;
    boolean noted = asker.person != null && (ai || known.person() == null);
    Person person = noted ? asker.person : known.person();
    Source word = ai && !noted ? Source.ASSERTED : Source.INSTRUMENTED;
    return new Actor(
        kindOf(asker.kind),
        Source.INSTRUMENTED,
        asker.agent == null
            ? named(known.agent(), Source.ASSERTED)
            : named(asker.agent, asker.agentClaimed ? Source.ASSERTED : Source.INSTRUMENTED),
        named(asker.tool, asker.toolClaimed ? Source.ASSERTED : Source.INSTRUMENTED),
        asker.toolCall,
        named(asker.model),
        asker.conversation == null
            ? named(
                claim == null ? known.conversation() : or(claim.conversation, known.conversation()),
                Source.ASSERTED)
            : named(asker.conversation),
        user(person, word, claim == null ? known.user() : or(claim.user, known.user())),
        roles(person, word),
        named(claim == null ? known.tenant() : or(claim.tenant, known.tenant()), Source.ASSERTED));
  }

  private static @Nullable String or(@Nullable String first, @Nullable String second) {
    return first == null ? second : first;
  }

  private static Actor.@Nullable Named user(
      @Nullable Person person, Source word, @Nullable String claimed) {
    return person == null ? named(claimed, Source.ASSERTED) : named(person.name, word);
  }

  private static Set<Actor.Named> roles(@Nullable Person person, Source word) {
    if (person == null || person.roles.isEmpty()) {
      return Set.of();
    }
    Set<Actor.Named> roles = new HashSet<>();
    for (String role : person.roles) {
      roles.add(new Actor.Named(role, word));
    }
    return roles;
  }

  private static ActorKind kindOf(@Nullable String word) {
    if (word == null) {
      return ActorKind.UNKNOWN;
    }
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "ai" -> ActorKind.AI;
      case "service" -> ActorKind.SERVICE;
      case "human" -> ActorKind.HUMAN;
      default -> ActorKind.UNKNOWN;
    };
  }

  private static Actor.@Nullable Named named(@Nullable String value) {
    return named(value, Source.INSTRUMENTED);
  }

  private static Actor.@Nullable Named named(@Nullable String value, Source source) {
    return value == null || value.isEmpty() ? null : new Actor.Named(value, source);
  }
}
