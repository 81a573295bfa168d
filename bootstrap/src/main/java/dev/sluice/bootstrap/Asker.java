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
    toolCall = builder.toolCall;
    model = builder.model;
    conversation = builder.conversation;
    originKind = builder.originKind;
    originName = builder.originName;
    calls = builder.calls;
    person = builder.person;
    claim = builder.claim;
    this.bound = bound;
    call = kind == null ? null : builder.call == null ? new Call(kind) : builder.call;
    travels = !builder.saysWho() ? null : originKind == null ? this : builder.withoutOrigin(call);
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
    return enter(outer == null || outer.kind == null ? told : outer.within(told));
  }

  private Asker within(Asker told) {
    Builder both = from(this);
    if (differ(agent, told.agent)) {
      both.agent(null);
    }
    return both.tool(agreed(tool, told.tool), agreed(toolCall, told.toolCall))
        .model(agreed(model, told.model))
        .conversation(agreed(conversation, told.conversation))
        .build();
  }

  private static @Nullable String agreed(@Nullable String outer, @Nullable String told) {
    return differ(outer, told) ? null : outer;
  }

  private static boolean differ(@Nullable String outer, @Nullable String told) {
    return told != null && !told.equals(outer);
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

  /** Whether this note is that one, or that one and where SQL comes from. */
  boolean isOf(Asker note) {
    return this == note || travels == note;
  }

  /** This note, or what remains of it if its call is over. */
  Asker later() {
    return call != null && call.ended ? call.remains() : this;
  }

  /** The same for a thread that may outlive the call and then work for others. */
  Asker bound() {
    return new Asker(new Builder(this), true);
  }

  /** What both say: the stricter kind, and of the rest what they agree on. */
  static Asker common(Asker one, @Nullable Asker other) {
    if (one == other) {
      return one;
    }
    if (other == null) {
      return new Builder(null).kind(one.kind).build();
    }
    Builder both = new Builder(null);
    String name = same(one.agent, other.agent);
    if (one.agentClaimed || other.agentClaimed) {
      both.claimedAgent(name);
    } else {
      both.agent(name);
    }
    both.person(one.person != null && one.person.equals(other.person) ? one.person : null);
    both.claim(one.claim != null && one.claim.equals(other.claim) ? one.claim : null);
    return both.kind("ai".equals(other.kind) ? other.kind : one.kind)
        .tool(same(one.tool, other.tool), same(one.toolCall, other.toolCall))
        .model(same(one.model, other.model))
        .conversation(same(one.conversation, other.conversation))
        .build();
  }

  private static @Nullable String same(@Nullable String one, @Nullable String other) {
    return one != null && one.equals(other) ? one : null;
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
    private @Nullable String toolCall;
    private @Nullable String model;
    private @Nullable String conversation;
    private @Nullable String originKind;
    private @Nullable String originName;
    private @Nullable ToolCalls calls;
    private @Nullable Person person;
    private @Nullable Claim claim;
    private final @Nullable Asker base;
    private final @Nullable Call call;

    Builder(@Nullable Asker base) {
      this.base = base;
      call = base == null ? null : base.call;
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
        person = base.person;
        claim = base.claim;
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
      originKind = sourceKind;
      originName = name;
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
      bare.kind(kind).tool(tool, toolCall).model(model).conversation(conversation);
      bare.person(person).claim(claim);
      bare.agent = agent;
      bare.agentClaimed = agentClaimed;
      return bare.origin(null, null).build();
    }

    /** Whether it tells more than where SQL comes from. */
    private boolean saysWho() {
      return kind != null
          || agent != null
          || tool != null
          || conversation != null
          || calls != null
          || person != null
          || claim != null;
    }

    private boolean says(Asker other) {
      return Objects.equals(kind, other.kind)
          && Objects.equals(agent, other.agent)
          && agentClaimed == other.agentClaimed
          && Objects.equals(tool, other.tool)
          && Objects.equals(toolCall, other.toolCall)
          && Objects.equals(model, other.model)
          && Objects.equals(conversation, other.conversation)
          && Objects.equals(person, other.person)
          && Objects.equals(claim, other.claim);
    }
  }
}
