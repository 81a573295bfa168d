package dev.sluice.agent.call;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.sql.session.Missing;
import dev.sluice.rules.sql.session.SessionTexts;
import java.sql.Connection;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What the session behind one physical connection holds by name, as far as it was seen. Known
 * beyond a transaction only where the connection is one session of the server. Thread safe.
 */
public final class HeldTexts {

  private final Dialect dialect;
  private final ReentrantLock running = new ReentrantLock();
  private volatile SessionTexts texts = SessionTexts.NONE;
  private boolean mistrusted;
  private boolean givenUp;
  private boolean asked;
  private boolean direct;
  private long session = ServerSession.UNTOLD;

  HeldTexts(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * Held while a text runs that names something or runs what has a name, from before it is judged:
   * what a name stands for must not change in between.
   */
  public ReentrantLock running() {
    return running;
  }

  /** Hot path. What is known now: nothing once the driver uses another session. */
  SessionTexts current(@Nullable Connection physical) {
    SessionTexts now = texts;
    if (now.isEmpty() || dialect == Dialect.POSTGRESQL) {
      return now; // its driver opens no second session for a connection
    }
    if (physical != null && ServerSession.told(physical) == session) {
      return now;
    }
    forget();
    return SessionTexts.NONE;
  }

  /** What is known, whichever session the driver uses. */
  public SessionTexts all() {
    return texts;
  }

  /** Until the transaction ends, anything may be named unseen. */
  public synchronized void mistrust() {
    mistrusted = true;
    texts = SessionTexts.NONE;
  }

  /** Threads run into each other on the connection: nothing of it is known from here on. */
  public synchronized void giveUp() {
    givenUp = true;
    texts = SessionTexts.NONE;
  }

  /** Nobody can say any more what a name stands for. */
  public synchronized void forget() {
    texts = SessionTexts.NONE;
  }

  /**
   * A text ran, as the agent's own work: may ask the server.
   *
   * @param before what was known when it ran; if that is not so any more nothing is
   */
  @SuppressWarnings("ReferenceEquality") // what is unchanged is the same object
  public synchronized void learn(
      SessionTexts before, SessionTexts after, @Nullable Connection physical) {
    if (texts != before || physical == null || mistrusted || givenUp) {
      texts = SessionTexts.NONE;
      return;
    }
    if (!after.isEmpty() && !asked) {
      asked = true;
      direct = ServerSession.isDirect(physical, dialect);
      session = ServerSession.told(physical);
    }
    boolean another = !after.isEmpty() && ServerSession.told(physical) != session;
    if (another) {
      asked = false; // of a new session nothing was seen, and whether it is one is to be asked anew
    }
    texts = another || (dialect != Dialect.POSTGRESQL && !direct) ? SessionTexts.NONE : after;
  }

  /**
   * Asks the server for names that are not known, as the agent's own work; the caller holds {@link
   * #running()}. Null where the answer might not hold until the text runs, or there is none.
   */
  public @Nullable SessionNames ask(Missing missing, @Nullable Connection physical) {
    boolean closed;
    synchronized (this) {
      closed = mistrusted || givenUp;
    }
    if (closed || physical == null || dialect != Dialect.POSTGRESQL) {
      return null;
    }
    return running.isHeldByCurrentThread() ? SessionNames.ask(physical, missing) : null;
  }

  /** The server told of names; it is the session that the driver was told of. */
  @SuppressWarnings("ReferenceEquality") // what is unchanged is the same object
  public synchronized void told(
      SessionTexts before, SessionTexts after, @Nullable Connection physical) {
    if (texts == before && physical != null && !mistrusted && !givenUp) {
      asked = true;
      direct = true;
      session = ServerSession.told(physical);
      texts = after;
    }
  }

  /** A savepoint was set. */
  synchronized void savepoint() {
    texts = texts.savepoint();
  }

  /** The transaction goes on from a savepoint. */
  synchronized void rolledBackToSavepoint() {
    texts = texts.rolledBackToSavepoint();
  }

  /**
   * The transaction ended, or each statement is one.
   *
   * @param kept whether it was committed for sure
   */
  synchronized void ended(boolean kept) {
    mistrusted = false;
    texts = direct ? texts.ended(kept) : SessionTexts.NONE;
  }

  /** A text failed: it may have ended the transaction. */
  public synchronized void failed(SessionTexts before, SessionTexts left) {
    texts = direct && texts.equals(before) ? left : SessionTexts.NONE;
  }
}
