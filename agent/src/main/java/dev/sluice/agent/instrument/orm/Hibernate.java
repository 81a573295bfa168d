package dev.sluice.agent.instrument.orm;

import dev.sluice.agent.instrument.Doorbell;
import dev.sluice.agent.instrument.Doorbell.Ring;
import java.util.List;
import java.util.Set;

/**
 * The doorbells of Hibernate ORM, 5 to 7. Immutable.
 *
 * <p>The converter that sorts exceptions by their class: it knows the class of a refusal as a
 * trouble with the connection, after which a caller would wait and try again; a refusal is what
 * Hibernate calls {@code AuthException}.
 *
 * <p>The second-level cache, at the interfaces that each provider of one implements, and the query
 * cache: who is masked is not answered from them and leaves nothing in them.
 */
public final class Hibernate {

  private static final String ROOM = "hibernate";
  private static final String CACHE_ROOM = "hibernate-cache";
  private static final String ADVICE = "dev.sluice.agent.instrument.orm.advice.";
  private static final String REFUSAL = ADVICE + "HibernateRefusalAdvice";

  private Hibernate() {}

  /** All of them. */
  public static List<Doorbell> doorbells() {
    return List.of(exceptions(), secondLevel(), queries());
  }

  private static Doorbell exceptions() {
    return Doorbell.ofClasses(
        ROOM,
        Set.of("org.hibernate.exception.internal.SQLExceptionTypeDelegate"),
        List.of(
            new Ring(
                "convert",
                List.of("java.sql.SQLException", "java.lang.String", "java.lang.String"),
                REFUSAL)));
  }

  private static Doorbell secondLevel() {
    return new Doorbell(
            CACHE_ROOM,
            Set.of(),
            Set.of("org.hibernate.cache.spi.access.CachedDomainDataAccess"),
            List.of(
                Ring.any("get", ADVICE + "CacheGetAdvice"),
                Ring.any("putFromLoad", ADVICE + "CachePutAdvice"),
                Ring.either("generateCacheKey", ADVICE + "CacheKeyAdvice"),
                Ring.either("insert", ADVICE + "CachePutAdvice"),
                Ring.either("afterInsert", ADVICE + "CachePutAdvice"),
                Ring.either("update", ADVICE + "CacheUpdateAdvice"),
                Ring.either("afterUpdate", ADVICE + "CacheUpdatedAdvice")))
        .needing(
            "org.hibernate.cache.spi.access.EntityDataAccess",
            "generateCacheKey",
            "insert",
            "afterInsert",
            "update",
            "afterUpdate");
  }

  private static Doorbell queries() {
    return new Doorbell(
        CACHE_ROOM,
        Set.of(),
        Set.of("org.hibernate.cache.spi.QueryResultsCache"),
        List.of(
            Ring.any("get", ADVICE + "QueryCacheGetAdvice"),
            Ring.any("put", ADVICE + "QueryCachePutAdvice")));
  }
}
