package dev.sluice.agent.instrument.orm;

import dev.sluice.agent.instrument.Doorbell;
import dev.sluice.agent.instrument.Doorbell.Need;
import dev.sluice.agent.instrument.Doorbell.Ring;
import dev.sluice.agent.instrument.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The doorbells by which Hibernate ORM, 6.2 to 7.4, tells where its SQL comes from: a query by its
 * name or its entity; an entity or a collection that is loaded, also late; what a flush writes, one
 * by one or in a batch; and whatever else it sends, by the library alone. Immutable.
 */
public final class HibernateOrigins {

  private static final String ROOM = "hibernate";
  private static final String ADVICE = "dev.sluice.agent.instrument.orm.advice.";
  private static final String ENTITY = ADVICE + "HibernateEntityAdvice";
  private static final String ROLE = ADVICE + "HibernateRoleAdvice";
  private static final String SENDS = ADVICE + "HibernateAdvice";
  private static final String SQM = "org.hibernate.query.sqm.";

  private static final Set<String> RUNS = Set.of("doList", "doScroll", "executeUpdate");

  private HibernateOrigins() {}

  /** All of them. */
  public static List<Target> targets() {
    List<Target> all = new ArrayList<>();
    all.add(queries());
    for (Doorbell each : doorbells()) {
      all.add(Target.of(each));
    }
    return all;
  }

  private static List<Doorbell> doorbells() {
    return List.of(
        entities(),
        collections(),
        flush(),
        changes(),
        batches(),
        sends("org.hibernate.engine.jdbc.internal.ResultSetReturnImpl")
            .needing("org.hibernate.sql.results.jdbc.internal.DeferredResultSetAccess")
            .needing("org.hibernate.sql.exec.internal.StandardJdbcMutationExecutor")
            .needing("org.hibernate.engine.jdbc.batch.internal.BatchImpl")
            .needing("org.hibernate.action.internal.EntityUpdateAction"),
        sends("org.hibernate.sql.results.jdbc.internal.DeferredResultSetAccess"),
        sends("org.hibernate.sql.exec.internal.StandardJdbcMutationExecutor"),
        sends("org.hibernate.result.internal.OutputsImpl"),
        sends("org.hibernate.id.enhanced.TableStructure"),
        sends("org.hibernate.id.enhanced.TableGenerator"));
  }

  /** A query carries its registered name from its birth on. */
  private static Target queries() {
    return new Target(
        ROOM,
        Set.of(),
        Set.of("org/hibernate/query/CommonQueryContract"),
        List.of(
            new Target.Bell(
                (owner, access, name, descriptor) ->
                    name.equals("applyOptions")
                        && descriptor.startsWith("(Lorg/hibernate/query/")
                        && descriptor.endsWith("Memento;)V"),
                ADVICE + "HibernateNameAdvice"),
            new Target.Bell(
                (owner, access, name, descriptor) -> RUNS.contains(name),
                ADVICE + "HibernateQueryAdvice")),
        true,
        false,
        List.of(
            need("org.hibernate.query.spi.AbstractSelectionQuery", "doList"),
            need("org.hibernate.query.spi.AbstractSelectionQuery", "doScroll"),
            need("org.hibernate.query.spi.AbstractSelectionQuery", "applyOptions"),
            need("org.hibernate.query.spi.AbstractQuery", "executeUpdate"),
            need("org.hibernate.query.named.NamedQueryMemento", "getRegistrationName"),
            need(SQM + "internal.SqmSelectionQueryImpl", "getSqmStatement"),
            need(SQM + "tree.select.SqmSelectStatement", "getQuerySpec"),
            need(SQM + "tree.from.SqmFromClause", "getRoots"),
            need(SQM + "tree.from.SqmRoot", "getEntityName"),
            need(SQM + "tree.AbstractSqmDmlStatement", "getTarget")));
  }

  private static Need need(String owner, String member) {
    return new Need(Set.of(owner), member);
  }

  private static Doorbell entities() {
    return Doorbell.ofClasses(
            ROOM,
            Set.of("org.hibernate.persister.entity.AbstractEntityPersister"),
            List.of(
                Ring.any("load", ENTITY),
                Ring.any("multiLoad", ENTITY),
                Ring.any("loadByUniqueKey", ENTITY),
                Ring.any("loadEntityIdByNaturalId", ENTITY),
                Ring.any("initializeLazyPropertiesFromDatastore", ENTITY),
                Ring.any("getDatabaseSnapshot", ENTITY),
                Ring.any("getCurrentVersion", ENTITY),
                Ring.any("forceVersionIncrement", ENTITY),
                Ring.any("lock", ENTITY)))
        .needing("org.hibernate.persister.entity.AbstractEntityPersister", "getEntityName");
  }

  private static Doorbell collections() {
    String persister = "org.hibernate.persister.collection.AbstractCollectionPersister";
    return Doorbell.ofClasses(
            ROOM,
            Set.of(persister),
            List.of(Ring.any("initialize", ROLE), Ring.any("remove", ROLE)))
        .needing(persister, "getRole");
  }

  private static Doorbell flush() {
    String action = "org.hibernate.action.internal.Entity";
    return Doorbell.ofClasses(
            ROOM,
            Set.of(
                action + "InsertAction",
                action + "IdentityInsertAction",
                action + "UpdateAction",
                action + "DeleteAction"),
            List.of(new Ring("execute", List.of(), ENTITY)))
        .needing(action + "Action", "getEntityName");
  }

  private static Doorbell changes() {
    return Doorbell.ofClasses(
            ROOM,
            Set.of("org.hibernate.engine.jdbc.mutation.internal.AbstractMutationExecutor"),
            List.of(Ring.any("execute", ADVICE + "HibernateChangeAdvice")))
        .needing("org.hibernate.collection.spi.PersistentCollection", "getRole");
  }

  private static Doorbell batches() {
    String batch = "org.hibernate.engine.jdbc.batch.";
    return Doorbell.ofClasses(
            ROOM,
            Set.of(batch + "internal.BatchImpl"),
            List.of(Ring.any("performExecution", ADVICE + "HibernateBatchAdvice")))
        .needing(batch + "spi.Batch", "getKey")
        .needing(batch + "spi.BatchKey", "toLoggableString");
  }

  private static Doorbell sends(String type) {
    return Doorbell.ofClasses(
        ROOM,
        Set.of(type),
        List.of(
            Ring.either("extract", SENDS),
            Ring.either("execute", SENDS),
            Ring.either("executeQuery", SENDS),
            Ring.either("executeUpdate", SENDS),
            Ring.either("executeStatement", SENDS)));
  }
}
