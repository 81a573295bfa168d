package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.EbeanNames;
import dev.sluice.bootstrap.Origins;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around the insert, update or delete of one entity. */
final class EbeanBeanAdvice {

  private EbeanBeanAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(@Advice.FieldValue("persistRequest") @Nullable Object request) {
    return Origins.mapped("ebean", EbeanNames.requestEntity(request));
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Asker.restore(before);
  }
}
