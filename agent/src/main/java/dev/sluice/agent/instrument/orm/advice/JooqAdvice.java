package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.Origins;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around the execution of a query of jOOQ, which has no name. */
final class JooqAdvice {

  private JooqAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter() {
    return Origins.library("jooq");
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Asker.restore(before);
  }
}
