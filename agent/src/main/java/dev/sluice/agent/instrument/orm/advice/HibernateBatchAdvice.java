package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.ForeignValue;
import dev.sluice.bootstrap.OriginNames;
import dev.sluice.bootstrap.Origins;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around the run of a batch, which is of one entity or collection. */
final class HibernateBatchAdvice {

  private HibernateBatchAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(@Advice.This Object batch) {
    return Origins.mapped("hibernate", OriginNames.batched(ForeignValue.of(batch, "getKey")));
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Asker.restore(before);
  }
}
