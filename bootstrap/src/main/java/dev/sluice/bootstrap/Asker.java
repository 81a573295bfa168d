package dev.sluice.bootstrap;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The thread-bound note of who is asking: left by the doorbells of AI frameworks and ORMs, read by
 * the gate. Immutable once built; a scope puts one in place and restores what was there before.
 *
 * <p>{@link #current()} costs one thread-local read. A thread that never makes a call of an AI
 * framework or an ORM never has an entry.
 */
public final class Asker {

  private static final ThreadLocal<Asker> CURRENT = new ThreadLocal<>();

  /** ai, service, human; null if this note does not tell. */
  public final @Nullable String kind;

  /** The agent's name; null if unknown. */
  public final @Nullable String agent;

  /** True if the agent's name is its own word, which no framework of this JVM vouches for. */
  public final boolean agentClaimed;

  /** The tool at work; null if none. */
  public final @Nullable String tool;

  /** The id of the tool call; null if unknown. */
  public final @Nullable String toolCall;

  /** The model that asked for the call; null if unknown. */
  public final @Nullable String model;

  /** The conversation's id; null if unknown. */
  public final @Nullable String conversation;

  /** jdbc, hibernate, mybatis …; null if this note does not tell. */
  public final @Nullable String originKind;

  /** Mapper statement, entity, repository method; null if this note does not tell. */
  public final @Nullable String originName;

  /** The tool calls that a model asked for and that are about to run; null if none are known. */
  public final @Nullable ToolCalls calls;

  /** A place for the gate to keep what it made of this note; never read by anybody else. */
  public volatile @Nullable Object memo;

  private Asker(Asker.Builder builder) {
    kind = builder.kind;
    agent = builder.agent;
    agentClaimed = builder.agentClaimed;
    tool = builder.tool;
    toolCall = builder.toolCall;
    model = builder.model;
    conversation = builder.conversation;
    originKind = builder.originKind;
    originName = builder.originName;
    calls = builder.calls;
  }

  /** Hot path. The note of this thread; null if there is none. */
  public static @Nullable Asker current() {
    return CURRENT.get();
  }

  /**
   * Puts a note in place.
   *
   * @return what was there before, for {@link #restore(Asker)}
   */
  public static @Nullable Asker enter(Asker asker) {
    Asker before = CURRENT.get();
    CURRENT.set(asker);
    return before;
  }

  /** Ends a scope: puts back what was there before it, or clears the thread's entry. */
  public static void restore(@Nullable Asker before) {
    if (before == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(before);
    }
  }

  /**
   * Work that is put off, to be done under the note that stands now.
   *
   * @return the same supplier where no note stands
   */
  public static <T> @Nullable Supplier<T> carried(@Nullable Supplier<T> work) {
    Asker asker = CURRENT.get();
    return asker == null || work == null ? work : new Carried<>(work, asker);
  }

  /** A note that starts from what the current one says. */
  public static Builder from(@Nullable Asker base) {
    return new Builder(base);
  }

  /** Work that runs under the note of who asked for it, on whichever thread. */
  private static final class Carried<T> implements Supplier<T> {
    private final Supplier<T> work;
    private final Asker asker;

    Carried(Supplier<T> work, Asker asker) {
      this.work = work;
      this.asker = asker;
    }

    @Override
    public T get() {
      Asker before = enter(asker);
      try {
        return work.get();
      } finally {
        restore(before);
      }
    }
  }

  /** Collects the values of a note; null means unknown. Not thread safe. */
  public static final class Builder {
    private @Nullable String kind;
    private @Nullable String agent;
    private boolean agentClaimed;
    private @Nullable String tool;
    private @Nullable String toolCall;
    private @Nullable String model;
    private @Nullable String conversation;
    private @Nullable String originKind;
    private @Nullable String originName;
    private @Nullable ToolCalls calls;

    Builder(@Nullable Asker base) {
      if (base != null) {
        kind = base.kind;
        agent = base.agent;
        agentClaimed = base.agentClaimed;
        tool = base.tool;
        toolCall = base.toolCall;
        model = base.model;
        conversation = base.conversation;
        originKind = base.originKind;
        originName = base.originName;
      }
    }

    /** Sets the kind of the asker. */
    public Builder kind(@Nullable String value) {
      kind = value;
      return this;
    }

    /** Sets the agent's name. */
    public Builder agent(@Nullable String value) {
      agent = value;
      agentClaimed = false;
      return this;
    }

    /** Sets the agent's name as a client on the other side tells it. */
    public Builder claimedAgent(@Nullable String value) {
      agent = value;
      agentClaimed = value != null;
      return this;
    }

    /** Sets the tool calls that are about to run. */
    public Builder calls(@Nullable ToolCalls value) {
      calls = value;
      return this;
    }

    /** Sets the tool at work and the id of its call. */
    public Builder tool(@Nullable String name, @Nullable String callId) {
      tool = name;
      toolCall = callId;
      return this;
    }

    /** Sets the model. */
    public Builder model(@Nullable String value) {
      model = value;
      return this;
    }

    /** Sets the conversation's id. */
    public Builder conversation(@Nullable String value) {
      conversation = value;
      return this;
    }

    /** Sets where the SQL comes from. */
    public Builder origin(@Nullable String sourceKind, @Nullable String name) {
      originKind = sourceKind;
      originName = name;
      return this;
    }

    /** The note. */
    public Asker build() {
      return new Asker(this);
    }
  }
}
