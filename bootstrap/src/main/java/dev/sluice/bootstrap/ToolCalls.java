package dev.sluice.bootstrap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tool calls of one answer of a model, in its order, for frameworks that tell a tool its
 * arguments but not the id of the call. Safe for any number of threads. Never throws.
 */
public final class ToolCalls {

  private final @Nullable String[] ids;
  private final @Nullable String[] names;
  private final @Nullable String[] arguments;
  private final boolean[] taken;

  private ToolCalls(int size) {
    ids = new String[size];
    names = new String[size];
    arguments = new String[size];
    taken = new boolean[size];
  }

  /**
   * The calls in an answer of Spring AI's: {@code getResults()}, of each {@code getOutput()}, of
   * that {@code getToolCalls()}.
   *
   * @return null if there are none
   */
  public static @Nullable ToolCalls of(@Nullable Object response) {
    Object results = ForeignValue.of(response, "getResults");
    if (!(results instanceof List)) {
      return null;
    }
    for (Object each : (List<?>) results) {
      Object calls = ForeignValue.of(ForeignValue.of(each, "getOutput"), "getToolCalls");
      if (calls instanceof List && !((List<?>) calls).isEmpty()) {
        return read((List<?>) calls);
      }
    }
    return null;
  }

  private static ToolCalls read(List<?> calls) {
    Object[] all = calls.toArray();
    ToolCalls read = new ToolCalls(all.length);
    for (int i = 0; i < all.length; i++) {
      read.ids[i] = ForeignValue.text(all[i], "id");
      read.names[i] = ForeignValue.text(all[i], "name");
      Object given = ForeignValue.of(all[i], "arguments");
      read.arguments[i] = given instanceof String text ? text : null;
    }
    return read;
  }

  /**
   * The id of the call that a tool is about to answer: the first with its name and arguments that
   * was not taken before, else the first with its name.
   *
   * @return null if the model asked for no such call
   */
  public synchronized @Nullable String take(@Nullable String name, @Nullable String given) {
    int found = -1;
    for (int i = 0; i < ids.length; i++) {
      if (taken[i] || name == null || !name.equals(names[i])) {
        continue;
      }
      if (given != null && given.equals(arguments[i])) {
        found = i;
        break;
      }
      found = found < 0 ? i : found;
    }
    if (found < 0) {
      return null;
    }
    taken[found] = true;
    return ids[found];
  }
}
