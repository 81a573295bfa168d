package dev.sluice.agent.call;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Whether a transaction is open, as the driver heard it from the server. Texts do not tell: DDL
 * ends a transaction of MySQL, {@code COMMIT AND CHAIN} begins another, a text may fail half way.
 * Asks no database. Thread safe; not on the path of statements without limits.
 */
public final class OpenTransaction {

  /** SERVER_STATUS_IN_TRANS of MySQL's protocol. */
  private static final int IN_TRANSACTION = 1;

  private OpenTransaction() {}

  /** What is known. */
  public enum Told {
    OPEN,
    NONE,
    UNKNOWN
  }

  /**
   * Brings what was followed up to now in line with what the driver knows.
   *
   * @return whether what runs next is part of a transaction that is open
   */
  public static boolean follow(ConnectionState state) {
    Connection physical = state.physical();
    if (physical == null || state.inBranch() || enclosed(state)) {
      return !state.autoCommit();
    }
    try {
      boolean auto = physical.getAutoCommit();
      Told told = auto ? of(physical) : Told.OPEN;
      if (told != Told.UNKNOWN) {
        state.follow(auto, told == Told.OPEN);
      }
    } catch (SQLException | RuntimeException untold) {
      // Then what was followed is all that is known.
      return !state.autoCommit();
    }
    return !state.autoCommit();
  }

  /** Whether auto-commit is off for the sake of a limit: of an outer statement, or elsewhere. */
  private static boolean enclosed(ConnectionState state) {
    return state.limited().isHeldByCurrentThread()
        ? state.limited().getHoldCount() > 1
        : state.limited().isLocked();
  }

  /** Of a driver's own connection in auto-commit: whether a transaction was begun by a text. */
  public static Told of(Connection physical) {
    String name = physical.getClass().getName();
    try {
      if (name.startsWith("org.postgresql.")) {
        return told(!"IDLE".equals(String.valueOf(ask(physical, "getTransactionState"))));
      }
      if (name.startsWith("org.mariadb.jdbc.")) {
        Object status = ask(ask(physical, "getContext"), "getServerStatus");
        return status instanceof Integer bits ? told((bits & IN_TRANSACTION) != 0) : Told.UNKNOWN;
      }
      if (name.startsWith("com.mysql.cj.")) {
        Object session = ask(ask(physical, "getSession"), "getServerSession");
        return told(Boolean.TRUE.equals(ask(session, "inTransactionOnServer")));
      }
      return name.startsWith("org.h2.") ? told(!physical.getAutoCommit()) : Told.UNKNOWN;
    } catch (ReflectiveOperationException | SQLException | RuntimeException untold) {
      return Told.UNKNOWN;
    }
  }

  private static Told told(boolean open) {
    return open ? Told.OPEN : Told.NONE;
  }

  static @Nullable Object ask(@Nullable Object of, String question)
      throws ReflectiveOperationException {
    if (of == null) {
      throw new NoSuchMethodException(question);
    }
    Method method = of.getClass().getMethod(question);
    return method.invoke(of);
  }
}
