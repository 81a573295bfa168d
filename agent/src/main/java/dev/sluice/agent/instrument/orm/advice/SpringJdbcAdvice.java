package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.Origins;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around the {@code execute} methods of {@code JdbcTemplate}; the text is the application's. */
final class SpringJdbcAdvice {

  private SpringJdbcAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter() {
    return Origins.library("spring-jdbc");
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Asker.restore(before);
  }
}
