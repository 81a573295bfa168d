package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.EbeanNames;
import dev.sluice.bootstrap.Origins;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around the execution of a query of Ebean: by its label, else by its entity. */
final class EbeanQueryAdvice {

  private EbeanQueryAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(@Advice.FieldValue("query") @Nullable Object query) {
    String label = EbeanNames.label(query);
    return label == null
        ? Origins.mapped("ebean", EbeanNames.entity(query))
        : Origins.named("ebean", label);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Asker.restore(before);
  }
}
