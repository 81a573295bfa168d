package dev.sluice.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OnBehalfTest {

  @AfterEach
  void nothingIsLeft() {
    Door.handler = NoHandler.INSTANCE;
    assertThat(Asker.current()).isNull();
    assertThat(Present.current()).isNull();
  }

  /** A handler behind the door, which knows one person. */
  private static void agentKnows(Person person) {
    Door.handler =
        (Handler)
            Proxy.newProxyInstance(
                Handler.class.getClassLoader(),
                new Class<?>[] {Handler.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "person" -> person;
                      case "carrying" -> false;
                      default -> throw new AssertionError(method);
                    });
  }

  private static Asker call(String tool) {
    return Asker.from(null).kind("ai").tool(tool, "1").build();
  }

  @Test
  void scope_withoutTheAgent_leavesNothing() {
    try (OnBehalf scope = OnBehalf.of("ann", "7", "acme")) {
      assertThat(Asker.current()).isNull();
      scope.close();
    }
  }

  @Test
  void scope_inside_tellsAndEnds() {
    agentKnows(null);
    try (OnBehalf outer = OnBehalf.of("ann", null, "acme")) {
      try (OnBehalf inner = OnBehalf.of(null, "7", null)) {
        assertThat(Asker.current().claim.user).isEqualTo("ann");
        assertThat(Asker.current().claim.conversation).isEqualTo("7");
        assertThat(Asker.current().claim.tenant).isEqualTo("acme");
        assertThat(Asker.travelling()).isSameAs(Asker.current());
        inner.close();
      }
      assertThat(Asker.current().claim.conversation).isNull();
      outer.close();
      outer.close();
    }
  }

  @Test
  void scope_closedByAnotherThread_staysAsItIs() throws Exception {
    agentKnows(null);
    OnBehalf scope = OnBehalf.of("ann");
    Thread other = new Thread(scope::close);
    other.start();
    other.join();
    assertThat(Asker.current().claim.user).isEqualTo("ann");
    scope.close();
  }

  @Test
  void call_insideAScope_keepsWhatWasSaid() {
    agentKnows(null);
    try (OnBehalf scope = OnBehalf.of("ann")) {
      Asker before = Asker.enter(call("look"));
      assertThat(Asker.current().claim.user).isEqualTo("ann");
      assertThat(Asker.current().person).isNull();
      Asker.restore(before);
      scope.close();
    }
  }

  @Test
  void scope_closedAfterTheCallInWhichItWasOpened_leavesNothingOfTheCall() {
    agentKnows(null);
    Asker before = Asker.enter(call("look"));
    OnBehalf scope = OnBehalf.of("ann");
    Asker.restore(before);
    scope.close();
    assertThat(Asker.current()).isNull();
  }

  @Test
  void call_ofAKnownUser_isMadeForThem() {
    agentKnows(new Person("ann", List.of("clerk")));
    Present.secured(new Object());
    Asker before = Asker.enter(call("look"));
    assertThat(Asker.current().person.name).isEqualTo("ann");
    assertThat(Asker.travelling().person.name).isEqualTo("ann");
    Asker.restore(before);
    Present.unsecured();
  }

  @Test
  void call_insideACallOfNobody_doesNotBelieveWhatItsCodeSet() {
    agentKnows(new Person("ann", List.of()));
    Asker before = Asker.enter(call("outer"));
    Present.secured(new Object());
    Asker outer = Asker.enter(call("inner"));
    assertThat(Asker.current().person).isNull();
    Asker.restore(outer);
    Asker inOrm = Asker.enter(Asker.from(Asker.current()).origin("mybatis", "a.b").build());
    assertThat(Asker.current().person).isNull();
    Asker.restore(inOrm);
    Asker.restore(before);
    Present.unsecured();
  }

  @Test
  void request_withinARequest_isGivenBack() {
    Object outer = new Object();
    Object before = Present.serving(outer);
    Object inner = Present.serving("inner");
    assertThat(Present.current().request()).isEqualTo("inner");
    Present.served(inner);
    assertThat(Present.current().request()).isSameAs(outer);
    Present.secured("context");
    Present.served(before);
    assertThat(Present.current().request()).isNull();
    Present.unsecured();
  }
}
