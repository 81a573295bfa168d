package dev.sluice.agent.instrument.orm;

import dev.sluice.agent.instrument.Doorbell;
import dev.sluice.agent.instrument.Doorbell.Ring;
import java.util.List;
import java.util.Set;

/**
 * The doorbells of Ebean, 15.0 to 17.3: where it sends its queries, by their label, else by their
 * entity, and what it changes, one by one or in a batch. The application's own code (what is called
 * for each row of a query) is not inside. Immutable.
 */
public final class Ebean {

  private static final String ROOM = "ebean";
  private static final String API = "io.ebeaninternal.api.";
  private static final String CORE = "io.ebeaninternal.server.core.";
  private static final String QUERY = "io.ebeaninternal.server.query.";
  private static final String PERSIST = "io.ebeaninternal.server.persist.";
  private static final String PLATFORM = "io.ebean.config.dbplatform.";
  private static final String ADVICE = "dev.sluice.agent.instrument.orm.advice.Ebean";
  private static final String BY_QUERY = ADVICE + "QueryAdvice";
  private static final String BY_REQUEST = ADVICE + "RequestAdvice";

  private Ebean() {}

  /** All of them. */
  public static List<Doorbell> doorbells() {
    return List.of(
        server(),
        rings(QUERY + "CQuery", "prepareResultSet", BY_QUERY)
            .needing(API + "SpiQuery", "planLabel", "getBeanType"),
        rings(QUERY + "CQueryFetchSingleAttribute", "findCollection", BY_QUERY),
        rings(QUERY + "CQueryRowCount", "findCount", BY_QUERY),
        rings(QUERY + "CQueryUpdate", "execute", BY_QUERY),
        rings(QUERY + "CQueryBuilder", "createNativeSqlTree", ADVICE + "NativeAdvice")
            .needing(CORE + "OrmQueryRequest", "query"),
        rings(CORE + "AbstractSqlQueryRequest", "executeAsSql", BY_QUERY)
            .needing(API + "SpiSqlBinding", "getLabel"),
        rings(PERSIST + "ExeUpdateSql", "execute", BY_REQUEST)
            .needing(CORE + "PersistRequestUpdateSql", "updateSql")
            .needing("io.ebean.SqlUpdate", "getLabel"),
        rings(PERSIST + "ExeOrmUpdate", "execute", BY_REQUEST)
            .needing(CORE + "PersistRequestOrmUpdate", "ormUpdate")
            .needing(API + "SpiUpdate", "label", "beanType"),
        rings(PERSIST + "ExeCallableSql", "execute", BY_REQUEST)
            .needing(CORE + "PersistRequestCallableSql", "callableSql")
            .needing("io.ebean.CallableSql", "getLabel"),
        rings(PERSIST + "dml.DmlHandler", "executeNoBatch", ADVICE + "BeanAdvice")
            .needing(CORE + "PersistRequestBean", "fullName"),
        rings(PERSIST + "DefaultPersister$DeleteBatchHelp", "deleteBatch", ADVICE + "DeleteAdvice")
            .needing("io.ebeaninternal.server.deploy.BeanDescriptor", "fullName"),
        batches(),
        rings(PLATFORM + "SequenceIdGenerator", "getMoreIds", ADVICE + "Advice"),
        rings(PLATFORM + "SimpleSequenceIdGenerator", "nextId", ADVICE + "Advice"));
  }

  /** Where there is a server, what rings for it has to be there. */
  private static Doorbell server() {
    return rings(CORE + "DefaultServer", "executeSql", ADVICE + "Advice")
        .needing(QUERY + "CQuery")
        .needing(QUERY + "CQueryFetchSingleAttribute")
        .needing(QUERY + "CQueryRowCount")
        .needing(QUERY + "CQueryUpdate")
        .needing(QUERY + "CQueryBuilder")
        .needing(CORE + "AbstractSqlQueryRequest")
        .needing(PERSIST + "ExeUpdateSql")
        .needing(PERSIST + "ExeOrmUpdate")
        .needing(PERSIST + "ExeCallableSql")
        .needing(PERSIST + "dml.DmlHandler")
        .needing(PERSIST + "DefaultPersister$DeleteBatchHelp")
        .needing(PERSIST + "BatchedPstmt")
        .needing(PLATFORM + "SequenceIdGenerator")
        .needing(PLATFORM + "SimpleSequenceIdGenerator");
  }

  private static Doorbell batches() {
    return Doorbell.ofClasses(
        ROOM,
        Set.of(PERSIST + "BatchedPstmt"),
        List.of(
            Ring.any("executeAndCheckRowCounts", ADVICE + "BatchAdvice"),
            Ring.any("flushStatementBatch", ADVICE + "BatchAdvice")));
  }

  private static Doorbell rings(String className, String method, String advice) {
    return Doorbell.ofClasses(ROOM, Set.of(className), List.of(Ring.any(method, advice)));
  }
}
