package dev.sluice.agent.mask;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.util.Calendar;
import java.util.IdentityHashMap;

/**
 * Does around each method of a real result set what the advice does inside it. The driver's calls
 * of its own methods do not come through here; they are raw.
 */
final class MaskedResult implements InvocationHandler {

  private final ResultSet driver;
  private final ResultState state;
  private final Tags tags;

  private MaskedResult(ResultSet driver, ResultState state, Tags tags) {
    this.driver = driver;
    this.state = state;
    this.tags = tags;
  }

  /** Keeps what the planner hung on nested result sets. */
  static final class Tags implements ResultTagger {
    final IdentityHashMap<ResultSet, ResultState> states = new IdentityHashMap<>();

    @Override
    public boolean tag(ResultSet resultSet, ResultState state) {
      states.put(resultSet, state);
      return true;
    }
  }

  static ResultSet of(ResultSet driver, ResultState state, Tags tags) {
    return state == null
        ? driver
        : (ResultSet)
            Proxy.newProxyInstance(
                MaskedResult.class.getClassLoader(),
                new Class<?>[] {ResultSet.class},
                new MaskedResult(driver, state, tags));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("wasNull")) {
      return state.wasNull(driver.wasNull());
    }
    return isGetter(method) ? read(method, arguments) : call(method, arguments);
  }

  static boolean isGetter(Method method) {
    if (!method.getName().startsWith("get") || method.getParameterCount() == 0) {
      return false;
    }
    Class<?> first = method.getParameterTypes()[0];
    return first == int.class || first == String.class;
  }

  private Object read(Method method, Object[] arguments) throws Throwable {
    assert state.enter();
    int column = arguments[0] instanceof Integer index ? index : 0;
    String label = arguments[0] instanceof String name ? name : null;
    Object value;
    try {
      value = call(method, arguments);
    } catch (Throwable thrown) {
      throw state.failed(driver, column, label, thrown);
    }
    Class<?> declared = method.getReturnType();
    if (arguments.length == 2 && arguments[1] instanceof Class<?> wanted) {
      declared = wanted;
    } else if (arguments.length == 2 && arguments[1] instanceof Calendar calendar) {
      state.in(calendar);
    }
    Object masked = state.leave(driver, column, label, value, declared);
    return masked instanceof ResultSet nested && tags.states.containsKey(nested)
        ? of(nested, tags.states.get(nested), tags)
        : masked;
  }

  private Object call(Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(driver, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
