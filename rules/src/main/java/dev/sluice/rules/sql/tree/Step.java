package dev.sluice.rules.sql.tree;

import org.jspecify.annotations.Nullable;

/**
 * What a statement does with what its session holds by name: prepared statements and cursors.
 * Immutable.
 *
 * @param name as the database spells it; empty for a name that may be another's in disguise (cut,
 *     folded or compared in a way that is not known here), or where there is none
 * @param inner the statement that is prepared or declared; null if it stands in {@code text}
 * @param text the statement that is prepared, where it is a literal
 * @param from the token with which the inner statement starts
 * @param to the token behind it
 * @param hold true for a cursor that stays when its transaction is kept
 */
public record Step(
    Kind kind,
    String name,
    @Nullable Parsed inner,
    @Nullable String text,
    int from,
    int to,
    boolean hold) {

  /** Why a statement is not understood whose session did not show what the name stands for. */
  public static final String NOT_IN_TEXT = "the text that runs is not in the statement";

  /** The same of a cursor. */
  public static final String CURSOR_NOT_IN_TEXT = "the query of a cursor is not in the statement";

  /** What is done. */
  public enum Kind {
    PREPARE,
    EXECUTE,
    DEALLOCATE,
    DEALLOCATE_ALL,
    DECLARE,
    FETCH,
    MOVE,
    CLOSE,
    CLOSE_ALL,
    COMMIT,
    ROLLBACK,
    SAVEPOINT,
    ROLLBACK_TO,
    /** A setting that leaves all names as they are, and what they stand for. */
    KEEP,
    /** Nobody can say any more what any name stands for. */
    FORGET
  }

  static Step of(Kind kind) {
    return new Step(kind, "", null, null, 0, 0, false);
  }

  static Step of(Kind kind, String name) {
    return new Step(kind, name, null, null, 0, 0, false);
  }

  /** Whether it runs what the name stands for, and leaves the names as they are. */
  public boolean uses() {
    return kind == Kind.EXECUTE || kind == Kind.FETCH || kind == Kind.MOVE;
  }
}
