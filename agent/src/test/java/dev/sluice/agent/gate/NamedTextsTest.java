package dev.sluice.agent.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.agent.call.ConnectionState;
import dev.sluice.agent.gate.CallStack.Frame;
import dev.sluice.agent.gate.CallStack.Kind;
import dev.sluice.rules.DatabaseInfo;
import dev.sluice.rules.sql.session.SessionTexts;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Threads that name things on one connection, or run what has a name there. */
class NamedTextsTest {

  private final Connection any =
      (Connection)
          Proxy.newProxyInstance(
              NamedTextsTest.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> null);

  private final ConnectionState connection =
      new ConnectionState(new DatabaseInfo("postgresql", null, 0, null, null));

  @Test
  void lock_heldByAnotherThread_isNotTaken() throws Exception {
    CallStack stack = CallStack.current();
    Frame frame = stack.push(Kind.EXECUTE);
    assertThat(NamedTexts.lock(frame, connection)).isTrue();

    assertThat(elsewhere()).isFalse();

    stack.pop(frame);
    assertThat(elsewhere()).isTrue();
  }

  @Test
  void lock_notTaken_leavesNothingKnown() throws Exception {
    CallStack stack = CallStack.current();
    Frame frame = stack.push(Kind.EXECUTE);
    assertThat(NamedTexts.lock(frame, connection)).isTrue();
    assertThat(elsewhere()).isFalse();
    stack.pop(frame);
    connection.held().learn(SessionTexts.NONE, SessionTexts.NONE.prepare("p", "SELECT 1"), any);
    assertThat(connection.context().session().isEmpty()).isTrue();
  }

  @Test
  void lock_ofACallWithinACall_isHeldUntilTheOuterEnds() throws Exception {
    CallStack stack = CallStack.current();
    Frame outer = stack.push(Kind.EXECUTE);
    assertThat(NamedTexts.lock(outer, connection)).isTrue();
    Frame inner = stack.push(Kind.EXECUTE);
    assertThat(NamedTexts.lock(inner, connection)).isTrue();
    stack.pop(inner);
    assertThat(elsewhere()).isFalse();
    stack.pop(outer);
    assertThat(elsewhere()).isTrue();
  }

  @Test
  void lock_leftBehindByAnError_isLetGoWithTheNextCall() throws Exception {
    CallStack stack = CallStack.current();
    Frame outer = stack.push(Kind.INSIDE);
    Frame lost = stack.push(Kind.EXECUTE);
    assertThat(NamedTexts.lock(lost, connection)).isTrue();
    stack.pop(outer);
    stack.pop(stack.push(Kind.INSIDE));
    stack.push(Kind.INSIDE);
    stack.pop(stack.push(Kind.INSIDE));
    assertThat(elsewhere()).isTrue();
    stack.cutTo(0);
  }

  /** A thread that has no patience. */
  private boolean elsewhere() throws InterruptedException {
    AtomicReference<Boolean> taken = new AtomicReference<>();
    Thread other =
        new Thread(
            () -> {
              Thread.currentThread().interrupt();
              CallStack stack = CallStack.current();
              Frame frame = stack.push(Kind.EXECUTE);
              taken.set(NamedTexts.lock(frame, connection));
              stack.pop(frame);
            });
    other.start();
    other.join();
    return taken.get();
  }
}
