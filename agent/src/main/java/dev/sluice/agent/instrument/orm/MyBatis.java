package dev.sluice.agent.instrument.orm;

import dev.sluice.agent.instrument.Doorbell;
import dev.sluice.agent.instrument.Doorbell.Ring;
import java.util.List;
import java.util.Set;

/**
 * The doorbells of MyBatis, as of 3.5: the executor that runs a mapped statement. All executors of
 * MyBatis and of its extensions come down to {@code BaseExecutor}; the caching one above it runs no
 * SQL, but answers from a cache that sessions share: who is masked passes it by. Immutable.
 */
public final class MyBatis {

  private static final String ROOM = "mybatis";
  private static final String STATEMENT = "org.apache.ibatis.mapping.MappedStatement";
  private static final String BOUNDS = "org.apache.ibatis.session.RowBounds";
  private static final String ADVICE = "dev.sluice.agent.instrument.orm.advice.";
  private static final String MAPPED = ADVICE + "MappedStatementAdvice";
  private static final String FLUSH = ADVICE + "BatchFlushAdvice";

  private MyBatis() {}

  /** All of them. */
  public static List<Doorbell> doorbells() {
    return List.of(executor(), batches(), caching(), cached());
  }

  /** Above the executors: answers from the cache of the mapper. */
  private static Doorbell caching() {
    return Doorbell.ofClasses(
        ROOM,
        Set.of("org.apache.ibatis.executor.CachingExecutor"),
        List.of(
            new Ring(
                "query",
                List.of(
                    STATEMENT,
                    "java.lang.Object",
                    BOUNDS,
                    "org.apache.ibatis.session.ResultHandler",
                    "org.apache.ibatis.cache.CacheKey",
                    "org.apache.ibatis.mapping.BoundSql"),
                ADVICE + "CachedQueryAdvice")));
  }

  private static Doorbell cached() {
    return Doorbell.ofClasses(
        ROOM,
        Set.of(STATEMENT),
        List.of(new Ring("isUseCache", List.of(), ADVICE + "UseCacheAdvice")));
  }

  private static Doorbell executor() {
    return Doorbell.ofClasses(
            ROOM,
            Set.of("org.apache.ibatis.executor.BaseExecutor"),
            List.of(
                new Ring("update", List.of(STATEMENT, "java.lang.Object"), MAPPED),
                new Ring(
                    "query",
                    List.of(
                        STATEMENT,
                        "java.lang.Object",
                        BOUNDS,
                        "org.apache.ibatis.session.ResultHandler",
                        "org.apache.ibatis.cache.CacheKey",
                        "org.apache.ibatis.mapping.BoundSql"),
                    MAPPED),
                new Ring("queryCursor", List.of(STATEMENT, "java.lang.Object", BOUNDS), MAPPED)))
        .needing(STATEMENT, "getId");
  }

  private static Doorbell batches() {
    return Doorbell.ofClasses(
            ROOM,
            Set.of("org.apache.ibatis.executor.BatchExecutor"),
            List.of(new Ring("doFlushStatements", List.of("boolean"), FLUSH)))
        .needing("org.apache.ibatis.executor.BatchExecutor", "batchResultList")
        .needing("org.apache.ibatis.executor.BatchResult", "getMappedStatement");
  }
}
