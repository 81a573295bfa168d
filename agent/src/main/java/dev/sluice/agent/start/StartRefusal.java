package dev.sluice.agent.start;

import dev.sluice.bootstrap.ForeignRefusal;
import java.sql.SQLInvalidAuthorizationSpecException;

/** What a call meets that came before the agent was ready, under {@code on-start=closed}. */
final class StartRefusal {

  private static final String SQL_STATE = "42501";

  private StartRefusal() {}

  static Throwable notReady() {
    return new SQLInvalidAuthorizationSpecException(
        "Sluice refused this call: rule=on-start. The agent is not ready, and on-start=closed says"
            + " that nothing runs without it.",
        SQL_STATE,
        ForeignRefusal.VENDOR_CODE);
  }
}
