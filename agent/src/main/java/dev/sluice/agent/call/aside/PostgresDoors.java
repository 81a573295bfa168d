package dev.sluice.agent.call.aside;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's driver: COPY, functions called by number, large objects, replication, notifications,
 * and the executor to which everything comes down.
 */
final class PostgresDoors {

  private static final String SYSTEM = "postgresql";
  private static final String FASTPATH = "org/postgresql/fastpath/Fastpath";
  private static final String LARGE = "org/postgresql/largeobject/";
  private static final String EXECUTOR = "org/postgresql/core/v3/QueryExecutorImpl";

  private PostgresDoors() {}

  static List<SideDoor> all() {
    return List.of(
        SideDoor.of(
            "org/postgresql/copy/CopyManager",
            Set.of("copyIn", "copyOut", "copyDual"),
            (self, method, arguments) -> on(self, "connection", text(arguments[0]), false)),
        SideDoor.of(
                FASTPATH,
                Set.of("fastpath", "getInteger", "getLong", "getOID", "getData"),
                (self, method, arguments) -> on(self, "connection", function(arguments), true))
            .alsoFrom(LARGE),
        SideDoor.of(
                LARGE + "LargeObjectManager",
                Set.of("open", "create", "createLO", "unlink", "delete"),
                (self, method, arguments) ->
                    on(self, "conn", largeObject(method, arguments), method.equals("open")))
            .alsoFrom(LARGE),
        SideDoor.of(
                "org/postgresql/jdbc/PgStatement",
                // With a query of the executor; with a text or without it is a statement like any.
                Set.of("executeWithFlags"),
                (self, method, arguments) ->
                    new Beside(
                        DriverFields.field(self, "connection"),
                        SYSTEM,
                        query(DriverFields.field(arguments[0], "query"))))
            .alsoFrom("org/postgresql/jdbc/"),
        new SideDoor(
            "org/postgresql/jdbc/PgConnection",
            Set.of("getNotifications"),
            List.of("org/postgresql/jdbc/PgConnection"),
            false,
            true,
            // No function of PostgreSQL has this name: what a payload came from nobody can say.
            (self, method, arguments) ->
                new Beside(self, SYSTEM, "SELECT pg_notifications()", true)),
        SideDoor.core(
            EXECUTOR,
            Set.of("startCopy", "execute", "fastpathCall"),
            // Its own parts: not the classes that hand a text of the application on to it.
            List.of(
                EXECUTOR,
                "org/postgresql/core/v3/ConnectionFactoryImpl",
                "org/postgresql/core/SetupQueryRunner",
                "org/postgresql/jdbc/",
                "org/postgresql/copy/CopyManager",
                FASTPATH),
            (self, method, arguments) -> new Beside(null, SYSTEM, query(arguments[0]))));
  }

  private static Beside on(Object self, String field, @Nullable String text, boolean opaque) {
    return new Beside(DriverFields.field(self, field), SYSTEM, text, opaque);
  }

  private static @Nullable String text(@Nullable Object argument) {
    return argument instanceof String text ? text : null;
  }

  /** A query of the executor says its text itself; a batch is an array of them. */
  private static @Nullable String query(@Nullable Object argument) {
    if (argument instanceof Object[] queries) {
      StringBuilder texts = new StringBuilder();
      for (Object each : queries) {
        texts.append(texts.length() == 0 ? "" : ";\n").append(each);
      }
      return texts.length() == 0 ? null : texts.toString();
    }
    return argument == null || argument instanceof Number ? null : argument.toString();
  }

  /** The call of a function by its name; by its number it has no text. */
  private static @Nullable String function(@Nullable Object[] arguments) {
    if (!(arguments[0] instanceof String name)) {
      return null;
    }
    Object given = arguments[arguments.length - 1];
    int count = given instanceof Object[] values ? values.length : 0;
    return "SELECT " + Beside.name('"', name) + marks(count);
  }

  private static String marks(int count) {
    return "(" + (count == 0 ? "" : "?" + ", ?".repeat(count - 1)) + ")";
  }

  private static String largeObject(String method, @Nullable Object[] arguments) {
    return switch (method) {
      case "open" -> opened(arguments);
      case "create", "createLO" -> "SELECT lo_create(?)";
      default -> "SELECT lo_unlink(?)";
    };
  }

  /** Reading hands out what lies in it, writing changes it. The mode's default is both. */
  private static String opened(@Nullable Object[] arguments) {
    int mode = 0x60000;
    for (int i = 1; i < arguments.length; i++) {
      mode = arguments[i] instanceof Integer given ? given : mode;
    }
    String reads = "lo_get(?)";
    String writes = "lo_put(?, 0, ?)";
    return switch (mode) {
      case 0x40000 -> "SELECT " + reads;
      case 0x20000 -> "SELECT " + writes;
      default -> "SELECT " + reads + ", " + writes;
    };
  }
}
