package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.OriginNames;
import dev.sluice.bootstrap.Origins;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around a mutation, whose first argument is what is changed. */
final class HibernateChangeAdvice {

  private HibernateChangeAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(@Advice.Argument(0) @Nullable Object model) {
    return Origins.mapped("hibernate", OriginNames.changed(model));
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Asker.restore(before);
  }
}
