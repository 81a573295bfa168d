package dev.sluice.agent.call.aside;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Databases that run inside the JVM: DuckDB, SQLite, H2, HSQLDB. */
final class EmbeddedDoors {

  private static final char QUOTE = '"';
  private static final String SQLITE = "org/sqlite/";
  private static final String H2 = "org/h2/";

  private EmbeddedDoors() {}

  static List<SideDoor> all() {
    return List.of(
        SideDoor.of(
            "org/duckdb/DuckDBConnection",
            Set.of("createAppender", "createSingleValueAppender", "registerArrowStream"),
            EmbeddedDoors::duckDb),
        SideDoor.of(
            "org/duckdb/DuckDBPreparedStatement",
            Set.of("query"),
            (self, method, arguments) -> Beside.statement()),
        SideDoor.of(
            "org/duckdb/DuckDBResultSet",
            Set.of("arrowExportStream"),
            (self, method, arguments) -> null),
        SideDoor.of(
            SQLITE + "SQLiteConnection",
            Set.of("serialize", "deserialize"),
            // A whole database goes out or comes in: no text says so.
            (self, method, arguments) -> new Beside(self, "sqlite", null)),
        SideDoor.core(
            SQLITE + "core/DB",
            Set.of("exec", "prepare"),
            List.of(SQLITE),
            (self, method, arguments) -> new Beside(null, "sqlite", sqlite(arguments[0]))),
        SideDoor.core(
            SQLITE + "core/NativeDB",
            Set.of("_exec"),
            List.of(SQLITE),
            (self, method, arguments) -> new Beside(null, "sqlite", sqlite(arguments[0]))),
        SideDoor.core(
            H2 + "engine/SessionLocal",
            Set.of("prepareCommand", "prepareLocal", "prepare", "prepareQueryExpression"),
            List.of(H2),
            (self, method, arguments) -> new Beside(null, "h2database", text(arguments[0]))),
        SideDoor.core(
            H2 + "engine/SessionRemote",
            Set.of("prepareCommand"),
            List.of(H2),
            (self, method, arguments) -> new Beside(null, "h2database", text(arguments[0]))),
        SideDoor.core(
            "org/hsqldb/Session",
            Set.of("execute", "executeDirectStatement", "executeCompiledStatement"),
            List.of("org/hsqldb/"),
            (self, method, arguments) -> new Beside(null, "hsqldb", hsqldb(arguments[0]))));
  }

  /** An appender inserts; an Arrow stream becomes a view that is gone with the connection. */
  private static Beside duckDb(Object self, String method, @Nullable Object[] arguments) {
    String text =
        method.equals("registerArrowStream")
            ? "CREATE TEMPORARY VIEW " + Beside.name(QUOTE, arguments[0]) + " AS SELECT 1"
            : Beside.insertInto(QUOTE, arguments);
    return new Beside(self, "duckdb", text);
  }

  private static @Nullable String text(@Nullable Object argument) {
    return argument instanceof String text ? text : null;
  }

  /** A text, or a statement of the driver that keeps its own. */
  private static @Nullable String sqlite(@Nullable Object argument) {
    return argument instanceof String text ? text : text(DriverFields.field(argument, "sql"));
  }

  /** A request of HSQLDB's own protocol that keeps its text. */
  private static @Nullable String hsqldb(@Nullable Object argument) {
    return argument instanceof String text
        ? text
        : text(DriverFields.ask(argument, "getMainString"));
  }
}
