package dev.sluice.rules;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks. A value that nobody knows is null and counts as unknown in rules. Immutable.
 *
 * @param kind ai, service, human or unknown
 * @param kindSource whose word the kind is
 * @param agent the agent's name
 * @param tool the tool whose call is at work
 * @param toolCall the id of that call; for records only
 * @param model the model that asked for the call
 * @param conversation the conversation's id
 * @param user the end user
 * @param roles the end user's application roles
 * @param tenant whose data it is about
 */
public record Actor(
    ActorKind kind,
    Source kindSource,
    @Nullable Named agent,
    @Nullable Named tool,
    @Nullable String toolCall,
    @Nullable Named model,
    @Nullable Named conversation,
    @Nullable Named user,
    Set<Named> roles,
    @Nullable Named tenant) {

  /**
   * A value and whose word it is.
   *
   * @param value never empty
   */
  public record Named(String value, Source source) {}

  /** Nobody known. */
  public static final Actor UNKNOWN =
      new Actor(
          ActorKind.UNKNOWN, Source.INSTRUMENTED, null, null, null, null, null, null, Set.of());

  public Actor {
    roles = Set.copyOf(roles);
  }

  /** Of no known tenant. */
  public Actor(
      ActorKind kind,
      Source kindSource,
      @Nullable Named agent,
      @Nullable Named tool,
      @Nullable String toolCall,
      @Nullable Named model,
      @Nullable Named conversation,
      @Nullable Named user,
      Set<Named> roles) {
    this(kind, kindSource, agent, tool, toolCall, model, conversation, user, roles, null);
  }
}
