package dev.sluice.rules;

import java.util.Locale;

/** What a statement does, in the words of the policy language. */
public enum Operation {
  SELECT,
  INSERT,
  UPDATE,
  DELETE,
  MERGE,
  TRUNCATE,
  CREATE,
  ALTER,
  DROP,
  RENAME,
  GRANT,
  REVOKE,
  CALL,
  COPY,
  LOAD,
  SET,
  EXPLAIN,
  SHOW,
  LOCK,
  BEGIN,
  COMMIT,
  ROLLBACK,
  SAVEPOINT,
  PREPARE,
  EXECUTE,
  BLOCK,
  ADMIN,
  OTHER;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The word that policies and records use. */
  public String word() {
    return word;
  }
}
