package dev.sluice.agent.instrument.task.advice;

import dev.sluice.bootstrap.Tasks;
import net.bytebuddy.asm.Advice;

/** At the end of the constructors of a subscriber. */
final class SubscribedAdvice {

  private SubscribedAdvice() {}

  @Advice.OnMethodExit
  static void exit(@Advice.This Object subscriber) {
    Tasks.subscribed(subscriber);
  }
}
