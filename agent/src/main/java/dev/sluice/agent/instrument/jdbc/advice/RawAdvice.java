package dev.sluice.agent.instrument.jdbc.advice;

import dev.sluice.bootstrap.Door;
import java.sql.SQLFeatureNotSupportedException;
import net.bytebuddy.asm.Advice;

/** Before what hands out the rows of a result set in a form of the driver's own. */
public final class RawAdvice {

  private RawAdvice() {}

  /** Refuses where values are masked; the driver itself, inside a getter, passes. */
  @Advice.OnMethodEnter
  public static void enter(@Advice.This Object self) throws Throwable {
    Object reading = Door.reading(self);
    if (reading != null) {
      throw Door.handler.readThrew(
          reading,
          self,
          0,
          new SQLFeatureNotSupportedException(
              "Values of this result are masked: read them by its getters.", "0A000"));
    }
  }
}
