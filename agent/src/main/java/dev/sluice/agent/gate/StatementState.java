package dev.sluice.agent.gate;

import dev.sluice.agent.call.ConnectionState;
import dev.sluice.agent.mask.ResultState;
import dev.sluice.rules.StatementFacts;
import dev.sluice.rules.sql.AnalysisContext;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept on a statement and on its wrappers: one for all of them. Used by the thread that
 * uses the statement.
 */
final class StatementState {

  /** No generated keys are wanted. */
  static final int KEYS_NONE = 0;

  /** All columns that the driver thinks are keys. */
  static final int KEYS_ANY = 1;

  /** Columns by position: which ones only the database knows. */
  static final int KEYS_POSITIONS = 2;

  /** Columns by name. */
  static final int KEYS_NAMES = 3;

  private static final String[] NO_NAMES = {};

  final ConnectionState connection;

  /** True if the text was given when it was prepared. */
  final boolean prepared;

  @Nullable String sql;
  int keys;
  String[] keyNames = NO_NAMES;

  /** What a text would do; null until it is asked for. */
  @Nullable Inspected inspected;

  /** What was decided last. */
  @Nullable Judgement judgement;

  /** The last execution, if its outcome is not written yet. */
  @Nullable Execution open;

  /** Bind values; null if none was recorded. */
  @Nullable Parameters parameters;

  /** What is known of the bind values where they matter to a class; null while none did. */
  @Nullable Bound binds;

  /** Bind values that were handed out before; null while none ever was. */
  ByValue.@Nullable Bound bound;

  /** Which given values the text puts into which sensitive columns; null until it is asked for. */
  @Nullable Writing writing;

  /** Different texts of the batch; null if there are none. */
  @Nullable Set<String> batch;

  /** Texts or sets of parameters added to the batch. */
  int batched;

  private int batchedBy;

  /** True for a statement that was made unseen. */
  boolean unseen;

  /** True while the batch of such a statement may hold more than was seen. */
  boolean recovered;

  /** The last execution, for what is fetched from it. */
  @Nullable Execution last;

  /** Masks of OUT values; null if none is masked. */
  @Nullable ResultState out;

  /**
   * Facts and what they are facts of: one object, so that threads which share a statement never
   * take the facts of one text for those of another. Immutable.
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by identity, never changed
  record Inspected(
      String sql, AnalysisContext context, int keys, String[] keyNames, StatementFacts facts) {}

  StatementState(ConnectionState connection, @Nullable String sql, boolean prepared) {
    this.connection = connection;
    this.sql = sql;
    this.prepared = prepared;
  }

  /** Hot path. Another text is to run. */
  void text(String text) {
    if (!text.equals(sql)) {
      sql = text;
      inspected = null;
      judgement = null;
    }
  }

  /** Hot path. */
  static int kindOf(@Nullable Object wanted) {
    if (wanted == null) {
      return KEYS_NONE;
    }
    if (wanted instanceof Integer flag) {
      // Drivers differ about numbers that JDBC does not name.
      return flag == Statement.NO_GENERATED_KEYS ? KEYS_NONE : KEYS_ANY;
    }
    return wanted instanceof String[] ? KEYS_NAMES : KEYS_POSITIONS;
  }

  /** The keys that are wanted, as the second argument of the overload says. */
  void keys(@Nullable Object wanted) {
    int kind = kindOf(wanted);
    String[] names = wanted instanceof String[] texts ? texts.clone() : NO_NAMES;
    if (kind != keys || !java.util.Arrays.equals(names, keyNames)) {
      keys = kind;
      keyNames = names;
      inspected = null;
      judgement = null;
    }
  }

  /** Hot path. The state under which a text runs: this one, or one aside for a prepared one. */
  StatementState of(String text, @Nullable Object wantedKeys) {
    StatementState state = prepared ? new StatementState(connection, text, false) : this;
    state.text(text);
    state.keys(wantedKeys);
    return state;
  }

  /**
   * Something is added to the batch.
   *
   * @param self the wrapper or the statement itself; only the first one counts
   * @param text null for parameters
   */
  void addToBatch(Object self, @Nullable String text) {
    int by = System.identityHashCode(self);
    if (batched == 0) {
      batchedBy = by;
    }
    if (by == batchedBy) {
      batched++;
    }
    if (text != null) {
      if (batch == null) {
        batch = new LinkedHashSet<>();
      }
      batch.add(text);
    }
  }

  boolean batchHas(String text) {
    return batch != null && batch.contains(text);
  }

  boolean nothingBatched() {
    return batched == 0 && !recovered;
  }

  void clearBatch() {
    if (bound != null) {
      bound.clearBatch();
    }
    batch = null;
    batched = 0;
    recovered = false;
  }
}
