package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.OriginNames;
import dev.sluice.bootstrap.Origins;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around the call of a method of a repository that Micronaut Data wrote. */
final class MicronautDataAdvice {

  private MicronautDataAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(@Advice.Argument(0) @Nullable Object call) {
    return Origins.named("micronaut-data", OriginNames.introducedMethod(call));
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Asker.restore(before);
  }
}
