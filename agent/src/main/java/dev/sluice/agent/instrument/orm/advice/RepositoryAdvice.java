package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.Origins;
import java.lang.reflect.Method;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around {@code invoke(Object proxy, Method, Object[])} of the proxies of Spring's. */
final class RepositoryAdvice {

  private RepositoryAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(
      @Advice.Argument(0) @Nullable Object proxy, @Advice.Argument(1) @Nullable Method method) {
    return Origins.invoked(proxy, method);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Origins.left(before);
  }
}
