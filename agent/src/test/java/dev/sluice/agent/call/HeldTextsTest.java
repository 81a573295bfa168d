package dev.sluice.agent.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.Dialect;
import dev.sluice.rules.sql.session.SessionTexts;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

/** What is kept of a session whose connection nobody can vouch for. */
class HeldTextsTest {

  private static final SessionTexts ONE = SessionTexts.NONE.prepare("p", "SELECT 1");

  /** A driver that does not tell which session of the server it uses: it may be a pooler's. */
  private final Connection untold =
      (Connection)
          Proxy.newProxyInstance(
              HeldTextsTest.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
              });

  @Test
  void behindAPooler_namesLastAsLongAsTheTransaction() {
    HeldTexts held = new HeldTexts(Dialect.POSTGRESQL);
    held.learn(SessionTexts.NONE, ONE, untold);
    assertThat(held.current(untold)).isEqualTo(ONE);
    held.ended(true);
    assertThat(held.current(untold)).isEqualTo(SessionTexts.NONE);
  }

  @Test
  void behindAPooler_aFailureMayHaveEndedTheTransaction() {
    HeldTexts held = new HeldTexts(Dialect.POSTGRESQL);
    held.learn(SessionTexts.NONE, ONE, untold);
    held.failed(ONE, ONE);
    assertThat(held.current(untold)).isEqualTo(SessionTexts.NONE);
  }

  @Test
  void behindAPoolerOfMysql_nothingIsKept() {
    HeldTexts held = new HeldTexts(Dialect.MYSQL);
    held.learn(SessionTexts.NONE, ONE, untold);
    assertThat(held.current(untold)).isEqualTo(SessionTexts.NONE);
  }

  @Test
  void changedMeanwhile_nothingIsKept() {
    HeldTexts held = new HeldTexts(Dialect.POSTGRESQL);
    held.learn(SessionTexts.NONE, ONE, untold);
    held.learn(SessionTexts.NONE, ONE.prepare("q", "SELECT 2"), untold);
    assertThat(held.current(untold)).isEqualTo(SessionTexts.NONE);
  }

  @Test
  void functionsThatRunLater_nothingIsKeptUntilTheTransactionEnds() {
    HeldTexts held = new HeldTexts(Dialect.POSTGRESQL);
    held.mistrust();
    held.learn(SessionTexts.NONE, ONE, untold);
    assertThat(held.current(untold)).isEqualTo(SessionTexts.NONE);
    held.ended(false);
    held.learn(SessionTexts.NONE, ONE, untold);
    assertThat(held.current(untold)).isEqualTo(ONE);
  }
}
