package dev.sluice.agent.gate;

import dev.sluice.rules.Policy;
import dev.sluice.rules.record.Field;
import dev.sluice.rules.record.FieldWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Bind values of one statement, as they were set last. Used by the thread that uses it. */
final class Parameters {

  /** More are counted by the database, not recorded. */
  private static final int MOST = 64;

  private static final int LONGEST_TEXT = 256;
  private static final Object UNSET = new Object();
  private static final Object WHOLE = new Object();

  private Object[] values = new Object[4];
  private long[] numbers = new long[4];
  private int count;

  /** Hot path. Those of a statement; null if the policy does not want them. */
  static @Nullable Parameters of(@Nullable StatementState state, Supplier<Policy> policy) {
    if (state == null
        || policy.get().audit().parameters() == Policy.AuditSettings.Parameters.NONE) {
      return null;
    }
    if (state.parameters == null) {
      state.parameters = new Parameters();
    }
    return state.parameters;
  }

  /** Hot path. */
  void set(int index, @Nullable Object value) {
    if (index >= 1 && index <= MOST) {
      reach(index);
      values[index - 1] = value == null ? NullValue.INSTANCE : value;
    }
  }

  /** Hot path. */
  void set(int index, long value) {
    if (index >= 1 && index <= MOST) {
      reach(index);
      values[index - 1] = WHOLE;
      numbers[index - 1] = value;
    }
  }

  void clear() {
    Arrays.fill(values, 0, count, UNSET);
    count = 0;
  }

  /** Hot path. Appends them, in order: digests, or in full. */
  void write(FieldWriter out, SipHash digest, boolean full) {
    for (int i = 0; i < count; i++) {
      if (full) {
        out.put(Field.PARAMETER, values[i] == WHOLE ? Long.toString(numbers[i]) : text(values[i]));
      } else if (values[i] == WHOLE) {
        out.putHex(Field.PARAMETER, digest.of(numbers[i]));
      } else {
        writeDigest(values[i], out, digest);
      }
    }
  }

  private void reach(int index) {
    if (index > values.length) {
      values = Arrays.copyOf(values, Math.max(index, values.length * 2));
      numbers = Arrays.copyOf(numbers, values.length);
    }
    for (int i = count; i < index; i++) {
      values[i] = UNSET;
    }
    count = Math.max(count, index);
  }

  private static void writeDigest(Object value, FieldWriter out, SipHash digest) {
    if (value == UNSET || value == NullValue.INSTANCE) {
      out.put(Field.PARAMETER, text(value));
      return;
    }
    if (value instanceof byte[] bytes) {
      out.putHex(Field.PARAMETER, digest.of(bytes));
      return;
    }
    String text = plain(value);
    if (text == null) {
      out.put(Field.PARAMETER, value.getClass().getSimpleName());
    } else {
      out.putHex(Field.PARAMETER, digest.of(text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static String text(Object value) {
    if (value == UNSET) {
      return "unset";
    }
    if (value == NullValue.INSTANCE) {
      return "null";
    }
    String text = plain(value);
    if (text == null) {
      return value.getClass().getSimpleName();
    }
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
  }

  /**
   * Only types whose text costs nothing and changes nothing: never a stream or a foreign object.
   */
  private static @Nullable String plain(Object value) {
    return value instanceof CharSequence
            || value instanceof Number
            || value instanceof Boolean
            || value instanceof Character
            || value instanceof Date
            || value instanceof java.util.UUID
            || value instanceof Enum<?>
            || value.getClass().getName().startsWith("java.time.")
        ? String.valueOf(value)
        : null;
  }

  private enum NullValue {
    INSTANCE
  }
}
