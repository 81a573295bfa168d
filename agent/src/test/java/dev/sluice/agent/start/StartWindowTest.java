package dev.sluice.agent.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bootstrap.Handler;
import dev.sluice.bootstrap.NoHandler;
import java.sql.SQLException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class StartWindowTest {

  @Test
  void call_duringWindow_waitsForTheHandler() throws Exception {
    StartWindow window = new StartWindow(60_000, true);
    FutureTask<Handler> call = new FutureTask<>(window::await);
    Thread caller = new Thread(call);
    caller.start();
    while (caller.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    assertThat(call.isDone()).isFalse();
    window.end(NoHandler.INSTANCE);
    assertThat(call.get()).isSameAs(NoHandler.INSTANCE);
  }

  @Test
  void call_inVainAndClosed_isRefused() {
    WaitingHandler handler = new WaitingHandler(new StartWindow(0, true));
    Object answer = handler.executing(this, "SELECT 1", null, 1);
    assertThat(answer).isInstanceOf(SQLException.class);
    assertThat(((SQLException) answer).getSQLState()).isEqualTo("42501");
    assertThat(((SQLException) answer).getMessage()).contains("on-start");
  }

  @Test
  void call_inVainAndOpen_passes() {
    WaitingHandler handler = new WaitingHandler(new StartWindow(0, false));
    assertThat(handler.executing(this, "SELECT 1", null, 1)).isNull();
    assertThat(handler.connecting(this, "jdbc:x", null)).isNull();
  }

  @Test
  void call_interrupted_waitsOnAndKeepsTheInterrupt() throws Exception {
    StartWindow window = new StartWindow(60_000, true);
    FutureTask<Boolean> call =
        new FutureTask<>(
            () -> {
              Thread.currentThread().interrupt();
              window.await();
              return Thread.currentThread().isInterrupted();
            });
    Thread caller = new Thread(call);
    caller.start();
    while (caller.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    window.end(NoHandler.INSTANCE);
    assertThat(call.get()).isTrue();
  }
}
