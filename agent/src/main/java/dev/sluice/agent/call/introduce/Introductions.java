package dev.sluice.agent.call.introduce;

import dev.sluice.agent.call.ConnectionState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a database was told of who asks true for each statement: told before the statement of
 * another asker, taken back before the statement of nobody, not told again otherwise. What the
 * application put there itself comes back. Thread safe; never throws.
 */
public final class Introductions {

  private static final Map<String, Voice> VOICES =
      Map.of(
          "postgresql", new ClientProperty("ApplicationName"),
          "oracle.db", new ClientProperty("OCSID.CLIENTID"),
          "microsoft.sql_server", new ContextBytes(),
          "mysql", new UserVariable(),
          "mariadb", new UserVariable());

  /** A connection that so often took nothing is left alone. */
  private static final int MOST_FAILURES = 3;

  private static final String TRANSACTION_STATE = "25";

  private Introductions() {}

  /** What one connection was told. Guarded by itself. */
  private static final class Told {
    private boolean begun;
    private boolean unusable;
    private int failures;
    private @Nullable String last;
    private @Nullable String original;
  }

  /**
   * Before a statement runs. To be called as work of the agent's own.
   *
   * @param words of {@link Words#of}; null if nobody is known
   */
  public static void introduce(ConnectionState state, @Nullable String words) {
    Voice voice = VOICES.get(state.database().system());
    Object kept = state.introduced;
    if (voice == null || (words == null && kept == null)) {
      return;
    }
    Told told;
    synchronized (state) {
      if (!(state.introduced instanceof Told)) {
        state.introduced = new Told();
      }
      told = (Told) state.introduced;
    }
    Connection connection = state.physical();
    if (connection == null) {
      return;
    }
    synchronized (told) {
      if (!told.unusable) {
        tell(voice, connection, told, words);
      }
    }
  }

  private static void tell(Voice voice, Connection connection, Told told, @Nullable String words) {
    try {
      if (!told.begun) {
        told.unusable = !voice.mayUse(connection);
        told.begun = true;
        if (told.unusable) {
          return;
        }
      }
      String now = voice.now(connection, told.last);
      boolean ours = Words.isOurs(now);
      if (!ours) {
        told.original = now;
      }
      if (words == null ? ours : !words.equals(now)) {
        voice.say(connection, words == null ? told.original : words);
        told.last = words;
      }
      told.failures = 0;
    } catch (SQLException untold) {
      // In a transaction that failed nothing is taken, as nothing of the application's is.
      if (untold.getSQLState() == null || !untold.getSQLState().startsWith(TRANSACTION_STATE)) {
        failed(told);
      }
    } catch (RuntimeException | LinkageError untold) {
      failed(told);
    }
  }

  /** Its own audit then says less; ours is complete. */
  private static void failed(Told told) {
    told.unusable = ++told.failures >= MOST_FAILURES;
  }
}
