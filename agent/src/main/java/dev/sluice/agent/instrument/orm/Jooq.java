package dev.sluice.agent.instrument.orm;

import dev.sluice.agent.instrument.Doorbell;
import dev.sluice.agent.instrument.Doorbell.Ring;
import java.util.List;
import java.util.Set;

/**
 * The doorbells of jOOQ, 3.16 to 3.21: where queries, batches and routines are executed. A query of
 * jOOQ stands in the code of the application and has no name. Immutable.
 */
public final class Jooq {

  private static final String ROOM = "jooq";
  private static final String IMPL = "org.jooq.impl.";
  private static final String ADVICE = "dev.sluice.agent.instrument.orm.advice.JooqAdvice";

  private Jooq() {}

  /** All of them. */
  public static List<Doorbell> doorbells() {
    return List.of(
        Doorbell.ofClasses(
                ROOM,
                Set.of(
                    IMPL + "AbstractQuery",
                    IMPL + "BatchCRUD",
                    IMPL + "BatchMultiple",
                    IMPL + "BatchSingle"),
                List.of(new Ring("execute", List.of(), ADVICE)))
            .needing(IMPL + "AbstractRoutine"),
        Doorbell.ofClasses(
            ROOM,
            Set.of(IMPL + "AbstractRoutine"),
            List.of(new Ring("execute", List.of("org.jooq.Configuration"), ADVICE))));
  }
}
