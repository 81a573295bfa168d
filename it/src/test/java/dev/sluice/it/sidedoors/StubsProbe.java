package dev.sluice.it.sidedoors;

import static dev.sluice.it.sidedoors.Attempts.tell;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.ResultSet;
import java.sql.Statement;

/**
 * Statements of drivers whose server is not here: objects made without their constructors, beneath
 * which nothing is. Whatever gets past Sluice fails in the driver.
 */
public final class StubsProbe {

  private static final String SQL_SERVER = "com.microsoft.sqlserver.jdbc.SQLServer";
  private static final String ORACLE = "oracle.jdbc.driver.T4C";
  private static final String CLICKHOUSE = "com.clickhouse.jdbc.";

  /** What Oracle's driver locks even to tell a connection. */
  private static final String MONITOR = "oracle.jdbc.internal.Monitor";

  private static final String LOCK = MONITOR + "$CloseableLock";

  /** And the state in which it tells one. */
  private static final int OPEN = 1;

  private StubsProbe() {}

  /** No arguments. */
  public static void main(String[] arguments) throws Exception {
    statements("sqlserver", stub(SQL_SERVER + "Statement", stub(SQL_SERVER + "Connection")));
    statements("oracle", stub(ORACLE + "Statement", stub(ORACLE + "Connection")));
    statements(
        "clickhouse", stub(CLICKHOUSE + "StatementImpl", stub(CLICKHOUSE + "ConnectionImpl")));
    Object bulk = stub(SQL_SERVER + "BulkCopy", stub(SQL_SERVER + "Connection"));
    Field table = bulk.getClass().getDeclaredField("destinationTableName");
    table.setAccessible(true);
    table.set(bulk, "client");
    tell("bulk-copy", () -> call(bulk, "writeToServer", ResultSet.class));
    table.set(bulk, "elsewhere");
    tell("bulk-copy-elsewhere", () -> call(bulk, "writeToServer", ResultSet.class));
    Object prepared = stub(ORACLE + "PreparedStatement", stub(ORACLE + "Connection"));
    tell("oracle-async", () -> call(prepared, "executeQueryAsyncOracle"));
    Object connection = stub(ORACLE + "Connection");
    Class<?> options = Class.forName("oracle.jdbc.aq.AQDequeueOptions");
    tell("oracle-dequeue", () -> call(connection, "dequeue", String.class, options, String.class));
    System.out.println("done");
  }

  private static void statements(String product, Object stub) {
    Statement statement = (Statement) stub;
    tell(product + "-delete", () -> statement.executeUpdate("DELETE FROM client"));
    tell(product + "-delete-any", () -> statement.execute("DELETE FROM client"));
    tell(product + "-select", () -> statement.executeQuery("SELECT id FROM elsewhere"));
  }

  /** Calls with nulls; throws what the method throws. */
  private static Object call(Object on, String name, Class<?>... types) throws Exception {
    Method method = on.getClass().getMethod(name, types);
    method.setAccessible(true);
    try {
      return method.invoke(on, new Object[types.length]);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** An object whose fields for a connection hold that one. */
  private static Object stub(String name, Object connection) throws Exception {
    Object made = stub(name);
    for (Class<?> type = made.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        boolean fits = field.getType().isInstance(connection) && field.getType() != Object.class;
        if (fits && !Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          field.set(made, connection);
        }
      }
    }
    return made;
  }

  /** As serialization makes them: with the constructor of Object alone. */
  private static Object stub(String name) throws Exception {
    Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
    Object made = factory.getMethod("getReflectionFactory").invoke(null);
    Method method =
        factory.getMethod("newConstructorForSerialization", Class.class, Constructor.class);
    Object constructor =
        method.invoke(made, Class.forName(name), Object.class.getDeclaredConstructor());
    Object stub = ((Constructor<?>) constructor).newInstance();
    for (Class<?> type = stub.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        field.setAccessible(!Modifier.isStatic(field.getModifiers()));
        if (field.getType().getName().equals(LOCK)) {
          field.set(stub, Class.forName(MONITOR).getMethod("newDefaultLock").invoke(null));
        } else if (field.getName().equals("lifecycle")) {
          field.set(stub, OPEN);
        }
      }
    }
    return stub;
  }
}
