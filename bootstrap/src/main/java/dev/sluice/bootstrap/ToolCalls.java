package dev.sluice.bootstrap;

import java.lang.reflect.Proxy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tool calls of one answer of a model, in its order, for frameworks that tell a tool its
 * arguments but not the id of the call, or that leave it to the tool to say its name. Safe for any
 * number of threads. Never throws.
 *
 * <p>A tool's own object says what the tool is called. What counts is the name under which the
 * framework called it: one that the model asked for, by the object that had this name when the
 * answer came.
 */
public final class ToolCalls {

  private final @Nullable String[] ids;
  private final @Nullable String[] names;
  private final @Nullable String[] arguments;
  private final boolean[] taken;

  /** The tools that were there when the answer came, and what each called itself then. */
  private final Object[] tools;

  private final @Nullable String[] toolNames;

  private ToolCalls(Object[] calls, Object[] tools) {
    ids = new String[calls.length];
    names = new String[calls.length];
    arguments = new String[calls.length];
    taken = new boolean[calls.length];
    this.tools = tools;
    toolNames = new String[tools.length];
    for (int i = 0; i < calls.length; i++) {
      ids[i] = ForeignValue.text(calls[i], "id");
      names[i] = ForeignValue.text(calls[i], "name");
      Object given = ForeignValue.of(calls[i], "arguments");
      arguments[i] = given instanceof String text ? orEmpty(text) : null;
    }
  }

  /**
   * The calls in an answer of Spring AI's: {@code getResults()}, of each {@code getOutput()}, of
   * that {@code getToolCalls()}; the tools are those of the prompt's options.
   *
   * @return null if there are none
   */
  public static @Nullable ToolCalls of(@Nullable Object prompt, @Nullable Object response) {
    Object results = ForeignValue.of(response, "getResults");
    if (!(results instanceof List<?> all)) {
      return null;
    }
    for (Object each : all) {
      Object calls = ForeignValue.of(ForeignValue.of(each, "getOutput"), "getToolCalls");
      if (calls instanceof List<?> list && !list.isEmpty()) {
        Object tools = ForeignValue.of(ForeignValue.of(prompt, "getOptions"), "getToolCallbacks");
        ToolCalls read =
            new ToolCalls(
                list.toArray(), tools instanceof List<?> given ? given.toArray() : new Object[0]);
        for (int i = 0; i < read.tools.length; i++) {
          read.toolNames[i] = nameOf(read.tools[i]);
        }
        return read;
      }
    }
    return null;
  }

  /**
   * Calls that tell name and id by themselves, as the events of Google's ADK do.
   *
   * @return null if there are none
   */
  public static @Nullable ToolCalls ofFunctions(@Nullable Object calls) {
    return calls instanceof List<?> list && !list.isEmpty()
        ? new ToolCalls(list.toArray(), new Object[0])
        : null;
  }

  /** What a tool of Spring AI's calls itself. */
  private static @Nullable String nameOf(@Nullable Object tool) {
    return ForeignValue.text(ForeignValue.of(tool, "getToolDefinition"), "name");
  }

  /**
   * The note of a tool of Spring AI's that is about to run, within the note that stands now. The
   * name is believed if a model asked for it and this tool had it then; where nothing tells of an
   * answer, the tool was called by code of the application, and only says what it is.
   *
   * @param given its arguments
   */
  public static Asker atWork(Object tool, @Nullable String given) {
    Asker current = Asker.current();
    String name = nameOf(tool);
    Asker.Builder note = Asker.from(current).kind("ai").origin(null, null).calls(null);
    ToolCalls calls = current == null ? null : current.calls;
    if (calls != null) {
      int place = calls.take(tool, name, given);
      note.arguments(Words.of(given));
      return (place < 0 ? note.claimedTool(name) : note.tool(name, calls.ids[place])).build();
    }
    if (current != null && name != null && name.equals(current.tool)) {
      return note.build(); // one overload calls the other, and callbacks wrap callbacks
    }
    return note.arguments(Words.of(given)).claimedTool(name).build();
  }

  /**
   * The note of a tool of Google's ADK that is about to run, within the note that stands now. It is
   * believed to have the name under which the model asked for the call with its id.
   *
   * @param given its arguments
   * @param context what the framework tells the tool of its call
   */
  public static Asker atWork(Object tool, @Nullable Object given, @Nullable Object context) {
    Asker current = Asker.current();
    String name = ForeignValue.text(tool, "name");
    String id = ForeignValue.text(context, "functionCallId");
    Asker.Builder note = Asker.from(current).kind("ai").origin(null, null).calls(null);
    ToolCalls calls = current == null ? null : current.calls;
    if (calls != null) {
      String asked = calls.nameOfCall(id);
      note.arguments(Words.of(given));
      return (asked != null && asked.equals(name) ? note.tool(name, id) : note.claimedTool(name))
          .build();
    }
    if (current != null && name != null && name.equals(current.tool)) {
      return note.build(); // tools wrap tools
    }
    if (current == null || current.kind == null) {
      note.claimedAgent(ForeignValue.text(context, "agentName"));
      note.conversation(ForeignValue.text(context, "sessionId"));
    }
    return note.arguments(Words.of(given)).claimedTool(name).build();
  }

  /** The name under which the model asked for the call with that id; null if there is none. */
  private @Nullable String nameOfCall(@Nullable String id) {
    for (int i = 0; i < ids.length; i++) {
      if (id != null && id.equals(ids[i])) {
        return names[i];
      }
    }
    return null;
  }

  /**
   * The place of the call that a tool is about to answer: the first with its name and arguments
   * that was not taken before, else the first with its name. A tool that was not there when the
   * answer came may only answer the next call.
   *
   * @return negative if the model asked for no such call, or if that name was another tool's
   */
  private synchronized int take(Object tool, @Nullable String name, @Nullable String given) {
    if (name == null || isAnothers(tool, name)) {
      return -1;
    }
    if (!wasThere(tool)) {
      return takeNext(name);
    }
    int found = -1;
    for (int i = 0; i < ids.length; i++) {
      if (taken[i] || !name.equals(names[i])) {
        continue;
      }
      if (given != null && orEmpty(given).equals(arguments[i])) {
        found = i;
        break;
      }
      found = found < 0 ? i : found;
    }
    if (found >= 0) {
      taken[found] = true;
    }
    return found;
  }

  /** The framework goes by the order, and has found this tool by the name that is next. */
  private int takeNext(String name) {
    int next = 0;
    while (next < ids.length && taken[next]) {
      next++;
    }
    if (next == ids.length) {
      return -1;
    }
    taken[next] = true;
    return name.equals(names[next]) ? next : -1;
  }

  @SuppressWarnings("ReferenceEquality") // as below
  private boolean wasThere(Object tool) {
    for (Object each : tools) {
      if (each == tool) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the tool was called otherwise when the answer came, or the name was that of another
   * tool. One that only wraps others, which no agent can see at work, lends them its name.
   */
  @SuppressWarnings("ReferenceEquality") // the tool itself, whatever it says of equality
  private boolean isAnothers(Object tool, String name) {
    for (int i = 0; i < tools.length; i++) {
      boolean named = name.equals(toolNames[i]);
      if (tools[i] == tool ? !named : named && !Proxy.isProxyClass(tools[i].getClass())) {
        return true;
      }
    }
    return false;
  }

  /** What a model gives to a tool without parameters, in whichever form. */
  private static String orEmpty(String given) {
    return given.trim().isEmpty() ? "{}" : given;
  }
}
