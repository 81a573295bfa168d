package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.OriginNames;
import dev.sluice.bootstrap.Origins;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around the execution of a statement of JDBI: by the method of the extension that it is of. */
final class JdbiStatementAdvice {

  private JdbiStatementAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(@Advice.This Object statement) {
    return Origins.named("jdbi", OriginNames.extensionMethod(statement));
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Asker.restore(before);
  }
}
