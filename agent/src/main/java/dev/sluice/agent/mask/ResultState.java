package dev.sluice.agent.mask;

import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Calendar;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What hangs on one result set (or on one callable statement, for its OUT values) whose values may
 * be masked. The advice of each method of that object brackets the driver's code:
 *
 * <ul>
 *   <li>a getter: {@link #enter()}; if it returned true, then {@link #leave} with what the driver
 *       returned, or {@link #abort()} when the driver threw;
 *   <li>a mutator or a move ({@code updateRow}, {@code insertRow}, {@code refreshRow}, {@code next}
 *       …): {@link #enter()}; if it returned true, then {@link #exit()}, thrown or not.
 * </ul>
 *
 * <p>While a thread is inside, what the driver reads from its own object is raw; only the outermost
 * call is masked. A call that got false from {@code enter} calls nothing at its end.
 *
 * <p>The mark of who is inside is the thread, not a count: two threads that read the same object at
 * the same time (which JDBC does not support) may see a value masked twice, never one unmasked.
 */
public final class ResultState implements MaskedValues.Row {

  /** Under this name values are counted that became null because they could not be masked. */
  static final String MASK_FAILED = "mask-failed";

  private static final int NOT_FOUND = -1;
  private static final Object[] NO_KEYS = {};

  private final ResultPlan plan;
  private final ReadAccount account;
  private final boolean lengths;
  private @Nullable Thread inside;
  private @Nullable Map<String, Integer> indexOfLabel;
  private @Nullable ColumnShapes shapes;
  private @Nullable Calendar calendar;
  private boolean lastMaskedNull;
  private @Nullable Throwable refusal;
  private long rows;
  private long failures;
  private @Nullable ResultSet reading;
  private @Nullable Object query;

  ResultState(ResultPlan plan) {
    this(plan, true);
  }

  /**
   * A state.
   *
   * @param lengths false if the lengths that metadata tells are those of the values
   */
  ResultState(ResultPlan plan, boolean lengths) {
    this.plan = plan;
    this.lengths = lengths;
    this.account = plan.newAccount();
  }

  /** Who counts what is handed out; to be said before the result is handed out. */
  public void watchedBy(@Nullable ValueWatch watch) {
    account.watch = watch;
  }

  /** Who counts what is handed out; null if nobody does. */
  public @Nullable ValueWatch watch() {
    return account.watch;
  }

  /** Hot path. True if this is the outermost call of this thread on this object. */
  public boolean enter() {
    Thread current = Thread.currentThread();
    if (inside == current) {
      return false;
    }
    inside = current;
    return true;
  }

  /** Hot path. Ends an outermost call that read nothing for the application. */
  public void exit() {
    inside = null;
  }

  /** Hot path. Ends an outermost getter that threw something that tells no value. */
  public void abort() {
    inside = null;
    calendar = null;
  }

  /**
   * Ends an outermost getter that threw. Drivers quote the value that they could not convert, and
   * MariaDB's quotes the bytes that follow it in the row as well: so the exception is replaced
   * whatever column was read. Of a masked column even its class and its state would tell: pgjdbc's
   * parser of dates stumbles in another way over each text. Never throws.
   *
   * @param column 1-based; any when read by label
   * @param label the label or parameter name; null when read by index
   * @return what the application shall see
   */
  public Throwable failed(Object self, int column, @Nullable String label, Throwable thrown) {
    try {
      lastMaskedNull = false;
      if (plan.observed()) {
        return thrown;
      }
      ValueMask mask = plan.at(indexOf(self, column, label));
      return mask != null && mask.replacesAll()
          ? FailedRead.ofMasked(thrown)
          : FailedRead.without(thrown);
    } catch (SQLException noSuchColumn) { // tells of the label, and has read no row
      return noSuchColumn;
    } catch (Throwable failure) { // the value may be in the text: closed
      return FailedRead.ofMasked(thrown);
    } finally {
      inside = null;
      calendar = null;
    }
  }

  /**
   * Hot path. Says in which calendar the getter at work was asked to read a date; called between
   * {@link #enter()} and {@link #leave}, only for the getters that take one.
   */
  public void in(@Nullable Calendar wanted) {
    calendar = wanted;
  }

  /** Hot path. Counts a row: {@code next} and its like returned true. */
  public void row() {
    rows++;
  }

  /**
   * Hot path. Ends an outermost getter of an open column at once, where the value is of a kind that
   * holds no other: small enough to be compiled into the getter, so that no number is boxed.
   *
   * @param column 1-based
   * @return false if nothing was done and {@link #leave} has to look
   */
  public boolean passes(int column, @Nullable Object value) {
    if (refusal != null || plan.at(column) != null || !isPlain(value)) {
      return false;
    }
    lastMaskedNull = false;
    calendar = null;
    inside = null;
    return true;
  }

  /** Looks at classes only: a negative answer about an interface is never remembered by JVMs. */
  private static boolean isPlain(@Nullable Object value) {
    return value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean;
  }

  /**
   * Hot path. Ends an outermost getter. Never throws; what cannot be masked becomes null, or 0 for
   * a primitive, never the original.
   *
   * @param self the result set or callable statement that was read
   * @param column 1-based; 0 when read by label
   * @param label the label or parameter name; null when read by index
   * @param value what the driver returned; a primitive boxed
   * @param declared the type of the getter's result; for {@code getObject(…, Class)} the class
   *     asked for
   * @return what the application gets; for a primitive never null; a {@link Throwable} that is not
   *     the value itself is to be thrown
   */
  public @Nullable Object leave(
      Object self, int column, @Nullable String label, @Nullable Object value, Class<?> declared) {
    ValueMask mask = null;
    try {
      lastMaskedNull = false;
      if (refusal != null) {
        return refusal;
      }
      boolean anywhere = plan.uniform() && account.watch == null;
      int place = anywhere ? column : indexOf(self, column, label);
      String sought = anywhere ? label : null;
      mask = plan.at(place);
      if (mask == null) {
        return open(self, column, label, value, declared);
      }
      if (value == null || (declared.isPrimitive() && wasNullInDriver(self))) {
        return value;
      }
      if (account.watch != null) {
        account.at(place, label);
      }
      mask.count(account);
      if (plan.observed()) {
        return value;
      }
      return remembered(
          self, mask, fitting(replacement(self, place, sought, value, mask), declared));
    } catch (ValueWatch.Withheld one) {
      return refused(self, one, declared);
    } catch (Throwable failure) { // the original must not leave, whatever went wrong
      if (plan.observed()) {
        return value;
      }
      failures++;
      return remembered(self, mask, closed(declared));
    } finally {
      inside = null;
      calendar = null;
    }
  }

  /** From now on nothing more can be read of it, also where the driver reads on a closed one. */
  private @Nullable Object refused(Object self, ValueWatch.Withheld one, Class<?> declared) {
    try {
      ValueWatch watch = account.watch;
      refusal = watch == null ? one : watch.refusal(self, one);
      return refusal;
    } catch (Throwable failure) { // the value must not leave all the same
      refusal = one;
      return closed(declared);
    }
  }

  /** Hot path. The value may come back one day. */
  private @Nullable Object remembered(
      Object self, @Nullable ValueMask mask, @Nullable Object masked) {
    Trace trace = mask == null ? null : mask.trace();
    if (trace != null && !trace.hasLook(masked)) {
      reading = self instanceof ResultSet resultSet ? resultSet : null;
      plan.values().gave(trace, masked, lastMaskedNull, this);
      reading = null;
    }
    return masked;
  }

  @Override
  public @Nullable Object[] keys(Trace trace) {
    ResultSet row = reading;
    if (row == null || trace.ties() == 0) {
      return NO_KEYS;
    }
    Object[] keys = new Object[trace.ties()];
    try {
      for (int i = 0; i < keys.length; i++) {
        keys[i] = row.getObject(trace.tieColumn(i));
      }
    } catch (SQLException | RuntimeException notReadTwice) { // then nothing tells the row
      return NO_KEYS;
    }
    return keys;
  }

  @Override
  public @Nullable Object query() {
    return query;
  }

  /** Keeps what the gate knows of the query, for values that have no tie in its result. */
  public void query(@Nullable Object told) {
    query = told;
  }

  /**
   * Whether a value that is about to be put into the present row is what the mask gives for what
   * stands there.
   *
   * @param column 1-based; 0 with a label
   */
  public boolean isMaskOfPresent(
      ResultSet self, int column, @Nullable String label, @Nullable Object value) {
    boolean outermost = enter();
    ReadAccount uncounted = plan.newAccount();
    uncounted.watch = account.watch;
    try {
      int index = indexOf(self, column, label);
      uncounted.at(index, null);
      ValueMask mask = plan.at(index);
      Object now = mask == null || plan.observed() ? null : self.getObject(index);
      if (mask == null || now == null) {
        return false;
      }
      Object told =
          now instanceof String text && mask.replacesAll()
              ? mask.replaceText(text, lengths ? shapes(self).length(index) : 0, uncounted)
              : mask.replace(now, null, uncounted);
      return plan.values().same(told, value);
    } catch (Exception noRowHere) { // the insert row, or none: nothing is destroyed
      return false;
    } finally {
      if (outermost) {
        exit();
      }
    }
  }

  /** Hot path. A value of a column that is not masked itself. */
  private @Nullable Object open(
      Object self, int column, @Nullable String label, @Nullable Object value, Class<?> declared)
      throws SQLException {
    if (isPlain(value)) {
      return value;
    }
    if (value instanceof ResultSet found) {
      return plan.nested(found, account.watch);
    }
    // The driver may have read what stands elsewhere in the row.
    return value instanceof UUID read
            && !plan.observed()
            && self instanceof ResultSet row
            && !Uuids.isIn(read, row, indexOf(self, column, label))
        ? closed(declared)
        : value;
  }

  /** Hot path. What {@code wasNull} tells the application. */
  public boolean wasNull(boolean driverSays) {
    return lastMaskedNull || driverSays;
  }

  /** Rows that the application has moved onto. */
  public long rows() {
    return rows;
  }

  /**
   * How many values were masked, by class; classes of which none was masked are left out. What
   * could not be masked and became null is counted beside, as {@code mask-failed}.
   */
  public Map<String, Long> maskedCounts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (int i = 0; i < account.masked.length; i++) {
      if (account.masked[i] > 0) {
        counts.merge(plan.className(i), account.masked[i], Long::sum);
      }
    }
    if (failures > 0) {
      counts.merge(MASK_FAILED, failures, Long::sum);
    }
    return counts;
  }

  private @Nullable Object fitting(@Nullable Object replacement, Class<?> declared) {
    if (replacement == null) {
      return closed(declared);
    }
    if (replacement.getClass() == declared) {
      return replacement;
    }
    if (declared.isPrimitive()) {
      return Primitives.boxOf(declared) == replacement.getClass() ? replacement : closed(declared);
    }
    return declared.isInstance(replacement) ? replacement : closed(declared);
  }

  private @Nullable Object closed(Class<?> declared) {
    lastMaskedNull = true;
    return declared.isPrimitive() ? Primitives.zeroOf(declared) : null;
  }

  /** The driver's own answer: the call below passes through the advice, which finds us inside. */
  private static boolean wasNullInDriver(Object self) throws SQLException {
    return self instanceof ResultSet resultSet
        ? resultSet.wasNull()
        : ((CallableStatement) self).wasNull();
  }

  private @Nullable Object replacement(
      Object self, int column, @Nullable String label, Object value, ValueMask mask)
      throws Exception {
    ColumnShapes asked = shapes;
    if (asked != null && value instanceof String text && mask.replacesAll()) {
      return mask.replaceText(text, asked.length(indexOf(self, column, label)), account);
    }
    if (!mask.replacesAll() || !(self instanceof ResultSet resultSet)) {
      return mask.replace(value, calendar, account);
    }
    if (value instanceof String text) {
      int length = lengths ? shapes(resultSet).length(indexOf(self, column, label)) : 0;
      return mask.replaceText(text, length, account);
    }
    // A number or an array read from a text: the mask of the text is neither, and how many elements
    // MariaDB makes of a text tells its length.
    if ((value instanceof Number || value instanceof Array)
        && shapes(resultSet).isText(indexOf(self, column, label))) {
      return null;
    }
    return mask.replace(value, calendar, account);
  }

  private ColumnShapes shapes(ResultSet resultSet) throws SQLException {
    ColumnShapes known = shapes;
    if (known == null) {
      known = new ColumnShapes(resultSet.getMetaData());
      shapes = known;
    }
    return known;
  }

  /** The column that the driver itself finds under a label: both always mean the same one. */
  private int indexOf(Object self, int column, @Nullable String label) throws SQLException {
    if (label == null) {
      return column;
    }
    if (!(self instanceof ResultSet resultSet)) {
      return NOT_FOUND;
    }
    Map<String, Integer> known = indexOfLabel;
    if (known == null) {
      known = new HashMap<>();
      indexOfLabel = known;
    }
    Integer index = known.get(label);
    if (index == null) {
      index = resultSet.findColumn(label);
      known.put(label, index);
    }
    return index;
  }
}
