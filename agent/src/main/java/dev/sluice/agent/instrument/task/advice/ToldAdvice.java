package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.Tasks;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around what a subscriber is told: it works for who had it made. */
final class ToldAdvice {

  private ToldAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(@Advice.This Object subscriber) {
    return Tasks.told(subscriber);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Tasks.leave(before);
  }
}
