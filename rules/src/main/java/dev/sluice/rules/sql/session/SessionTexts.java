package dev.sluice.rules.sql.session;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.Effect;
import dev.sluice.rules.EffectiveStatement;
import dev.sluice.rules.Operation;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.TableName;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a session is known to hold by name: the texts that it prepared, and the cursors that it
 * declared. Immutable, bounded in names and characters.
 *
 * <p>A name is here only if the session holds just that under it, or nothing at all. So forgetting
 * is always right: a name that is not here may stand for anything. Whoever may have made names
 * unseen (a routine, a text that was not understood) makes all be forgotten.
 */
public final class SessionTexts {

  /** Nothing is known. */
  public static final SessionTexts NONE = new SessionTexts(Map.of(), Map.of(), false);

  /** What is held beyond this is not known. */
  static final int MOST_NAMES = 64;

  /** Of all texts together: characters. */
  static final int MOST_CHARS = 65_536;

  private final Map<String, String> prepared;
  private final Map<String, Held> cursors;
  private final boolean savepoint;

  /**
   * A cursor.
   *
   * @param facts of its query, as they were when it was declared: it does not change afterwards;
   *     null where the name stands for nothing
   * @param hold stays when its transaction is kept
   * @param settled declared in a transaction that was kept
   * @param behind a savepoint of its transaction
   */
  private record Held(
      String text, @Nullable StatementFacts facts, boolean hold, boolean settled, boolean behind) {}

  private SessionTexts(Map<String, String> prepared, Map<String, Held> cursors, boolean savepoint) {
    this.prepared = Map.copyOf(prepared);
    this.cursors = Map.copyOf(cursors);
    this.savepoint = savepoint;
  }

  /** Whether no name is known. */
  public boolean isEmpty() {
    return prepared.isEmpty() && cursors.isEmpty();
  }

  /** The text that was prepared under a name; null if that is not known. */
  public @Nullable String prepared(String name) {
    return prepared.get(name);
  }

  /** The facts of a cursor's query; null if that is not known. */
  public @Nullable StatementFacts cursor(String name) {
    Held held = cursors.get(name);
    return held == null ? null : held.facts;
  }

  /** Whether a cursor's name is known to stand for nothing. */
  public boolean free(String name) {
    Held held = cursors.get(name);
    return held != null && held.facts == null;
  }

  /** The database said that there is no cursor of this name. */
  public SessionTexts noCursor(String name) {
    SessionTexts rest = close(name);
    if (!rest.fits(name)) {
      return rest;
    }
    Map<String, Held> more = new HashMap<>(rest.cursors);
    more.put(name, new Held(name, null, false, false, true));
    return new SessionTexts(rest.prepared, more, savepoint);
  }

  /** A text was prepared: until then the name stood for nothing. */
  public SessionTexts prepare(String name, String text) {
    SessionTexts rest = deallocate(name);
    if (!rest.fits(text)) {
      return rest;
    }
    Map<String, String> more = new HashMap<>(rest.prepared);
    more.put(name, text);
    return new SessionTexts(more, rest.cursors, savepoint);
  }

  /** A cursor was declared: until then the name stood for nothing. */
  public SessionTexts declare(String name, String text, StatementFacts facts, boolean hold) {
    SessionTexts rest = close(name);
    if (!rest.fits(text)) {
      return rest;
    }
    Map<String, Held> more = new HashMap<>(rest.cursors);
    more.put(name, new Held(text, facts, hold, false, savepoint));
    return new SessionTexts(rest.prepared, more, savepoint);
  }

  private boolean fits(String text) {
    int chars = text.length();
    for (String each : prepared.values()) {
      chars += each.length();
    }
    for (Held each : cursors.values()) {
      chars += each.text.length();
    }
    return prepared.size() + cursors.size() < MOST_NAMES && chars <= MOST_CHARS;
  }

  /** A prepared text is gone, or may be another. */
  public SessionTexts deallocate(String name) {
    if (!prepared.containsKey(name)) {
      return this;
    }
    Map<String, String> fewer = new HashMap<>(prepared);
    fewer.remove(name);
    return new SessionTexts(fewer, cursors, savepoint);
  }

  /** All prepared texts are gone. */
  public SessionTexts deallocateAll() {
    return prepared.isEmpty() ? this : new SessionTexts(Map.of(), cursors, savepoint);
  }

  /** A cursor is gone, or may be another. */
  public SessionTexts close(String name) {
    if (!cursors.containsKey(name)) {
      return this;
    }
    Map<String, Held> fewer = new HashMap<>(cursors);
    fewer.remove(name);
    return new SessionTexts(prepared, fewer, savepoint);
  }

  /** All cursors are gone. */
  public SessionTexts closeAll() {
    return keeping(held -> false);
  }

  /** A savepoint was set. */
  public SessionTexts savepoint() {
    return savepoint ? this : new SessionTexts(prepared, cursors, true);
  }

  /** The transaction goes on from a savepoint: cursors declared since the first are gone. */
  public SessionTexts rolledBackToSavepoint() {
    return keeping(held -> !held.behind);
  }

  /**
   * The transaction ended. What was prepared stays either way.
   *
   * @param kept whether it was committed for sure
   */
  public SessionTexts ended(boolean kept) {
    if (cursors.isEmpty() && !savepoint) {
      return this;
    }
    Map<String, Held> left = new HashMap<>();
    for (Map.Entry<String, Held> each : cursors.entrySet()) {
      Held held = each.getValue();
      if (held.settled || (held.hold && kept)) {
        left.put(each.getKey(), new Held(held.text, held.facts, true, true, false));
      }
    }
    return new SessionTexts(prepared, left, false);
  }

  private SessionTexts keeping(Predicate<Held> kept) {
    Map<String, Held> left = new HashMap<>(cursors);
    return left.values().removeIf(kept.negate())
        ? new SessionTexts(prepared, left, savepoint)
        : this;
  }

  // ---- what of a text concerns a session

  private static final Set<String> NAMING = Set.of("PREPARE", "DECLARE", "DEALLOCATE", "CLOSE");

  private static final Set<String> USING =
      Set.of("EXECUTE", "FETCH", "MOVE", "CURSOR_TO_XML", "CURSOR_TO_XMLSCHEMA");

  private static final int LONGEST = "CURSOR_TO_XMLSCHEMA".length();

  /** Whether names of the sessions of a database are followed. */
  public static boolean followed(Dialect dialect) {
    return dialect == Dialect.POSTGRESQL || dialect == Dialect.MYSQL || dialect == Dialect.MARIADB;
  }

  /** Whether a text may make or take away what a session holds. */
  public static boolean changedBy(StatementFacts facts) {
    return followed(facts.dialect())
        && (!facts.understood() || anyClouds(facts) || says(facts, NAMING));
  }

  /** Whether a text may run what a session holds. */
  public static boolean usedBy(StatementFacts facts) {
    return followed(facts.dialect()) && says(facts, USING);
  }

  /** Whether a text may name anything, and not only take names away. */
  public static boolean namedBy(StatementFacts facts) {
    return says(facts, Set.of("PREPARE", "DECLARE"));
  }

  /** Whether after a text nothing is known any more of names that it does not mention. */
  public static boolean anyClouds(StatementFacts facts) {
    for (EffectiveStatement each : facts.statements()) {
      boolean view = unseenView(each.hidden(), each.reads(), facts.dialect());
      if (view || clouds(each.operations(), each.effects(), facts.dialect())) {
        return true;
      }
    }
    return !facts.understood();
  }

  /**
   * Whether a statement may have named things unseen, or changed how texts are read and where names
   * are looked up. In MySQL functions and triggers must not prepare; a routine may.
   */
  public static boolean clouds(Set<Operation> operations, Set<Effect> effects, Dialect dialect) {
    boolean begins = operations.contains(Operation.BEGIN) && operations.size() == 1;
    boolean named =
        operations.contains(Operation.PREPARE) || operations.contains(Operation.EXECUTE);
    return operations.contains(Operation.CALL)
        || operations.contains(Operation.BLOCK)
        || (effects.contains(Effect.UNKNOWN_FUNCTION) && dialect == Dialect.POSTGRESQL)
        || (effects.contains(Effect.SESSION) && !begins)
        || (effects.contains(Effect.DYNAMIC_SQL) && !named);
  }

  /** Whether a statement may read a view that calls who knows what. */
  public static boolean unseenView(boolean hidden, Set<TableName> reads, Dialect dialect) {
    return hidden && !reads.isEmpty() && dialect == Dialect.POSTGRESQL;
  }

  private static boolean says(StatementFacts facts, Set<String> words) {
    String text = facts.sanitizedText();
    int from = -1;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      boolean letter = Character.isLetterOrDigit(c) || c == '_';
      if (letter && from < 0) {
        from = i;
      } else if (!letter && from >= 0) {
        if (i - from <= LONGEST && words.contains(upper(text, from, i))) {
          return true;
        }
        from = -1;
      }
    }
    return false;
  }

  private static String upper(String text, int from, int to) {
    return text.substring(from, to).toUpperCase(Locale.ROOT);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SessionTexts texts
        && prepared.equals(texts.prepared)
        && cursors.equals(texts.cursors)
        && savepoint == texts.savepoint;
  }

  @Override
  public int hashCode() {
    return Objects.hash(prepared, cursors, savepoint);
  }

  /** The names alone: the texts may hold values. */
  @Override
  public String toString() {
    return "SessionTexts[prepared=" + prepared.keySet() + ", cursors=" + cursors.keySet() + "]";
  }
}
