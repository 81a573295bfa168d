package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.EbeanNames;
import dev.sluice.bootstrap.Origins;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Around the execution of a request of Ebean: an update or a call in SQL, an update of an entity.
 */
final class EbeanRequestAdvice {

  private EbeanRequestAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(@Advice.Argument(0) @Nullable Object request) {
    String label = EbeanNames.requestLabel(request);
    return label == null
        ? Origins.mapped("ebean", EbeanNames.requestEntity(request))
        : Origins.named("ebean", label);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Asker.restore(before);
  }
}
