package dev.sluice.agent.call.aside;

import java.util.List;
import java.util.Set;

/**
 * Oracle's driver: statements and results that run asynchronously, and queues. Many classes of the
 * driver, wrappers and proxies among them, have these methods, so their names alone tell them.
 */
final class OracleDoors {

  /** Stands for any class of the driver. */
  static final String ANY = "oracle";

  private static final List<String> OWN = List.of("oracle/jdbc/");

  private OracleDoors() {}

  static List<SideDoor> all() {
    return List.of(
        door(
            Set.of(
                "executeAsyncOracle",
                "executeBatchAsyncOracle",
                "executeQueryAsyncOracle",
                "executeUpdateAsyncOracle",
                "executeUpdateAndSuspend"),
            (self, method, arguments) -> Beside.statement()),
        door(Set.of("publisherOracle"), (self, method, arguments) -> null),
        door(
            Set.of("dequeue", "jmsDequeue"),
            (self, method, arguments) -> queue(self, "SELECT dbms_aq.dequeue(?) FROM dual", true)),
        door(
            Set.of("enqueue", "jmsEnqueue"),
            (self, method, arguments) -> queue(self, "CALL dbms_aq.enqueue(?)", false)));
  }

  private static SideDoor door(Set<String> methods, SideDoor.Reading reading) {
    return new SideDoor(ANY, methods, OWN, false, false, reading);
  }

  private static Beside queue(Object connection, String text, boolean opaque) {
    return new Beside(connection, "oracle.db", text, opaque);
  }
}
