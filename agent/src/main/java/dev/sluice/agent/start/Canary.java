package dev.sluice.agent.start;

import dev.sluice.agent.instrument.CanaryClass;
import dev.sluice.bootstrap.Stateful;
import java.lang.reflect.InvocationTargetException;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Proves on this JVM that the advice is in, that a refusal keeps a statement from running, and that
 * state can be kept: by a statement of a class made for it, before any call of the application
 * passes.
 */
final class Canary {

  private static final String SQL = "canary";

  private Canary() {}

  /** Sings; null if all is well, else what is wrong. */
  static @Nullable String sing(StartWindow window) {
    try {
      Class<?> type = CanaryClass.load();
      Object canary = type.getConstructor().newInstance();
      SQLException refusal = new SQLException(SQL);
      window.canary(canary, refusal);
      Throwable thrown = execute(canary);
      if (type.getField(CanaryClass.RAN).getBoolean(canary)) {
        return "a refused statement ran";
      }
      if (thrown != refusal) {
        return "the refusal did not arrive: " + thrown;
      }
      if (!(canary instanceof Stateful stateful)) {
        return "no state can be kept on statements";
      }
      stateful.sluice$state(SQL);
      return SQL.equals(stateful.sluice$state()) ? null : "state is lost";
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      return e.toString();
    } finally {
      window.canary(null, null);
    }
  }

  private static @Nullable Throwable execute(Object canary) throws ReflectiveOperationException {
    try {
      Statement.class.getMethod("execute", String.class).invoke(canary, SQL);
      return null;
    } catch (InvocationTargetException e) {
      return e.getCause();
    }
  }
}
