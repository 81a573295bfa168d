package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.Asker;
import dev.sluice.bootstrap.ForeignValue;
import dev.sluice.bootstrap.Origins;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Around an executor method whose first argument is the {@code MappedStatement}. */
final class MappedStatementAdvice {

  private MappedStatementAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Asker enter(@Advice.Argument(0) @Nullable Object statement) {
    return Origins.written("mybatis", ForeignValue.text(statement, "getId"));
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Asker before) {
    Asker.restore(before);
  }
}
