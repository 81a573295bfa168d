package dev.sluice.bootstrap;

import org.jspecify.annotations.Nullable;

/** What two notes agree on. Pure. */
final class Agreed {

  private Agreed() {}

  /** Under a call: what it and the teller agree on, and what the call alone tells. */
  static Asker within(Asker call, Asker told) {
    Asker.Builder both = Asker.from(call);
    if (differ(call.agent, told.agent)) {
      both.agent(null);
    }
    String tool = agreed(call.tool, told.tool);
    boolean claimed = tool != null && (call.toolClaimed || told.toolClaimed);
    return both.tool(tool, agreed(call.toolCall, told.toolCall), claimed)
        .model(agreed(call.model, told.model))
        .conversation(agreed(call.conversation, told.conversation))
        .purpose(agreed(call.purpose, told.purpose))
        .arguments(agreed(call.arguments, told.arguments))
        .build();
  }

  /** What both say: the stricter kind, and of the rest what they agree on. */
  static Asker common(Asker one, @Nullable Asker other) {
    if (one == other) {
      return one;
    }
    if (other == null) {
      return Asker.from(null).kind(one.kind).build();
    }
    Asker.Builder both = Asker.from(null);
    String name = same(one.agent, other.agent);
    if (one.agentClaimed || other.agentClaimed) {
      both.claimedAgent(name);
    } else {
      both.agent(name);
    }
    both.person(one.person != null && one.person.equals(other.person) ? one.person : null);
    both.claim(one.claim != null && one.claim.equals(other.claim) ? one.claim : null);
    String tool = same(one.tool, other.tool);
    boolean claimed = tool != null && (one.toolClaimed || other.toolClaimed);
    return both.kind("ai".equals(other.kind) ? other.kind : one.kind)
        .tool(tool, same(one.toolCall, other.toolCall), claimed)
        .model(same(one.model, other.model))
        .conversation(same(one.conversation, other.conversation))
        .purpose(same(one.purpose, other.purpose))
        .arguments(same(one.arguments, other.arguments))
        .build();
  }

  private static @Nullable String agreed(@Nullable String outer, @Nullable String told) {
    return differ(outer, told) ? null : outer;
  }

  private static boolean differ(@Nullable String outer, @Nullable String told) {
    return told != null && !told.equals(outer);
  }

  private static @Nullable String same(@Nullable String one, @Nullable String other) {
    return one != null && one.equals(other) ? one : null;
  }
}
