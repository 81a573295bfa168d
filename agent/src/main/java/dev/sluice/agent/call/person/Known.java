package dev.sluice.agent.call.person;

import dev.sluice.bootstrap.Person;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the asker beside the note of an AI's call. Immutable.
 *
 * @param person whom the application's security knows on this thread now; null if nobody
 * @param user the user by another's word; null if nobody says
 * @param agent the agent by another's word
 * @param conversation the conversation by another's word
 * @param tenant the tenant by another's word
 */
public record Known(
    @Nullable Person person,
    @Nullable String user,
    @Nullable String agent,
    @Nullable String conversation,
    @Nullable String tenant) {

  /** Nothing. */
  public static final Known NOTHING = new Known(null, null, null, null, null);
}
