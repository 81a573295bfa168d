package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.EbeanNames;
import dev.sluice.bootstrap.Origins;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around the run of a batch, whoever caused it: by what is in it. */
final class EbeanBatchAdvice {

  private EbeanBatchAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(@Advice.FieldValue("list") @Nullable List<?> requests) {
    String label = EbeanNames.batchLabel(requests);
    return label == null
        ? Origins.late("ebean", EbeanNames.batchEntity(requests))
        : Origins.named("ebean", label);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Asker.restore(before);
  }
}
