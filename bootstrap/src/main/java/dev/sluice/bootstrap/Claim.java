package dev.sluice.bootstrap;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an application says of the work at hand, by {@link OnBehalf}. Its own word: recorded, never
 * a reason to let more pass. Immutable.
 */
public final class Claim {

  /** The end user; null if not told. */
  public final @Nullable String user;

  /** The conversation; null if not told. */
  public final @Nullable String conversation;

  /** The tenant; null if not told. */
  public final @Nullable String tenant;

  private Claim(@Nullable String user, @Nullable String conversation, @Nullable String tenant) {
    this.user = user;
    this.conversation = conversation;
    this.tenant = tenant;
  }

  /** What is told now, and for the rest what was told before; texts are cut to a bounded length. */
  static Claim of(
      @Nullable Claim before,
      @Nullable String user,
      @Nullable String conversation,
      @Nullable String tenant) {
    String who = ForeignValue.text(user);
    String talk = ForeignValue.text(conversation);
    String whose = ForeignValue.text(tenant);
    return before == null
        ? new Claim(who, talk, whose)
        : new Claim(
            who == null ? before.user : who,
            talk == null ? before.conversation : talk,
            whose == null ? before.tenant : whose);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Claim claim
        && Objects.equals(claim.user, user)
        && Objects.equals(claim.conversation, conversation)
        && Objects.equals(claim.tenant, tenant);
  }

  @Override
  public int hashCode() {
    return Objects.hash(user, conversation, tenant);
  }
}
