package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.EbeanNames;
import dev.sluice.bootstrap.ForeignValue;
import dev.sluice.bootstrap.Origins;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Around {@code createNativeSqlTree(OrmQueryRequest, …)}, which runs the query of an entity in SQL.
 */
final class EbeanNativeAdvice {

  private EbeanNativeAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(@Advice.Argument(0) @Nullable Object request) {
    Object query = ForeignValue.of(request, "query");
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
