package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.OriginNames;
import dev.sluice.bootstrap.Origins;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Around {@code doFlushStatements}: batches of mapped statements run here, whoever caused it. Where
 * all are of one statement, that is where they come from; the one that caused it is not.
 */
final class BatchFlushAdvice {

  private BatchFlushAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(@Advice.FieldValue("batchResultList") @Nullable List<?> batches) {
    return Origins.written("mybatis", OriginNames.mappedStatement(batches));
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Asker.restore(before);
  }
}
