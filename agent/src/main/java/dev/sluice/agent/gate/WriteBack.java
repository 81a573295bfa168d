package dev.sluice.agent.gate;

import dev.sluice.agent.call.KnownDrivers;
import dev.sluice.agent.gate.Bounds.Excess;
import dev.sluice.agent.gate.Writing.Slot;
import dev.sluice.agent.mask.MaskedValues;
import dev.sluice.agent.mask.Trace;
import dev.sluice.rules.ColumnName;
import dev.sluice.rules.Policy;
import dev.sluice.rules.mask.HashLook;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Keeps masked values from being written over the originals: an application that loads an entity,
 * changes one field and stores it sends all fields back. A value that hides characters and a hash
 * are told by their look, so that it does not matter which connection, thread or cache they came
 * by; what has no look by memory ({@link Handed}). Thread safe.
 */
final class WriteBack {

  static final String RULE = "masked-write-back";

  private static final int MOST_KEYS = 16;
  private static final int LONGEST_KEY = 256;
  private static final int PLACES = 1 << 10;

  private final ValueDigests digests;
  private final Handed handed;
  private final AtomicReferenceArray<@Nullable Writing> writings =
      new AtomicReferenceArray<>(PLACES);
  private volatile @Nullable Hashes hashes;

  WriteBack(byte[] key) {
    digests = new ValueDigests(key);
    handed = new Handed(digests);
  }

  /** The hashes of a policy's classes, made when first asked for. */
  private record Hashes(Policy policy, ConcurrentMap<String, HashLook> byClass) {}

  /** By which values the rows of a query without a tie in its result were asked for. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody, never changed
  private record Asked(ColumnName column, long[] keys) {}

  /** Hot path. A bind value is set. */
  void note(StatementState state, int index, @Nullable Object value, Policy policy) {
    if (!policy.enforces()) {
      return;
    }
    Writing writing = state.inspected == null ? null : writing(state, state.inspected, policy);
    // Of a statement that was prepared unseen nobody knows yet what it writes.
    if ((writing != null && !writing.touches) || isDriversOwn(value)) {
      return;
    }
    List<String> classes = writing == null ? List.of() : writing.classesAt(index);
    boolean matters = writing == null || !classes.isEmpty();
    bound(state).set(index, digest(value), matters && masked(value, classes, policy));
  }

  /** Hot path. A bind value of an integral type is set. */
  void note(StatementState state, int index, long value, Policy policy) {
    if (policy.enforces()
        && (state.inspected == null || writing(state, state.inspected, policy).touches)) {
      bound(state).set(index, digests.of(value), false);
    }
  }

  private static Bound bound(StatementState state) {
    Bound bound = state.binds;
    if (bound == null) {
      bound = new Bound();
      state.binds = bound;
    }
    return bound;
  }

  /** A stream that a driver makes of what it was given: the same value on its way. */
  private static boolean isDriversOwn(@Nullable Object value) {
    return value instanceof InputStream && KnownDrivers.made(value);
  }

  /**
   * Hot path. Why a statement must not run with its text and the values that are bound now; or
   * null.
   */
  @Nullable Excess refused(StatementState state, Policy policy, @Nullable Judgement judgement) {
    StatementState.Inspected inspected = state.inspected;
    if (inspected == null || !policy.enforces()) {
      return null;
    }
    Writing writing = writing(state, inspected, policy);
    if (writing.classes.isEmpty()) {
      return null;
    }
    Bound bound = state.binds;
    String className = looks(writing, bound);
    if (className == null && handed.used()) {
      className = remembered(writing, bound, judgement);
    }
    return className == null ? null : excess(className);
  }

  private static @Nullable String looks(Writing writing, @Nullable Bound bound) {
    for (int i = 0; i < writing.slots.size(); i++) {
      Slot slot = writing.slots.get(i);
      if (!slot.classes().isEmpty()
          && (slot.masked()
              || (bound != null && slot.parameter() > 0 && bound.masked(slot.parameter())))) {
        return slot.classes().get(0);
      }
    }
    int last = bound == null ? 0 : bound.count();
    for (int i = writing.parameters() + 1; i <= last; i++) {
      if (java.util.Objects.requireNonNull(bound).masked(i)) {
        return writing.classes.get(0);
      }
    }
    return null;
  }

  private @Nullable String remembered(
      Writing writing, @Nullable Bound bound, @Nullable Judgement judgement) {
    long[] keys = keys(writing, bound);
    for (int i = 0; i < keys.length; i++) {
      List<String> classes =
          i < writing.slots.size() ? writing.slots.get(i).classes() : writing.classes;
      for (String name : classes) {
        if (handed.comesBack(name, writing, keys, i, isMasked(name, judgement))) {
          return name;
        }
      }
    }
    return null;
  }

  private static boolean isMasked(String className, @Nullable Judgement judgement) {
    return judgement == null || judgement.decision().masks().classes().contains(className);
  }

  /** Digests of all values given: those of the slots, then those of parameters without a place. */
  private static long[] keys(Writing writing, @Nullable Bound bound) {
    int slots = writing.slots.size();
    int last = bound == null ? 0 : bound.count();
    long[] keys = new long[slots + Math.max(0, last - writing.parameters())];
    for (int i = 0; i < keys.length; i++) {
      int parameter =
          i < slots ? writing.slots.get(i).parameter() : writing.parameters() + 1 + i - slots;
      if (parameter > 0) {
        keys[i] = bound == null ? ValueDigests.OPAQUE : bound.digest(parameter);
      } else {
        keys[i] = writing.slots.get(i).digest();
      }
    }
    return keys;
  }

  private static Excess excess(String className) {
    return new Excess(
        RULE,
        "It would write a masked value over the original of class "
            + className
            + ". Write only the columns that changed, or what you did not read here.");
  }

  /** By which values an execution asked for its rows; null if no single column tells. */
  @Nullable Object askedBy(Execution execution) {
    StatementState.Inspected inspected = execution.statement.inspected;
    if (inspected == null) {
      return null;
    }
    Writing writing = writing(execution.statement, inspected, execution.judgement.policy());
    if (writing.equated.size() != 1 || writing.inferred) {
      return null;
    }
    long[] keys = keys(writing, execution.statement.binds);
    boolean told = keys.length > 0 && keys.length <= MOST_KEYS;
    for (long key : keys) {
      told &= key != ValueDigests.OPAQUE;
    }
    return told ? new Asked(writing.equated.iterator().next(), keys) : null;
  }

  /** Remembers the masked values of results under a policy. */
  MaskedValues values(Policy policy) {
    return new MaskedValues() {
      @Override
      public void gave(Trace trace, @Nullable Object masked, boolean isNull, Row row) {
        if (masked != null && !masked(masked, trace.classes(), policy)) {
          remember(trace, digest(masked), row);
        }
        if (isNull || masked == null) {
          remember(trace, digests.ofNull(), row);
        }
      }

      @Override
      public boolean same(@Nullable Object masked, @Nullable Object value) {
        long one = digest(masked);
        return one != ValueDigests.OPAQUE && one == digest(value);
      }
    };
  }

  private void remember(Trace trace, long value, MaskedValues.Row row) {
    if (value == ValueDigests.OPAQUE) {
      return;
    }
    long now = System.nanoTime();
    @Nullable Object[] keys = row.keys(trace);
    for (Handed.Tied tied : tied(trace)) {
      boolean told = false;
      for (Object key : keys) {
        long digest = keyDigest(key);
        if (digest != ValueDigests.OPAQUE) {
          handed.gave(tied, value, digest, now);
          told = true;
        }
      }
      if (!told) {
        rememberAsked(tied, value, row.query(), now);
      }
    }
  }

  private void rememberAsked(Handed.Tied tied, long value, @Nullable Object query, long now) {
    if (!(query instanceof Asked asked)) {
      handed.gave(tied, value, now);
      return;
    }
    Handed.Tied by = handed.tied(tied.className(), asked.column);
    for (long key : asked.keys) {
      handed.gave(by, value, key, now);
    }
  }

  /** What tells rows is short, and no stream. */
  private long keyDigest(@Nullable Object key) {
    if (key == null || (key instanceof String text && text.length() > LONGEST_KEY)) {
      return ValueDigests.OPAQUE;
    }
    return digests.of(key);
  }

  private Handed.Tied[] tied(Trace trace) {
    if (trace.memo instanceof Handed.Tied[] known) {
      return known;
    }
    Handed.Tied[] made = new Handed.Tied[trace.classes().size()];
    for (int i = 0; i < made.length; i++) {
      made[i] = handed.tied(trace.classes().get(i), trace.tie());
    }
    trace.memo = made;
    return made;
  }

  /** Hot path. Kept on the statement, and for statements of the same text that come after it. */
  private Writing writing(StatementState state, StatementState.Inspected inspected, Policy policy) {
    Writing known = state.writing;
    if (known != null && known.isOf(inspected, policy)) {
      return known;
    }
    int place = System.identityHashCode(inspected.facts()) & (PLACES - 1);
    Writing shared = writings.get(place);
    if (shared == null || !shared.isOf(inspected, policy)) {
      shared =
          new Writing(inspected, policy, digests, (text, classes) -> masked(text, classes, policy));
      writings.set(place, shared);
    }
    state.writing = shared;
    return shared;
  }

  /** Hot path. Whether a value has the look of a mask, or is a hash of one of these classes. */
  boolean masked(@Nullable Object value, List<String> classes, Policy policy) {
    if (value instanceof String text) {
      return masked(text, classes, policy);
    }
    if (value == null || value instanceof Number) {
      return false;
    }
    Object[] elements = BoundText.elements(value);
    if (elements != null) {
      for (Object each : elements) {
        if (masked(each, classes, policy)) {
          return true;
        }
      }
      return false;
    }
    if (value instanceof java.util.UUID uuid) {
      return masked(uuid.toString(), classes, policy);
    }
    String text = BoundText.of(value);
    return (text != null && masked(text, classes, policy))
        || (value instanceof byte[] bytes && isHash(bytes, classes, policy));
  }

  private boolean masked(String text, List<String> classes, Policy policy) {
    if (Writing.Looks.starred(text)) {
      return true;
    }
    if (text.length() < HashLook.LEAST || text.length() > HashLook.MOST) {
      return false;
    }
    for (String name : classes) {
      HashLook look = hash(name, policy);
      if (look != null && look.is(text)) {
        return true;
      }
    }
    return false;
  }

  private boolean isHash(byte[] bytes, List<String> classes, Policy policy) {
    for (String name : classes) {
      HashLook look = hash(name, policy);
      if (look != null && look.is(bytes)) {
        return true;
      }
    }
    return false;
  }

  @SuppressWarnings("ReferenceEquality") // they belong to one policy object
  private @Nullable HashLook hash(String className, Policy policy) {
    Hashes known = hashes;
    if (known == null || known.policy != policy) {
      known = new Hashes(policy, new ConcurrentHashMap<>());
      hashes = known;
    }
    HashLook look = known.byClass.get(className);
    if (look == null) {
      byte[] key = policy.maskKey();
      if (key == null || key.length == 0) {
        return null;
      }
      look = HashLook.of(key, className);
      known.byClass.put(className, look);
    }
    return look;
  }

  /** Hot path. The digest of a value in whichever form it is bound or handed out. */
  private long digest(@Nullable Object value) {
    long digest = digests.of(value);
    if (digest != ValueDigests.OPAQUE || value == null) {
      return digest;
    }
    Object[] elements = BoundText.elements(value);
    if (elements != null) {
      long all = 1;
      for (Object each : elements) {
        all = ValueDigests.both(all, digest(each));
      }
      return all;
    }
    String text = BoundText.of(value);
    return text == null ? ValueDigests.OPAQUE : digests.of(text);
  }
}
