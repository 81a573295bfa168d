package dev.sluice.agent.instrument.orm.advice;

import dev.sluice.bootstrap.ForeignRefusal;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/**
 * At the end of {@code convert(SQLException, String message, String sql)}: what Sluice refused is a
 * missing permission, whatever the class of the exception made of it.
 */
final class HibernateRefusalAdvice {

  private HibernateRefusalAdvice() {}

  @Advice.OnMethodExit
  static void exit(
      @Advice.This Object converter,
      @Advice.Argument(0) @Nullable Exception failure,
      @Advice.Argument(1) @Nullable String message,
      @Advice.Argument(2) @Nullable String sql,
      @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object told) {
    if (ForeignRefusal.is(failure)) {
      Object own =
          ForeignRefusal.as(
              "org.hibernate.exception.AuthException", converter, failure, message, sql);
      told = own == null ? told : own;
    }
  }
}
