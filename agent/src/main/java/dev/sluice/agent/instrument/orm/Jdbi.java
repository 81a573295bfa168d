package dev.sluice.agent.instrument.orm;

import dev.sluice.agent.instrument.Doorbell;
import dev.sluice.agent.instrument.Doorbell.Ring;
import java.util.List;
import java.util.Set;

/**
 * The doorbells of JDBI 3: where its statements and batches are executed, by the method of the
 * extension (a SQL object) that they are of. Immutable.
 */
public final class Jdbi {

  private static final String ROOM = "jdbi";
  private static final String STATEMENT = "org.jdbi.v3.core.statement.";
  private static final String ADVICE = "dev.sluice.agent.instrument.orm.advice.JdbiStatementAdvice";

  private Jdbi() {}

  /** All of them. */
  public static List<Doorbell> doorbells() {
    return List.of(
        Doorbell.ofClasses(
                ROOM,
                Set.of(STATEMENT + "SqlStatement"),
                List.of(Ring.any("internalExecute", ADVICE)))
            .needing(STATEMENT + "SqlStatement", "getContext")
            .needing(STATEMENT + "StatementContext", "getExtensionMethod")
            .needing("org.jdbi.v3.core.extension.ExtensionMethod", "getType", "getMethod"),
        Doorbell.ofClasses(
            ROOM, Set.of(STATEMENT + "Batch"), List.of(new Ring("execute", List.of(), ADVICE))),
        Doorbell.ofClasses(
            ROOM,
            Set.of(STATEMENT + "PreparedBatch"),
            List.of(Ring.any("internalBatchExecute", ADVICE))));
  }
}
