package dev.sluice.rules;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A compiled policy: pure, immutable, safe for any number of threads. Compiled by {@code
 * dev.sluice.rules.policy}.
 */
public interface Policy {

  /** Judges one text. Never throws; what it cannot judge it judges by {@code on-failure}. */
  Decision decide(StatementFacts facts, CallContext context);

  /** SHA-256 of the policy's text, lower-case hexadecimal. */
  String hash();

  /** The service's name; null if the file gives none. */
  @Nullable String service();

  /** The service's own word for its environment; null if the file gives none. */
  @Nullable String environment();

  /** The service's labels. */
  Map<String, String> labels();

  /** False in observe mode: decide and record, never refuse, hold, limit or mask. */
  boolean enforces();

  /** What is done when a mask fails. */
  OnFailure onMaskFailure();

  /** What is done when a record cannot be written. */
  OnFailure onAuditFailure();

  /** How text and parameters are recorded. */
  AuditSettings audit();

  /** True if two calls that differ only in {@link CallContext#now()} may be judged differently. */
  boolean dependsOnTime();

  /**
   * True if the calling frames may matter ({@code code.jar}, {@code entry.kind}, {@code
   * entry.name}), so that they have to be looked up.
   */
  boolean needsCodeJar();

  /** The name that the file gives to such a connection; null if none matches. */
  @Nullable String databaseName(DatabaseInfo database);

  /** What an actor of unknown kind is by the declarations of the file, or the actor as it is. */
  Actor declaredActor(CallContext context);

  /**
   * True if a rule names the effect {@code sensitive-copy}, so that values of a class which were
   * handed out have to be known again when they come back.
   */
  default boolean followsValues() {
    return false;
  }

  /** The classes of a base column; empty if it is not sensitive. */
  Set<String> classesOf(ColumnName column);

  /** The key of the keyed hash, 32 bytes, a fresh copy; null if the policy has none. */
  byte @Nullable [] maskKey();

  /**
   * How text and parameters are recorded.
   *
   * @param intentForAll false if only writes get an intent record
   * @param purpose true if the user's request that led to a statement is recorded, sanitized
   * @param arguments true if the arguments of the tool call are recorded, sanitized
   */
  record AuditSettings(
      Text text, Parameters parameters, boolean intentForAll, boolean purpose, boolean arguments) {

    /** Without the request and the arguments. */
    public AuditSettings(Text text, Parameters parameters, boolean intentForAll) {
      this(text, parameters, intentForAll, false, false);
    }

    /** sanitized, full or none. */
    public enum Text {
      SANITIZED,
      FULL,
      NONE
    }

    /** none, hashed or full. */
    public enum Parameters {
      NONE,
      HASHED,
      FULL
    }
  }
}
