package dev.sluice.it.tokens;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;

/** What a driver's own objects tell by their public methods, and those that they hand out. */
final class Vendor {

  private static final int DEEPEST = 2;

  /** Names of methods that hand out something and do nothing. */
  private static final List<String> HANDING_OUT =
      List.of("get", "current", "value", "row", "column", "to", "size", "chunk");

  /** What speaks to the server would go on to do so. */
  private static final List<String> SPEAKING =
      List.of("Session", "Protocol", "Connection", "Query", "Socket", "Executor", "Statement");

  private Vendor() {}

  static String text(Object from, Method method) throws Exception {
    return text(from, method, 0);
  }

  private static String text(Object from, Method method, int depth) throws Exception {
    Object value;
    try {
      value = method.invoke(from, arguments(method));
    } catch (InvocationTargetException thrown) {
      return Transcript.chain(thrown.getCause());
    } catch (IllegalAccessException notPublic) {
      return "not public";
    }
    return text(value, depth);
  }

  private static String text(Object value, int depth) throws Exception {
    if (value == null || isOfJava(value)) {
      return Value.text(value);
    }
    if (value instanceof Object[] all) {
      StringJoiner text = new StringJoiner(",", "[", "]");
      for (Object one : all) {
        text.add(text(one, depth));
      }
      return text.toString();
    }
    StringJoiner text = new StringJoiner(" ", value.getClass().getName() + "{", "}");
    boolean goesOn =
        depth < DEEPEST
            && !(value instanceof Connection
                || value instanceof Statement
                || value instanceof ResultSet)
            && SPEAKING.stream().noneMatch(value.getClass().getSimpleName()::contains);
    if (goesOn) {
      for (Method each : methods(value.getClass())) {
        text.add(each.getName() + "=" + text(value, each, depth + 1));
      }
    }
    return text.add(value.toString()).toString();
  }

  private static boolean isOfJava(Object value) {
    Class<?> type = value.getClass();
    while (type.isArray()) {
      type = type.getComponentType();
    }
    return type.isPrimitive() || type.getName().startsWith("java.");
  }

  private static List<Method> methods(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> method.getReturnType() != void.class)
        .filter(method -> method.getDeclaringClass() != Object.class)
        .filter(method -> HANDING_OUT.stream().anyMatch(method.getName()::startsWith))
        .filter(Vendor::isCallable)
        .sorted(Comparator.comparing(Method::toString))
        .toList();
  }

  private static boolean isCallable(Method method) {
    Class<?>[] types = method.getParameterTypes();
    return types.length == 0 || (types.length == 1 && types[0] == int.class);
  }

  private static Object[] arguments(Method method) {
    return method.getParameterCount() == 0 ? new Object[0] : new Object[] {1};
  }
}
