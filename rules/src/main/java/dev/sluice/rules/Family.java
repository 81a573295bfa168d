package dev.sluice.rules;

/** A family of operations: usable in a policy wherever an operation is. */
public enum Family {
  /** Changes neither data, schema, session nor server. */
  READ("read"),
  /** Insert, update, delete, merge, truncate, copy or load into a table. */
  WRITE("write"),
  /** Create, alter, drop, rename, truncate, CREATE … AS, SELECT INTO, comment. */
  DDL("ddl"),
  /** Grant and revoke, roles and passwords. */
  DCL("dcl"),
  /** Begin, commit, rollback, savepoint, without access mode. */
  TRANSACTION("transaction"),
  /** {@code SET} of time-outs, time zone, encoding, application name. */
  SESSION_SAFE("session-safe"),
  /** Vacuum, analyze, reindex, kill, shutdown, flush, backup. */
  ADMIN("admin");

  private final String word;

  Family(String word) {
    this.word = word;
  }

  /** The word that policies and records use. */
  public String word() {
    return word;
  }
}
