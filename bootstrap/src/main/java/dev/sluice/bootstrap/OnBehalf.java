package dev.sluice.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * For applications: names for whom a piece of work is done, where no framework tells. The one class
 * of this module that an application may call; it needs nothing but this module on its class path,
 * and does nothing in a JVM without the agent.
 *
 * <pre>{@code
 * try (OnBehalf scope = OnBehalf.of("ann", "conversation-7", "acme")) {
 *   orders.summarise();
 * }
 * }</pre>
 *
 * <p>It is the application's word: on the records as asserted, and no reason to let more pass
 * unless the policy says {@code trust: [asserted]}. What a framework or the application's security
 * tells goes before it. It holds for the thread that called, and for the tasks that it hands on
 * from within, until it is closed. To be opened and closed by the same thread, the last one first;
 * closing twice does nothing.
 */
public final class OnBehalf implements AutoCloseable {

  private static final OnBehalf NOBODY = new OnBehalf(null, null, null);

  private final @Nullable Thread thread;
  private final @Nullable Asker before;
  private @Nullable Asker mine;

  private OnBehalf(@Nullable Thread thread, @Nullable Asker before, @Nullable Asker mine) {
    this.thread = thread;
    this.before = before;
    this.mine = mine;
  }

  /**
   * Begins such work. What is null is not told, or stays as the scope around it says.
   *
   * @param user the end user
   * @param conversation the conversation, the case, the ticket
   * @param tenant whose data it is about
   */
  public static OnBehalf of(
      @Nullable String user, @Nullable String conversation, @Nullable String tenant) {
    if (Door.handler == NoHandler.INSTANCE) {
      return NOBODY;
    }
    Asker outer = Asker.current();
    Claim claim = Claim.of(outer == null ? null : outer.claim, user, conversation, tenant);
    Asker mine = Asker.from(outer).claim(claim).build();
    Asker before = Asker.enter(mine);
    return new OnBehalf(Thread.currentThread(), before, Asker.seat().asker);
  }

  /** The same for a user alone. */
  public static OnBehalf of(@Nullable String user) {
    return of(user, null, null);
  }

  @Override
  public void close() {
    if (mine != null && thread == Thread.currentThread()) {
      Asker placed = mine;
      mine = null;
      if (Asker.seat().asker == placed) { // else the call in which it was opened is over
        Asker.restore(before);
      }
    }
  }
}
