package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.ForeignValue;
import dev.sluice.bootstrap.Origins;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around a delete by id, with what it deletes before that. */
final class EbeanDeleteAdvice {

  private EbeanDeleteAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(@Advice.FieldValue("descriptor") @Nullable Object descriptor) {
    return Origins.mapped("ebean", ForeignValue.text(descriptor, "fullName"));
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Asker.restore(before);
  }
}
