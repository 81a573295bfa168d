package dev.sluice.it.lineage;

import dev.sluice.it.kit.DatabaseServer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A session that is made anew when the server has ended it, or has ended itself: MariaDB 11.4 dies
 * of a signal at some of these queries, and is started again.
 */
final class Lasting implements InvocationHandler {

  /** Makes the session, with its settings. */
  interface Maker {
    Connection make() throws SQLException;
  }

  private final DatabaseServer server;
  private final Maker maker;
  private Connection present;

  private Lasting(DatabaseServer server, Maker maker) throws SQLException {
    this.server = server;
    this.maker = maker;
    this.present = maker.make();
  }

  static Connection of(DatabaseServer server, Maker maker) throws SQLException {
    return (Connection)
        Proxy.newProxyInstance(
            Lasting.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new Lasting(server, maker));
  }

  private Connection anew() throws Exception {
    try {
      return maker.make();
    } catch (SQLException dead) {
      server.revive();
      return maker.make();
    }
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (!method.getName().equals("close") && present.isClosed()) {
      present = anew();
    }
    try {
      return method.invoke(present, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
