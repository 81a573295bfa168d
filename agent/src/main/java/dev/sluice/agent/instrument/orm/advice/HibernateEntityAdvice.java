package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.ForeignValue;
import dev.sluice.bootstrap.Origins;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around what a persister or an action does for its entity. */
final class HibernateEntityAdvice {

  private HibernateEntityAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(@Advice.This Object self) {
    return Origins.mapped("hibernate", ForeignValue.text(self, "getEntityName"));
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Asker.restore(before);
  }
}
