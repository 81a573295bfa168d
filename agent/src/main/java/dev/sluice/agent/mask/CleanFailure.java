package dev.sluice.agent.mask;

import java.lang.reflect.Constructor;
import java.sql.BatchUpdateException;
import java.sql.DataTruncation;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes an exception anew without the values that the database's words quote: of its own class
 * where that can be made, else of the class of {@code java.sql} above it; with state, code, counts
 * of a batch, chain, cause and suppressed ones, each made anew. What is no {@link SQLException}
 * among these is left out. Not thread safe; for one exception.
 */
final class CleanFailure {

  private static final int MOST = 100;

  private final Predicate<String> known;
  private final Predicate<SQLException> harmless;
  private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * For one exception.
   *
   * @param known tells names that are no news to who reads it
   * @param harmless tells exceptions whose text may stay
   */
  CleanFailure(Predicate<String> known, Predicate<SQLException> harmless) {
    this.known = known;
    this.harmless = harmless;
  }

  /** Made anew. */
  SQLException of(SQLException sql, String otherwise) {
    seen.add(sql);
    SQLException clean = alone(sql, otherwise);
    clean.setStackTrace(sql.getStackTrace());
    SQLException next = sql.getNextException();
    if (next != null && mayFollow(next)) {
      clean.setNextException(of(next, otherwise));
    }
    if (sql.getCause() instanceof SQLException cause && mayFollow(cause)) {
      caused(clean, of(cause, otherwise));
    }
    for (Throwable each : sql.getSuppressed()) {
      if (each instanceof SQLException suppressed && mayFollow(suppressed)) {
        clean.addSuppressed(of(suppressed, otherwise));
      }
    }
    return clean;
  }

  private boolean mayFollow(SQLException more) {
    return seen.size() < MOST && !seen.contains(more);
  }

  private static void caused(SQLException clean, SQLException cause) {
    if (clean.getCause() == null) {
      try {
        clean.initCause(cause);
      } catch (IllegalStateException has) {
        // Its class says in its constructor that it has no cause: then it keeps none.
        return;
      }
    }
  }

  private SQLException alone(SQLException sql, String otherwise) {
    String text = sql.getMessage();
    if (text == null || !harmless.test(sql)) {
      ServerWords words = ServerWords.of(sql);
      SQLException told = words == null ? null : told(sql, words, otherwise);
      if (told != null) {
        return told;
      }
      String clean = MessageForms.without(text, known);
      text = clean == null ? otherwise : clean;
    }
    if (sql instanceof BatchUpdateException batch) {
      return new BatchUpdateException(
          text, sql.getSQLState(), sql.getErrorCode(), batch.getLargeUpdateCounts(), null);
    }
    return like(sql, text);
  }

  private @Nullable SQLException told(SQLException sql, ServerWords words, String otherwise) {
    try {
      Object clean = words.without(known, otherwise);
      Object made = sql.getClass().getConstructor(clean.getClass()).newInstance(clean);
      return made instanceof SQLException same && agrees(same, sql) ? same : null;
    } catch (ReflectiveOperationException | RuntimeException otherVersion) {
      return null;
    }
  }

  /** One of the same class with another text, or of a class above it. */
  static SQLException like(SQLException sql, String text) {
    for (Class<?> type = sql.getClass(); type != SQLException.class; type = type.getSuperclass()) {
      for (Constructor<?> each : type.getConstructors()) {
        SQLException made = made(each, sql, text);
        if (made != null) {
          return made;
        }
      }
    }
    return new SQLException(text, sql.getSQLState(), sql.getErrorCode());
  }

  private static @Nullable SQLException made(
      Constructor<?> constructor, SQLException sql, String text) {
    Object[] arguments = arguments(constructor.getParameterTypes(), sql, text);
    if (arguments == null) {
      return null;
    }
    try {
      return constructor.newInstance(arguments) instanceof SQLException made && agrees(made, sql)
          ? made
          : null;
    } catch (ReflectiveOperationException | RuntimeException notThatWay) {
      return null;
    }
  }

  private static boolean agrees(SQLException made, SQLException sql) {
    return made.getErrorCode() == sql.getErrorCode()
        && java.util.Objects.equals(made.getSQLState(), sql.getSQLState());
  }

  /** For the constructors that drivers have; null for another one. */
  private static @Nullable Object @Nullable [] arguments(
      Class<?>[] types, SQLException sql, String text) {
    return switch (signature(types)) {
      case "String,String,int" -> new Object[] {text, sql.getSQLState(), sql.getErrorCode()};
      // H2: message, statement, state, code, cause, stack trace as text.
      case "String,String,String,int,Throwable,String" ->
          new Object[] {text, null, sql.getSQLState(), sql.getErrorCode(), null, null};
      // MySQL's data truncation.
      case "String,int,boolean,boolean,int,int,int" -> truncation(sql, text);
      // PostgreSQL: message and state.
      case "String,PSQLState" -> {
        Object state = state(types[1], sql.getSQLState());
        yield state == null ? null : new Object[] {text, state};
      }
      default -> null;
    };
  }

  private static String signature(Class<?>[] types) {
    StringBuilder signature = new StringBuilder();
    for (Class<?> type : types) {
      signature.append(signature.isEmpty() ? "" : ",").append(type.getSimpleName());
    }
    return signature.toString();
  }

  private static Object @Nullable [] truncation(SQLException sql, String text) {
    return sql instanceof DataTruncation cut
        ? new Object[] {
          text,
          cut.getIndex(),
          cut.getParameter(),
          cut.getRead(),
          cut.getDataSize(),
          cut.getTransferSize(),
          cut.getErrorCode()
        }
        : null;
  }

  private static @Nullable Object state(Class<?> type, @Nullable String state) {
    Object[] constants = type.getEnumConstants();
    for (Object each : constants == null ? new Object[0] : constants) {
      try {
        if (type.getMethod("getState").invoke(each).equals(state)) {
          return each;
        }
      } catch (ReflectiveOperationException | RuntimeException otherVersion) {
        return null;
      }
    }
    return null;
  }
}
