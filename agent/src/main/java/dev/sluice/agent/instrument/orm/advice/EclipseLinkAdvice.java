package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.Origins;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around what sends a statement of EclipseLink. */
final class EclipseLinkAdvice {

  private EclipseLinkAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter() {
    return Origins.library("eclipselink");
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Asker.restore(before);
  }
}
