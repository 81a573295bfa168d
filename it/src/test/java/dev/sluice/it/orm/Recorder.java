package dev.sluice.it.orm;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** A data source that keeps the text of each statement that goes through it. */
final class Recorder {

  private final Set<String> texts = new LinkedHashSet<>();

  /** The same data source, listened to. */
  DataSource over(DataSource source) {
    return proxy(DataSource.class, source);
  }

  /** What was sent, each text once, in order. */
  synchronized List<String> texts() {
    return List.copyOf(texts);
  }

  private synchronized void heard(String text) {
    texts.add(text);
  }

  private <T> T proxy(Class<T> type, Object target) {
    return type.cast(
        Proxy.newProxyInstance(
            Recorder.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> call(target, method, arguments)));
  }

  private Object call(Object target, Method method, Object[] arguments) throws Throwable {
    boolean sends =
        method.getName().startsWith("prepare") || method.getName().startsWith("execute");
    if (sends && arguments != null && arguments.length > 0 && arguments[0] instanceof String text) {
      heard(text);
    }
    try {
      Object result = method.invoke(target, arguments);
      if (result instanceof Connection) {
        return proxy(Connection.class, result);
      }
      boolean plain = method.getName().equals("createStatement");
      return plain ? proxy(Statement.class, result) : result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
