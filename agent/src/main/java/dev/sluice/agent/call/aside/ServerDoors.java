package dev.sluice.agent.call.aside;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SQL Server, Oracle and ClickHouse. */
final class ServerDoors {

  private static final String SQL_SERVER = "com/microsoft/sqlserver/jdbc/";

  private ServerDoors() {}

  static List<SideDoor> all() {
    return List.of(
        SideDoor.of(
                SQL_SERVER + "SQLServerBulkCopy",
                Set.of("writeToServer"),
                (self, method, arguments) -> bulk(self))
            // A batch that the driver turns into a bulk copy was judged as a batch.
            .alsoFrom(SQL_SERVER));
  }

  /** The table's name may have parts, quoted or not: it stands there as it would in a statement. */
  private static Beside bulk(Object self) {
    Object table = DriverFields.ask(self, "getDestinationTableName");
    @Nullable String text =
        table instanceof String name && !name.isEmpty()
            ? "INSERT INTO " + name + " VALUES (?)"
            : null;
    return new Beside(DriverFields.field(self, "connection"), "microsoft.sql_server", text);
  }
}
