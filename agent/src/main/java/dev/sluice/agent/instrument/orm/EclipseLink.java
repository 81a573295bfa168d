package dev.sluice.agent.instrument.orm;

import dev.sluice.agent.instrument.Doorbell;
import dev.sluice.agent.instrument.Doorbell.Ring;
import java.util.List;
import java.util.Set;

/**
 * The doorbells of EclipseLink, as of 2.7: its cache of objects is shared by all sessions unless it
 * is told otherwise. A unit of work of who may be masked is isolated from it: by EclipseLink's own
 * switch for that, and where it looks into its parent by itself. Its queries tell where their SQL
 * comes from: by their name, else by their entity. Immutable.
 */
public final class EclipseLink {

  private static final String ROOM = "eclipselink-cache";
  private static final String ORIGIN_ROOM = "eclipselink";
  private static final String ADVICE = "dev.sluice.agent.instrument.orm.advice.";
  private static final String PARENT = ADVICE + "ParentCacheAdvice";

  private EclipseLink() {}

  /** All of them. */
  public static List<Doorbell> doorbells() {
    return List.of(policy(), unitOfWork(), identityMaps(), queries(), sends());
  }

  private static Doorbell queries() {
    String query = "org.eclipse.persistence.queries.DatabaseQuery";
    return Doorbell.ofClasses(
            ORIGIN_ROOM,
            Set.of("org.eclipse.persistence.internal.sessions.AbstractSession"),
            List.of(
                new Ring(
                    "executeQuery",
                    List.of(
                        query, "org.eclipse.persistence.internal.sessions.AbstractRecord", "int"),
                    ADVICE + "EclipseLinkQueryAdvice")))
        .needing(query, "getName", "getSourceMapping", "getReferenceClassName");
  }

  /** Also what a batch was put off. */
  private static Doorbell sends() {
    return Doorbell.ofClasses(
        ORIGIN_ROOM,
        Set.of("org.eclipse.persistence.internal.databaseaccess.DatabaseAccessor"),
        List.of(
            Ring.any("executeDirectNoSelect", ADVICE + "EclipseLinkAdvice"),
            Ring.any("executeSelect", ADVICE + "EclipseLinkAdvice"),
            Ring.any("executeJDK12BatchStatement", ADVICE + "EclipseLinkAdvice")));
  }

  private static Doorbell policy() {
    return Doorbell.ofClasses(
        ROOM,
        Set.of("org.eclipse.persistence.descriptors.CachePolicy"),
        List.of(
            Ring.any("shouldIsolateObjectsInUnitOfWork", ADVICE + "IsolationAdvice"),
            Ring.any("initialize", ADVICE + "IsolationSetUpAdvice")));
  }

  private static Doorbell unitOfWork() {
    return Doorbell.ofClasses(
        ROOM,
        Set.of("org.eclipse.persistence.internal.sessions.UnitOfWorkImpl"),
        List.of(Ring.any("mergeChangesIntoParent", ADVICE + "MergeAdvice")));
  }

  private static Doorbell identityMaps() {
    return Doorbell.ofClasses(
        ROOM,
        Set.of("org.eclipse.persistence.internal.sessions.UnitOfWorkIdentityMapAccessor"),
        List.of(
            Ring.any("getAndCloneCacheKeyFromParent", PARENT),
            Ring.any("getQueryResult", PARENT),
            Ring.any("putQueryResult", PARENT)));
  }
}
