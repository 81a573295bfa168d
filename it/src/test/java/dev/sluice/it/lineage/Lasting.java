package dev.sluice.it.lineage;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A session that is made anew when the server has ended it: MariaDB's now and then closes the
 * connection of a statement that takes too long while it sends rows.
 */
final class Lasting implements InvocationHandler {

  /** Makes the session, with its settings. */
  interface Maker {
    Connection make() throws SQLException;
  }

  private final Maker maker;
  private Connection present;

  private Lasting(Maker maker) throws SQLException {
    this.maker = maker;
    this.present = maker.make();
  }

  static Connection of(Maker maker) throws SQLException {
    return (Connection)
        Proxy.newProxyInstance(
            Lasting.class.getClassLoader(), new Class<?>[] {Connection.class}, new Lasting(maker));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (!method.getName().equals("close") && present.isClosed()) {
      present = maker.make();
    }
    try {
      return method.invoke(present, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
