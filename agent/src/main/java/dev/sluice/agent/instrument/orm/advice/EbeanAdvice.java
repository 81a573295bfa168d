package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.Origins;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around what Ebean sends for itself. */
final class EbeanAdvice {

  private EbeanAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter() {
    return Origins.library("ebean");
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Asker.restore(before);
  }
}
