package dev.sluice.agent.gate;

import dev.sluice.agent.audit.RecordSink;
import dev.sluice.agent.call.CatalogSource;
import dev.sluice.rules.Policy;
import dev.sluice.rules.record.Incarnation;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a gate needs. Immutable.
 *
 * @param policy the policy in force; read once per statement
 * @param facts what a text would do
 * @param sink where records go
 * @param catalogs what tables databases have
 * @param unguarded classes that should be guarded and are not
 * @param incarnation this run of the JVM
 * @param parameterKey 16 secret bytes: the key of the digests of parameters
 * @param startedClosed true if what could not be instrumented must not be used
 * @param who who asks on a thread
 * @param introduces true if databases are told who asks
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never changed
public record GateParts(
    Supplier<Policy> policy,
    FactSource facts,
    RecordSink sink,
    CatalogSource catalogs,
    Unguarded unguarded,
    Incarnation incarnation,
    byte[] parameterKey,
    boolean startedClosed,
    WhoAsks who,
    boolean introduces) {

  /** Tells of classes that should be guarded and are not. Thread safe. */
  @FunctionalInterface
  public interface Unguarded {
    /** Hot path. Why a class is not guarded although it should be; null if that is not so. */
    @Nullable String reason(Class<?> type);

    /** Whether the advice is in a class that has no field of ours. */
    default boolean guards(Class<?> type) {
      return false;
    }

    /** The first note of an AI call is about to be left; true if notes now go along to threads. */
    default boolean carry() {
      return false;
    }
  }
}
