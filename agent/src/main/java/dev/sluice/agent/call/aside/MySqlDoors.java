package dev.sluice.agent.call.aside;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * MySQL's and MariaDB's drivers: the session and the client beneath a connection, to which their
 * statements come down, too.
 */
final class MySqlDoors {

  private static final String MYSQL = "com/mysql/cj/";
  private static final String MARIADB = "org/mariadb/jdbc/";
  private static final String SESSION = MYSQL + "NativeSession";

  private MySqlDoors() {}

  static List<SideDoor> all() {
    Set<String> executes = Set.of("execute", "executePipeline");
    return List.of(
        SideDoor.core(
            SESSION,
            Set.of("execSQL"),
            List.of(MYSQL),
            (self, method, arguments) -> mysql(text(arguments, 1))),
        SideDoor.of(
                SESSION,
                Set.of("queryServerVariable"),
                (self, method, arguments) -> mysql("SELECT " + arguments[0]))
            .alsoFrom(MYSQL),
        SideDoor.of(
                MYSQL + "jdbc/StatementImpl",
                Set.of("executeSimpleNonQuery"),
                (self, method, arguments) -> new Beside(arguments[0], "mysql", text(arguments, 1)))
            .alsoFrom(MYSQL),
        SideDoor.core(
            MYSQL + "protocol/a/NativeProtocol",
            Set.of("sendQueryPacket", "sendCommand", "sendFileToServer"),
            List.of(MYSQL),
            (self, method, arguments) -> mysql(text(arguments, 1))),
        SideDoor.core(
            MARIADB + "client/impl/StandardClient",
            Set.of("execute", "executePipeline", "sendQuery"),
            List.of(MARIADB),
            (self, method, arguments) -> mariadb(arguments)),
        SideDoor.core(
            MARIADB + "client/impl/ReplayClient",
            executes,
            List.of(MARIADB),
            (self, method, arguments) -> mariadb(arguments)),
        SideDoor.core(
            MARIADB + "client/impl/MultiPrimaryClient",
            executes,
            List.of(MARIADB),
            (self, method, arguments) -> mariadb(arguments)));
  }

  private static Beside mysql(@Nullable String text) {
    return new Beside(null, "mysql", text);
  }

  private static @Nullable String text(@Nullable Object[] arguments, int index) {
    return index < arguments.length && arguments[index] instanceof String text ? text : null;
  }

  /** A message says its text itself; a message without one is no query, or one of a number. */
  private static Beside mariadb(@Nullable Object[] arguments) {
    if (arguments[0] instanceof Object[] messages) {
      StringBuilder texts = new StringBuilder();
      for (Object each : messages) {
        texts
            .append(texts.length() == 0 ? "" : ";\n")
            .append(DriverFields.ask(each, "description"));
      }
      return new Beside(null, "mariadb", texts.toString());
    }
    Object told = DriverFields.ask(arguments[0], "description");
    return new Beside(null, "mariadb", told instanceof String text ? text : null);
  }
}
