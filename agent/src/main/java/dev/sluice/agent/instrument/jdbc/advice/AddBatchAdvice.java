package dev.sluice.agent.instrument.jdbc.advice;

import dev.sluice.bootstrap.Door;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around the steps that fill a batch. */
public final class AddBatchAdvice {

  private AddBatchAdvice() {}

  /** {@code addBatch(String)}. */
  public static final class Text {

    private Text() {}

    /** Tells; throws a refusal. */
    @Advice.OnMethodEnter
    public static @Nullable Object enter(
        @Advice.This Object self, @Advice.Argument(0) @Nullable String sql) throws Throwable {
      Object call = Door.handler.batching(self, sql, Door.BATCH_TEXT);
      if (call instanceof Throwable) {
        throw (Throwable) call;
      }
      return call;
    }

    /** It was added, or not. */
    @Advice.OnMethodExit(onThrowable = Throwable.class)
    public static void exit(@Advice.Enter @Nullable Object call) {
      if (call != null) {
        Door.handler.batched(call);
      }
    }
  }

  /** {@code addBatch()}. */
  public static final class Parameters {

    private Parameters() {}

    /** Tells; throws a refusal. */
    @Advice.OnMethodEnter
    public static void enter(@Advice.This Object self) throws Throwable {
      Object refusal = Door.handler.batching(self, null, Door.BATCH_PARAMETERS);
      if (refusal instanceof Throwable) {
        throw (Throwable) refusal;
      }
    }
  }

  /** {@code clearBatch()}. */
  public static final class Clear {

    private Clear() {}

    /** Tells; throws a refusal. */
    @Advice.OnMethodEnter
    public static void enter(@Advice.This Object self) throws Throwable {
      Object refusal = Door.handler.batching(self, null, Door.BATCH_CLEAR);
      if (refusal instanceof Throwable) {
        throw (Throwable) refusal;
      }
    }
  }

  /** {@code clearParameters()}. */
  public static final class Forget {

    private Forget() {}

    /** Tells; throws a refusal. */
    @Advice.OnMethodEnter
    public static void enter(@Advice.This Object self) throws Throwable {
      Object refusal = Door.handler.batching(self, null, Door.PARAMETERS_CLEAR);
      if (refusal instanceof Throwable) {
        throw (Throwable) refusal;
      }
    }
  }
}
