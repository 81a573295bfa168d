package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.ForeignValue;
import dev.sluice.bootstrap.OriginNames;
import dev.sluice.bootstrap.Origins;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Around {@code executeQuery(DatabaseQuery, AbstractRecord, int)}: by its name, else by its entity.
 */
final class EclipseLinkQueryAdvice {

  private EclipseLinkQueryAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(@Advice.Argument(0) @Nullable Object query) {
    String name = OriginNames.givenName(query);
    return name == null
        ? Origins.mapped("eclipselink", ForeignValue.text(query, "getReferenceClassName"))
        : Origins.named("eclipselink", name);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Asker.restore(before);
  }
}
