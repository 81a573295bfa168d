package dev.sluice.agent.instrument.orm;

import dev.sluice.agent.instrument.Doorbell;
import dev.sluice.agent.instrument.Doorbell.Ring;
import java.util.List;
import java.util.Set;

/**
 * The doorbells of Spring: the methods of Spring Data's repositories, 3.0 to 4.1, and {@code
 * JdbcTemplate}, 6.0 to 7.0, through which {@code JdbcClient} and the named parameters go too.
 * Immutable.
 *
 * <p>A repository is a proxy of the JDK whose handler is Spring AOP's. Its interceptors, that of
 * transactions among them, are inside: what a commit writes comes from the method that was called.
 */
public final class Spring {

  private static final String ADVICE = "dev.sluice.agent.instrument.orm.advice.";
  private static final String PROXIES = "org.springframework.aop.framework.JdkDynamicAopProxy";

  private Spring() {}

  /** All of them. */
  public static List<Doorbell> doorbells() {
    return List.of(proxies(), repositories(), templates());
  }

  private static Doorbell proxies() {
    return Doorbell.ofClasses(
        "spring-data",
        Set.of(PROXIES),
        List.of(
            new Ring(
                "invoke",
                List.of("java.lang.Object", "java.lang.reflect.Method", "[Ljava.lang.Object;"),
                ADVICE + "RepositoryAdvice")));
  }

  /** Nothing rings there: where there are repositories, what rings for them has to be there. */
  private static Doorbell repositories() {
    return Doorbell.ofClasses(
            "spring-data",
            Set.of("org.springframework.data.repository.core.support.RepositoryFactorySupport"),
            List.of())
        .needing("org.springframework.data.repository.Repository")
        .needing(PROXIES, "invoke");
  }

  private static Doorbell templates() {
    return Doorbell.ofClasses(
        "spring-jdbc",
        Set.of("org.springframework.jdbc.core.JdbcTemplate"),
        List.of(Ring.any("execute", ADVICE + "SpringJdbcAdvice")));
  }
}
