package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.Asker;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Around {@code doFlushStatements}: batches of several mapped statements run here, whoever caused
 * it; the statement that did is not where they come from.
 */
final class BatchFlushAdvice {

  private BatchFlushAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter() {
    return Asker.enter(Asker.from(Asker.current()).origin("mybatis", null).build());
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Asker.restore(before);
  }
}
