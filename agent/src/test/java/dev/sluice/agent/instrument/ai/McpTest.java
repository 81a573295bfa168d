package dev.sluice.agent.instrument.ai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.agent.call.Caller;
import dev.sluice.agent.instrument.WovenLoader;
import dev.sluice.bootstrap.Asker;
import dev.sluice.rules.ActorKind;
import dev.sluice.rules.Source;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The doorbells on the protocol's own server, asked over a pipe. */
class McpTest {

  private final WovenLoader loader =
      new WovenLoader(Mcp.doorbells(), "io.modelcontextprotocol.", "com.example.mcp.");

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  @BeforeEach
  void servicesAreFoundInTheOtherLoader() {
    Thread.currentThread().setContextClassLoader(loader);
  }

  @AfterEach
  void putBack() {
    Thread.currentThread().setContextClassLoader(before);
  }

  @Test
  void handlers_ofAServer_runUnderANote() throws Exception {
    List<Asker> seen = play("OrdersServer");

    assertThat(seen).hasSize(2).extracting(asker -> asker.kind).containsOnly("ai");
    assertThat(seen.get(0).tool).isEqualTo("find");
    assertThat(seen.get(0).arguments).isEqualTo("{\"status\":\"open\"}");
    assertThat(seen.get(0).agent).isEqualTo("admin");
    assertThat(seen.get(0).agentClaimed).isTrue();
    assertThat(seen.get(0).conversation).isNotNull().isEqualTo(seen.get(1).conversation);
    assertThat(seen.get(1).tool).isNull();
    assertThat(loader.report()).noneMatch(line -> line.startsWith("failed"));
  }

  @Test
  void handler_thatHasReturned_worksUnderItsNote() throws Exception {
    List<Asker> seen = play("AsyncServer");

    assertThat(seen).hasSize(1).doesNotContainNull();
    assertThat(seen.get(0).kind).isEqualTo("ai");
    assertThat(seen.get(0).tool).isEqualTo("find");
    assertThat(seen.get(0).agentClaimed).isTrue();
    assertThat(seen.get(0).conversation).isNotNull();
    assertThat(loader.report()).noneMatch(line -> line.startsWith("failed"));
  }

  @SuppressWarnings("unchecked") // The scene lives in the other loader; Asker and List do not.
  private List<Asker> play(String scene) throws Exception {
    Callable<List<Asker>> callable =
        (Callable<List<Asker>>)
            loader.loadClass("com.example.mcp." + scene).getDeclaredConstructor().newInstance();
    return callable.call();
  }

  @Test
  void client_thatNamesItself_isTakenForItsOwnWord() {
    Asker asker = Asker.from(null).kind("ai").claimedAgent("admin").tool("find", null).build();

    assertThat(Caller.actorOf(asker).kind()).isEqualTo(ActorKind.AI);
    assertThat(Caller.actorOf(asker).agent().source()).isEqualTo(Source.ASSERTED);
    assertThat(Caller.actorOf(asker).tool().source()).isEqualTo(Source.INSTRUMENTED);
  }
}
