package dev.sluice.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AskerTest {

  @AfterEach
  void noteIsGone() {
    Asker.restore(null);
    assertThat(Asker.current()).isNull();
  }

  private static Asker call(String conversation) {
    return Asker.from(null)
        .kind("ai")
        .agent("Clerk")
        .tool("look", "call-" + conversation)
        .conversation(conversation)
        .build();
  }

  @Test
  void origin_ofAnOrm_staysWithItsThread() {
    Asker ai = call("7");
    Asker.enter(ai);
    Asker before = Asker.enter(Asker.from(Asker.current()).origin("mybatis", "a.b").build());

    assertThat(Asker.current().originName).isEqualTo("a.b");
    assertThat(Asker.travelling()).isSameAs(ai);

    Asker.restore(before);
    assertThat(Asker.travelling()).isSameAs(ai);
  }

  @Test
  void origin_withoutAnAi_doesNotTravel() {
    Asker.enter(Asker.from(null).origin("hibernate", "Person").build());

    assertThat(Asker.current().originKind).isEqualTo("hibernate");
    assertThat(Asker.travelling()).isNull();
  }

  @Test
  void boundNote_afterItsCall_tellsTheKindAlone() {
    Asker ai = call("7");
    Asker before = Asker.enter(ai);
    Asker bound = ai.bound();
    assertThat(bound.later()).isSameAs(bound);

    Asker.restore(before);

    assertThat(bound.later().kind).isEqualTo("ai");
    assertThat(bound.later().agent).isNull();
    assertThat(bound.later().conversation).isNull();
  }

  @Test
  void innerScope_ofTheSameCall_doesNotEndIt() {
    Asker ai = call("7");
    Asker.enter(ai);
    Asker.restore(Asker.enter(Asker.from(Asker.current()).origin("mybatis", "a").build()));

    assertThat(ai.later()).isSameAs(ai);
  }

  @Test
  void toldWithin_otherNames_areNotBelieved() {
    Asker.enter(call("7"));
    Asker before =
        Asker.enterWithin(
            Asker.from(null)
                .kind("ai")
                .agent("Trusted")
                .tool("trusted", "call-7")
                .conversation("8")
                .build());

    assertThat(Asker.current().kind).isEqualTo("ai");
    assertThat(Asker.current().agent).isNull();
    assertThat(Asker.current().tool).isNull();
    assertThat(Asker.current().toolCall).isEqualTo("call-7");
    assertThat(Asker.current().conversation).isNull();
    Asker.restore(before);
    assertThat(Asker.current().agent).isEqualTo("Clerk");
  }

  @Test
  void claimedTool_travelling_staysItsOwnWord() {
    Asker.enter(Asker.from(null).kind("ai").claimedTool("trusted").purpose("go").build());
    Asker.enter(Asker.from(Asker.current()).origin("mybatis", "a.b").build());

    assertThat(Asker.travelling().tool).isEqualTo("trusted");
    assertThat(Asker.travelling().toolClaimed).isTrue();
    assertThat(Asker.travelling().purpose).isEqualTo("go");

    Asker before = Asker.enterWithin(Asker.from(null).kind("ai").tool("trusted", "call-1").build());
    assertThat(Asker.current().toolClaimed).isTrue();
    assertThat(Asker.current().toolCall).isNull();
    Asker.restore(before);
  }

  @Test
  void noteOfAValueThatWorksLater_endsWithTheValue() {
    Asker ai = call("7");
    Asker again = ai.again();
    Asker before = Asker.enter(again);
    Asker bound = again.bound();
    Asker.leave(before);
    assertThat(bound.later().conversation).isEqualTo("7");

    again.end();

    assertThat(bound.later().conversation).isNull();
    assertThat(ai.later()).isSameAs(ai);
  }

  @Test
  void threadLocal_ofAChild_isNotInherited() throws InterruptedException {
    Asker.enter(call("7"));
    AtomicReference<Object> seen = new AtomicReference<>("not run");
    Thread thread = new Thread(() -> seen.set(Asker.current()));
    thread.start();
    thread.join();

    assertThat(seen.get()).isNull();
  }
}
