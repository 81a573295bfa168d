package dev.sluice.agent.gate;

import dev.sluice.agent.call.ConnectionState;
import dev.sluice.rules.record.FieldWriter;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The JDBC calls at work on one thread, outermost first. Not thread safe; frames are used again.
 */
final class CallStack {

  private static final ThreadLocal<CallStack> CURRENT = new ThreadLocal<>();
  private static final int OWN_BYTES = 512;

  /** What kind of call a frame is. */
  enum Kind {
    CONNECT,
    INSIDE,
    PREPARE,
    EXECUTE,
    FETCH,
    BATCH,
    STEP,
    ASIDE
  }

  /** One call at work. */
  static final class Frame {
    final CallStack stack;
    final int index;
    Kind kind = Kind.INSIDE;
    @Nullable ConnectionState connection;
    @Nullable StatementState statement;
    @Nullable String sql;
    @Nullable Execution execution;

    /** The argument of a step, the login of a connect, the keys of a prepare, an aside's door. */
    @Nullable Object argument;

    int form;

    /** The statement that is called. */
    @Nullable Object self;

    /** The update count that came back. */
    long count;

    /** Rows changed, as the innermost statement told an inner call; negative if it did not. */
    long affected;

    /** True if an inner call of the same kind did the work already. */
    boolean done;

    /** Held as long as the call is at work; null if nothing is. */
    @Nullable ReentrantLock held;

    /** Lets go of what is held. */
    void release() {
      ReentrantLock lock = held;
      held = null;
      if (lock != null && lock.isHeldByCurrentThread()) {
        lock.unlock();
      }
    }

    /** The frame of the outer call that this one carries out; null for a call of its own. */
    @Nullable Frame outer;

    Frame(CallStack stack, int index) {
      this.stack = stack;
      this.index = index;
    }
  }

  private Frame[] frames = new Frame[4];
  private int depth;
  private int ownWork;
  private int changing;

  /** For the part of a record that belongs to it alone. */
  final FieldWriter own = new FieldWriter(OWN_BYTES);

  private CallStack() {}

  /** Hot path. The stack of this thread. */
  static CallStack current() {
    CallStack stack = CURRENT.get();
    if (stack == null) {
      stack = new CallStack();
      CURRENT.set(stack);
    }
    return stack;
  }

  /** Hot path. Puts a call on top. */
  Frame push(Kind kind) {
    if (depth == frames.length) {
      frames = java.util.Arrays.copyOf(frames, depth * 2);
    }
    Frame frame = frames[depth];
    if (frame == null) {
      frame = new Frame(this, depth);
      frames[depth] = frame;
    }
    depth++;
    frame.release(); // An error may have left it behind.
    frame.kind = kind;
    frame.done = false;
    frame.affected = -1;
    return frame;
  }

  /** Hot path. Takes a call off, and with it whatever was left above it. */
  void pop(Frame frame) {
    depth = frame.index;
    frame.release();
    frame.connection = null;
    frame.statement = null;
    frame.sql = null;
    frame.execution = null;
    frame.argument = null;
    frame.outer = null;
    frame.self = null;
  }

  /** How many calls are at work. */
  int depth() {
    return depth;
  }

  /** Takes off what an entry that failed left behind. */
  void cutTo(int former) {
    while (depth > former) {
      pop(frames[depth - 1]);
    }
  }

  /** Hot path. The innermost call; null if there is none. */
  @Nullable Frame top() {
    return depth == 0 ? null : frames[depth - 1];
  }

  /** The innermost call of a kind, if no call of another kind than INSIDE lies above it. */
  @Nullable Frame top(Kind kind) {
    for (int i = depth - 1; i >= 0; i--) {
      if (frames[i].kind == kind) {
        return frames[i];
      }
      if (frames[i].kind != Kind.INSIDE) {
        return null;
      }
    }
    return null;
  }

  /** Hot path. True while the agent itself uses JDBC on this thread. */
  boolean ownWork() {
    return ownWork != 0;
  }

  void beginOwnWork() {
    ownWork++;
  }

  void endOwnWork() {
    ownWork--;
  }

  /** True while a result set changes rows: what it produces for itself stays raw. */
  boolean changing() {
    return changing != 0;
  }

  void beginChange() {
    changing++;
  }

  void endChange() {
    changing--;
  }
}
