package dev.sluice.agent.instrument.ai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.agent.call.Caller;
import dev.sluice.agent.instrument.WovenLoader;
import dev.sluice.bootstrap.Asker;
import dev.sluice.rules.Source;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The doorbells on Spring AI's own code, with a model that answers from a script. */
class SpringAiTest {

  private final WovenLoader loader =
      new WovenLoader(SpringAi.doorbells(), "org.springframework.ai.", "com.example.shop.");

  @AfterEach
  void noteIsGone() {
    assertThat(Asker.current()).isNull();
  }

  @Test
  void tool_calledForAChatClient_runsUnderItsNote() throws Exception {
    List<Asker> seen = play("OneTool");

    assertThat(seen).hasSize(2);
    assertThat(seen.get(0).kind).isEqualTo("ai");
    assertThat(seen.get(0).agent).isNull();
    assertThat(seen.get(0).tool).isEqualTo("orders");
    assertThat(seen.get(0).toolCall).isEqualTo("call-1");
    assertThat(seen.get(0).conversation).isEqualTo("conversation-7");
    assertThat(seen.get(0).model).isEqualTo("scripted");
    assertThat(seen.get(0).purpose).isEqualTo("go");
    assertThat(seen.get(0).arguments).isEqualTo("{}");
    assertThat(seen.get(0).toolClaimed).isFalse();
    assertThat(seen.get(1)).isNull();
    assertThat(loader.report())
        .contains(
            "applied org.springframework.ai.model.tool.DefaultToolCallingManager spring-ai"
                + " methods=1",
            "applied org.springframework.ai.tool.method.MethodToolCallback spring-ai methods=2",
            "applied org.springframework.ai.chat.client.advisor.DefaultAroundAdvisorChain"
                + " spring-ai methods=2")
        .noneMatch(line -> line.startsWith("failed"));
  }

  @Test
  void tool_calledSeveralTimesInOneAnswer_hasTheIdOfEachCall() throws Exception {
    assertThat(play("AlikeCalls"))
        .extracting(asker -> asker.toolCall)
        .containsExactly("call-1", "call-2", "call-3");
  }

  @Test
  void tool_thatThrows_leavesNoNote() throws Exception {
    List<Asker> seen = play("FailingTool");

    assertThat(seen.get(0).tool).isEqualTo("fail");
    assertThat(seen.get(0).toolCall).isEqualTo("call-1");
    assertThat(seen.get(1)).isNull();
  }

  @Test
  void innerClient_calledByATool_hasItsOwnNoteAndGivesTheOuterOneBack() throws Exception {
    List<Asker> seen = play("NestedClient");

    assertThat(seen).extracting(asker -> asker.tool).containsExactly("ask", "find", "ask");
    assertThat(seen)
        .extracting(asker -> asker.toolCall)
        .containsExactly("call-1", "call-9", "call-1");
    assertThat(seen)
        .extracting(asker -> asker.conversation)
        .containsExactly("outer", "inner", "outer");
  }

  @Test
  void tool_ofAStreamedAnswer_runsUnderItsNote() throws Exception {
    List<Asker> seen = play("StreamedTool");

    assertThat(seen.get(0).kind).isEqualTo("ai");
    assertThat(seen.get(0).tool).isEqualTo("orders");
    assertThat(seen.get(0).toolCall).isEqualTo("call-1");
    assertThat(seen.get(1)).isNull();
  }

  @Test
  void tool_calledByTheApplicationItself_runsAsAi() throws Exception {
    List<Asker> seen = play("OwnLoop");

    assertThat(seen).extracting(asker -> asker.kind).containsExactly("ai", "ai");
    assertThat(seen).extracting(asker -> asker.toolCall).containsExactly("call-1", null);
    assertThat(seen).extracting(asker -> asker.toolClaimed).containsExactly(false, true);
  }

  @Test
  void tool_thatGivesItselfAnotherName_isTakenForItsOwnWord() throws Exception {
    List<Asker> seen = play("ForgedName");

    assertThat(seen).extracting(asker -> asker.tool).containsOnly("trusted").hasSize(5);
    assertThat(seen)
        .extracting(asker -> asker.toolClaimed)
        .containsExactly(true, true, false, true, false);
    assertThat(seen)
        .extracting(asker -> asker.toolCall)
        .containsExactly(null, null, "call-3", null, "call-5");
    assertThat(Caller.actorOf(seen.get(0)).tool().source()).isEqualTo(Source.ASSERTED);
    assertThat(Caller.actorOf(seen.get(2)).tool().source()).isEqualTo(Source.INSTRUMENTED);
  }

  @Test
  void retriever_ofAnAdvisor_runsAsAi() throws Exception {
    List<Asker> seen = play("Retrieval");

    assertThat(seen.get(0).kind).isEqualTo("ai");
    assertThat(seen.get(0).tool).isEqualTo("Orders");
    assertThat(seen.get(1)).isNull();
  }

  @Test
  void search_inWhatCanOnlyBeRead_runsAsAi() throws Exception {
    List<Asker> seen = play("StoreSearch");

    assertThat(seen.get(0).kind).isEqualTo("ai");
    assertThat(seen.get(0).tool).isEqualTo("Orders");
    assertThat(seen.get(1)).isNull();
  }

  @SuppressWarnings("unchecked") // The scene lives in the other loader; Asker and List do not.
  private List<Asker> play(String scene) throws Exception {
    Callable<List<Asker>> callable =
        (Callable<List<Asker>>)
            loader.loadClass("com.example.shop." + scene).getDeclaredConstructor().newInstance();
    return callable.call();
  }
}
