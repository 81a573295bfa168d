package dev.sluice.bootstrap;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The thread-bound note of who is asking: left by the doorbells of AI frameworks and ORMs, read by
 * the gate. Immutable once built; a scope puts one in place and restores what was there before.
 * {@link Tasks} carries it over threads, without the part that tells where SQL comes from.
 *
 * <p>{@link #current()} costs one thread-local read. A thread that never makes a call of an AI
 * framework or an ORM, nor works for one, never has a seat.
 */
public final class Asker {

  private static final ThreadLocal<Seat> SEAT = new ThreadLocal<>();

  /** ai, service, human; null if this note does not tell. */
  public final @Nullable String kind;

  /** The agent's name; null if unknown. */
  public final @Nullable String agent;

  /** True if the agent's name is its own word, which no framework of this JVM vouches for. */
  public final boolean agentClaimed;

  /** The tool at work; null if none. */
  public final @Nullable String tool;

  /** True if the tool's name is its own word, and no framework called it by that name. */
  public final boolean toolClaimed;

  /** The id of the tool call; null if unknown. */
  public final @Nullable String toolCall;

  /** The model that asked for the call; null if unknown. */
  public final @Nullable String model;

  /** The conversation's id; null if unknown. */
  public final @Nullable String conversation;

  /** What the user asked of the model, cut to a bounded length; null if unknown. */
  public final @Nullable String purpose;

  /** What the model gave to the tool, cut to a bounded length; null if unknown. */
  public final @Nullable String arguments;

  /** jdbc, hibernate, mybatis …; null if this note does not tell. */
  public final @Nullable String originKind;

  /** Mapper statement, entity, repository method; null if this note does not tell. */
  public final @Nullable String originName;

  /** True if that is a name that the application gave, not one that a library told. */
  final boolean ownName;

  /** The note that tells the same and where SQL comes from, as it was made last. */
  volatile @Nullable Asker derived;

  /** The tool calls that a model asked for and that are about to run; null if none are known. */
  public final @Nullable ToolCalls calls;

  /** The user for whom the call is made, as known where it began; null if unknown. */
  public final @Nullable Person person;

  /** What the application itself says of the work; null if nothing. */
  public final @Nullable Claim claim;

  /** A place for the gate to keep what it made of this note; never read by anybody else. */
  public volatile @Nullable Object memo;

  /** The call that this note is about; null if no AI is behind it. */
  final @Nullable Call call;

  /** What other threads get of it; null if nothing. */
  private final @Nullable Asker travels;

  /** True if it holds no longer than its call. */
  private final boolean bound;

  private Asker(Asker.Builder builder, boolean bound) {
    kind = builder.kind;
    agent = builder.agent;
    agentClaimed = builder.agentClaimed;
    tool = builder.tool;
    toolClaimed = builder.toolClaimed;
    toolCall = builder.toolCall;
    model = builder.model;
    conversation = builder.conversation;
    purpose = builder.purpose;
    arguments = builder.arguments;
    originKind = builder.originKind;
    originName = builder.originName;
    ownName = builder.ownName;
    calls = builder.calls;
    person = builder.person;
    claim = builder.claim;
    this.bound = bound;
    call = kind == null ? null : builder.call == null ? new Call(kind) : builder.call;
    boolean bare = originKind == null && originName == null;
    travels = !builder.saysWho() ? null : bare ? this : builder.withoutOrigin(call);
  }

  /** One call of a tool, or whatever else a model asked for. */
  static final class Call {
    private final String kind;
    private volatile boolean ended;
    private volatile @Nullable Asker remains;

    Call(String kind) {
      this.kind = kind;
    }

    /** What still holds when the call is over: whose it was is known, for whom is not. */
    Asker remains() {
      Asker known = remains;
      if (known == null) {
        known = new Builder(null).kind(kind).build();
        remains = known;
      }
      return known;
    }
  }

  /** Where a thread's note lies. Its own thread alone uses it. */
  static final class Seat {
    @Nullable Asker asker;

    /** The task made last under the note, which carries it by itself. */
    @Nullable Object made;

    /** The task for which a pool has no room, while its handler decides. */
    @Nullable Object rejected;

    /** The task of a pool that is at work under the note. */
    @Nullable Object task;
  }

  /** Hot path. The note of this thread; null if there is none. */
  public static @Nullable Asker current() {
    Seat seat = SEAT.get();
    if (seat == null) {
      if (!Tasks.anyStarted()) {
        return null;
      }
      seat = born();
    }
    Asker asker = seat == null ? null : seat.asker;
    return asker == null || !asker.bound ? asker : asker.later();
  }

  /**
   * Puts a note in place.
   *
   * @return what was there before, for {@link #restore(Asker)}
   */
  public static @Nullable Asker enter(Asker asker) {
    if (asker.travels != null) {
      Tasks.carry();
    }
    Seat seat = seat();
    Asker before = seat.asker;
    seat.asker = asker.travels == null ? asker : asker.of(before);
    return before;
  }

  /**
   * With the user for whom an AI works, and what the application says of it. Inside a call both are
   * those of the call: what its code makes of the thread's security afterwards is its own word.
   */
  private Asker of(@Nullable Asker before) {
    Asker outer = before == null || !before.bound ? before : before.later();
    boolean within = outer != null && outer.call != null;
    Person who = person;
    if (who == null && !within && (call != null || conversation != null)) {
      Present here = Present.current();
      who = here == null ? null : Door.handler.person(here);
    }
    who = who == null && outer != null ? outer.person : who;
    Claim said = claim == null && outer != null ? outer.claim : claim;
    return Objects.equals(who, person) && Objects.equals(said, claim)
        ? this
        : new Asker(from(this).calls(calls).person(who).claim(said), bound);
  }

  /**
   * Puts a note in place that somebody tells who may be no framework: code at work for a tool can
   * call whatever a framework calls, with any name. Under an AI's call only what that call and the
   * teller agree on stands, and what the call alone tells.
   *
   * @return what was there before, for {@link #restore(Asker)}
   */
  public static @Nullable Asker enterWithin(Asker told) {
    Asker outer = current();
    return enter(outer == null || outer.kind == null ? told : Agreed.within(outer, told));
  }

  /** Ends a scope: puts back what was there before it; a call that began with it is over. */
  public static void restore(@Nullable Asker before) {
    Seat seat = seat();
    Asker mine = seat.asker;
    if (mine != null && mine.call != null && (before == null || before.call != mine.call)) {
      mine.call.ended = true;
    }
    seat.asker = before;
    seat.made = null;
  }

  /** Puts back what was there before; the call goes on elsewhere, until {@link #end()}. */
  static void leave(@Nullable Asker before) {
    Seat seat = seat();
    seat.asker = before;
    seat.made = null;
  }

  /** The call that this note is about is over. */
  void end() {
    if (call != null) {
      call.ended = true;
    }
  }

  /** The same note of a call of its own. */
  Asker again() {
    Builder builder = new Builder(this);
    builder.call = null;
    return builder.calls(calls).build();
  }

  /**
   * Work that is put off, to be done under the note that stands now.
   *
   * @return the same supplier where no note stands
   */
  public static <T> @Nullable Supplier<T> carried(@Nullable Supplier<T> work) {
    Asker asker = current();
    return asker == null || work == null ? work : new Carried.OfSupplier<>(work, asker);
  }

  /** What of this thread's note other threads get; null if nothing. */
  static @Nullable Asker travelling() {
    Asker asker = current();
    return asker == null ? null : asker.travels;
  }

  /** Whether it tells no more than where SQL comes from. */
  boolean isNobody() {
    return travels == null;
  }

  /** Whether this note is that one, or that one and where SQL comes from. */
  boolean isOf(Asker note) {
    return this == note || travels == note;
  }

  /** This note, or what remains of it if its call is over. */
  Asker later() {
    return call != null && call.ended ? call.remains() : this;
  }

  /** Whether it holds no longer than its call. */
  boolean isBound() {
    return bound;
  }

  /** The same for a thread that may outlive the call and then work for others. */
  Asker bound() {
    return new Asker(new Builder(this), true);
  }

  /** The seat of this thread, if it has one. */
  static @Nullable Seat taken() {
    return SEAT.get();
  }

  /** Hot path. The seat of this thread. */
  static Seat seat() {
    Seat seat = SEAT.get();
    if (seat == null) {
      seat = Tasks.anyStarted() ? born() : null;
      if (seat == null) {
        seat = new Seat();
        SEAT.set(seat);
      }
    }
    return seat;
  }

  /** The seat of a thread that was started under a note; null if this one was not. */
  private static @Nullable Seat born() {
    Asker note = Tasks.startedUnder(Thread.currentThread());
    if (note == null) {
      return null;
    }
    Seat seat = new Seat();
    seat.asker = note;
    SEAT.set(seat);
    return seat;
  }

  /** A note that starts from what the current one says. */
  public static Builder from(@Nullable Asker base) {
    return new Builder(base);
  }

  /** Collects the values of a note; null means unknown. Not thread safe. */
  public static final class Builder {
    private @Nullable String kind;
    private @Nullable String agent;
    private boolean agentClaimed;
    private @Nullable String tool;
    private boolean toolClaimed;
    private @Nullable String toolCall;
    private @Nullable String model;
    private @Nullable String conversation;
    private @Nullable String purpose;
    private @Nullable String arguments;
    private @Nullable String originKind;
    private @Nullable String originName;
    private boolean ownName;
    private @Nullable ToolCalls calls;
    private @Nullable Person person;
    private @Nullable Claim claim;
    private final @Nullable Asker base;
    private @Nullable Call call;

    Builder(@Nullable Asker base) {
      this.base = base;
      call = base == null ? null : base.call;
      if (base != null) {
        kind = base.kind;
        agent = base.agent;
        agentClaimed = base.agentClaimed;
        tool = base.tool;
        toolClaimed = base.toolClaimed;
        toolCall = base.toolCall;
        model = base.model;
        conversation = base.conversation;
        purpose = base.purpose;
        arguments = base.arguments;
        originKind = base.originKind;
        originName = base.originName;
        person = base.person;
        claim = base.claim;
        ownName = base.ownName;
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
      return tool(name, callId, false);
    }

    /** Sets the tool at work as it calls itself. */
    public Builder claimedTool(@Nullable String name) {
      return tool(name, null, name != null);
    }

    Builder tool(@Nullable String name, @Nullable String callId, boolean claimed) {
      tool = name;
      toolClaimed = claimed;
      toolCall = callId;
      return this;
    }

    /** Sets what the user asked of the model. */
    public Builder purpose(@Nullable String value) {
      purpose = value;
      return this;
    }

    /** Sets what the model gave to the tool. */
    public Builder arguments(@Nullable String value) {
      arguments = value;
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

    /** Sets the user for whom the call is made. */
    Builder person(@Nullable Person value) {
      person = value;
      return this;
    }

    /** Sets what the application itself says. */
    Builder claim(@Nullable Claim value) {
      claim = value;
      return this;
    }

    /** Sets where the SQL comes from. */
    public Builder origin(@Nullable String sourceKind, @Nullable String name) {
      return origin(sourceKind, name, false);
    }

    Builder origin(@Nullable String sourceKind, @Nullable String name, boolean own) {
      originKind = sourceKind;
      originName = name;
      ownName = own;
      return this;
    }

    /** The note. */
    public Asker build() {
      return new Asker(this, false);
    }

    /** The note that other threads get: the one it started from, if that says the same. */
    private Asker withoutOrigin(@Nullable Call call) {
      Asker given = base == null ? null : base.travels;
      if (given != null && given.call == call && says(given)) {
        return given;
      }
      Builder bare = new Builder(base);
      bare.call = call;
      bare.kind(kind).tool(tool, toolCall, toolClaimed).model(model).conversation(conversation);
      bare.person(person).claim(claim);
      bare.agent = agent;
      bare.agentClaimed = agentClaimed;
      return bare.purpose(purpose).arguments(arguments).calls(calls).origin(null, null).build();
    }

    /** Whether it tells more than where SQL comes from. */
    private boolean saysWho() {
      return kind != null
          || agent != null
          || tool != null
          || conversation != null
          || purpose != null
          || calls != null
          || person != null
          || claim != null;
    }

    private boolean says(Asker other) {
      return Objects.equals(kind, other.kind)
          && Objects.equals(agent, other.agent)
          && agentClaimed == other.agentClaimed
          && Objects.equals(tool, other.tool)
          && toolClaimed == other.toolClaimed
          && Objects.equals(toolCall, other.toolCall)
          && Objects.equals(model, other.model)
          && Objects.equals(conversation, other.conversation)
          && Objects.equals(purpose, other.purpose)
          && Objects.equals(arguments, other.arguments)
          && Objects.equals(person, other.person)
          && Objects.equals(claim, other.claim)
          && calls == other.calls;
    }
  }
}
