package dev.sluice.agent.instrument.jdbc.advice;

import dev.sluice.bootstrap.Door;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** Around what hands out connections. */
public final class ConnectAdvice {

  private ConnectAdvice() {}

  /** Asks; throws a refusal. */
  @Advice.OnMethodEnter
  public static @Nullable Object enter(
      @Advice.This Object self,
      @Advice.Argument(value = 0, optional = true, typing = Assigner.Typing.DYNAMIC)
          @Nullable Object url,
      @Advice.Argument(value = 1, optional = true, typing = Assigner.Typing.DYNAMIC)
          @Nullable Object login)
      throws Throwable {
    Object call = Door.handler.connecting(self, url, login);
    if (call instanceof Throwable) {
      throw (Throwable) call;
    }
    return call;
  }

  /** Tells. */
  @Advice.OnMethodExit(onThrowable = Throwable.class)
  public static void exit(
      @Advice.This Object self,
      @Advice.Enter @Nullable Object call,
      @Advice.Return(typing = Assigner.Typing.DYNAMIC) @Nullable Object connection,
      @Advice.Thrown @Nullable Throwable thrown)
      throws Throwable {
    if (call != null) {
      Throwable instead = Door.handler.connected(call, self, connection, thrown);
      if (instead != null) {
        throw instead;
      }
    }
  }
}
