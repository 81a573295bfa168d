package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.ForeignValue;
import dev.sluice.bootstrap.Origins;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around what a persister does for its collection. */
final class HibernateRoleAdvice {

  private HibernateRoleAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(@Advice.This Object self) {
    return Origins.mapped("hibernate", ForeignValue.text(self, "getRole"));
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Asker.restore(before);
  }
}
