package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.OriginNames;
import dev.sluice.bootstrap.Origins;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around the run of a query: by its name, else by the entity that it is about. */
final class HibernateQueryAdvice {

  private HibernateQueryAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(@Advice.This Object query) {
    String name = OriginNames.keptName(query);
    return name == null
        ? Origins.mapped("hibernate", OriginNames.queriedEntity(query))
        : Origins.named("hibernate", name);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Asker.restore(before);
  }
}
