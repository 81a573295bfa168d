package dev.sluice.agent.instrument.orm;

import dev.sluice.agent.instrument.Doorbell;
import dev.sluice.agent.instrument.Doorbell.Ring;
import java.util.List;
import java.util.Set;

/**
 * The doorbells of Micronaut Data, 4.0 to 4.14: the advice through which each method goes that it
 * wrote for a repository, whatever is beneath it. Immutable.
 */
public final class Micronaut {

  private static final String ROOM = "micronaut-data";
  private static final String INTRODUCTION =
      "io.micronaut.data.runtime.intercept.DataIntroductionAdvice";
  private static final String CALL = "io.micronaut.aop.MethodInvocationContext";

  private Micronaut() {}

  /** All of them. */
  public static List<Doorbell> doorbells() {
    return List.of(
        Doorbell.ofClasses(
                ROOM,
                Set.of(INTRODUCTION),
                List.of(
                    new Ring(
                        "intercept",
                        List.of(CALL),
                        "dev.sluice.agent.instrument.orm.advice.MicronautDataAdvice")))
            .needing(CALL, "getTarget", "getMethodName"),
        operations());
  }

  /** Nothing rings there: where there are repositories, what rings for them has to be there. */
  private static Doorbell operations() {
    return Doorbell.ofClasses(
            ROOM,
            Set.of("io.micronaut.data.jdbc.operations.DefaultJdbcRepositoryOperations"),
            List.of())
        .needing(INTRODUCTION, "intercept");
  }
}
