package dev.sluice.agent.instrument.orm;

import dev.sluice.agent.instrument.Doorbell;
import dev.sluice.agent.instrument.Doorbell.Ring;
import java.util.List;
import java.util.Set;

/**
 * The doorbells of Hibernate ORM, 5 to 7: the converter that sorts exceptions by their class. It
 * knows the class of a refusal as a trouble with the connection, after which a caller would wait
 * and try again; a refusal is what Hibernate calls {@code AuthException}. Immutable.
 */
public final class Hibernate {

  private static final String ROOM = "hibernate";
  private static final String REFUSAL =
      "dev.sluice.agent.instrument.orm.advice.HibernateRefusalAdvice";

  private Hibernate() {}

  /** All of them. */
  public static List<Doorbell> doorbells() {
    return List.of(
        Doorbell.ofClasses(
            ROOM,
            Set.of("org.hibernate.exception.internal.SQLExceptionTypeDelegate"),
            List.of(
                new Ring(
                    "convert",
                    List.of("java.sql.SQLException", "java.lang.String", "java.lang.String"),
                    REFUSAL))));
  }
}
