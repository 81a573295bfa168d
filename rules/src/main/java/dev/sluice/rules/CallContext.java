package dev.sluice.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a call that is not the statement. Immutable.
 *
 * @param actor who asks
 * @param database where the connection goes
 * @param entryKind how the work came in (http, scheduled, message, main, tool); null if unknown
 * @param entryName class, route or schedule of that entry; null if unknown
 * @param codeJar the jar of the calling frame; null if unknown
 * @param originKind jdbc, hibernate, mybatis, jooq, spring-jdbc, eclipselink, jdbi, ebean,
 *     micronaut-data
 * @param originName entity, mapper statement or repository method; null if none
 * @param now the moment of the decision
 */
public record CallContext(
    Actor actor,
    DatabaseInfo database,
    @Nullable String entryKind,
    @Nullable String entryName,
    @Nullable String codeJar,
    String originKind,
    @Nullable String originName,
    Instant now) {}
