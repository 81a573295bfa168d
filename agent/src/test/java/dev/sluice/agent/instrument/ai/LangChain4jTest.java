package dev.sluice.agent.instrument.ai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.agent.instrument.Doorbell;
import dev.sluice.agent.instrument.Doorbell.Ring;
import dev.sluice.agent.instrument.WovenLoader;
import dev.sluice.bootstrap.Asker;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The doorbells on LangChain4j's own code, with a model that answers from a script. */
class LangChain4jTest {

  private final WovenLoader loader =
      new WovenLoader(LangChain4j.doorbells(), "dev.langchain4j.", "com.example.clerk.");

  @AfterEach
  void noteIsGone() {
    assertThat(Asker.current()).isNull();
  }

  @Test
  void tool_calledByAnAiService_runsUnderItsNote() throws Exception {
    Asker seen = play("OneTool").get(0);

    assertThat(seen.kind).isEqualTo("ai");
    assertThat(seen.agent).isEqualTo("Clerk");
    assertThat(seen.tool).isEqualTo("look");
    assertThat(seen.toolCall).isEqualTo("call-1");
    assertThat(seen.conversation).isEqualTo("conversation-7");
    assertThat(seen.model).isEqualTo("scripted");
    assertThat(seen.purpose).isEqualTo("go");
    assertThat(seen.arguments).isEqualTo("{}");
    String tool = "applied dev.langchain4j.service.tool.";
    assertThat(loader.report())
        .contains(
            tool + "ToolExecutor langchain4j methods=1",
            tool + "DefaultToolExecutor langchain4j methods=2",
            tool + "ToolService langchain4j methods=2",
            tool + "ToolExecutionResult$Builder langchain4j methods=1")
        .noneMatch(line -> line.startsWith("failed"));
  }

  @Test
  void method_thatAnotherVersionLacks_isAGapInTheReport() throws Exception {
    Doorbell stale =
        Doorbell.ofClasses(
            "stale",
            Set.of("dev.langchain4j.service.tool.ToolService"),
            List.of(Ring.any("noSuchMethod", "dev.sluice.agent.NoAdvice")));
    WovenLoader other = new WovenLoader(List.of(stale), "dev.langchain4j.");

    other.loadClass("dev.langchain4j.service.tool.ToolService");

    assertThat(other.report())
        .containsExactly(
            "skipped dev.langchain4j.service.tool.ToolService#NoAdvice stale: the method that this"
                + " advice is for is not there");
  }

  @Test
  void tool_thatThrows_leavesNoNote() throws Exception {
    List<Asker> seen = play("ThrowingTool");

    assertThat(seen).extracting(asker -> asker.tool).containsExactly("fail");
  }

  @Test
  void tools_onOtherThreads_eachHaveTheirOwnNoteAndLeaveNone() throws Exception {
    List<Asker> seen = play("ConcurrentTools");

    assertThat(seen.subList(0, 8))
        .extracting(asker -> asker.toolCall)
        .containsExactlyInAnyOrder(
            "call-1", "call-2", "call-3", "call-4", "call-5", "call-6", "call-7", "call-8");
    assertThat(seen.subList(0, 8)).extracting(asker -> asker.agent).containsOnly("Clerk");
    assertThat(seen.subList(8, seen.size())).isNotEmpty().containsOnlyNulls();
  }

  @Test
  void toolExecutor_thatIsALambda_runsUnderItsNote() throws Exception {
    List<Asker> seen = play("LambdaTool");

    assertThat(seen).extracting(asker -> asker.tool).containsExactly("lambda");
    assertThat(seen).extracting(asker -> asker.agent).containsExactly("Clerk");
  }

  @Test
  void result_readAfterTheTool_isReadUnderItsNote() throws Exception {
    List<Asker> seen = play("LazyResult");

    assertThat(seen).extracting(asker -> asker.tool).containsExactly("lazy");
  }

  @Test
  void innerService_calledByATool_hasItsOwnNoteAndGivesTheOuterOneBack() throws Exception {
    List<Asker> seen = play("NestedService");

    assertThat(seen).extracting(asker -> asker.agent).containsExactly("Clerk", "Expert", "Clerk");
    assertThat(seen).extracting(asker -> asker.tool).containsExactly("ask", "look", "ask");
  }

  @Test
  void retriever_forAnAiService_runsUnderItsNote() throws Exception {
    List<Asker> seen = play("Retrieval");

    assertThat(seen).extracting(asker -> asker.kind).containsExactly("ai");
    assertThat(seen).extracting(asker -> asker.agent).containsExactly("Clerk");
  }

  @Test
  void guardrails_ofAnAiService_runUnderItsNoteAndLeaveNone() throws Exception {
    List<Asker> seen = play("Guarded");

    assertThat(seen).hasSize(5);
    assertThat(List.of(seen.get(0), seen.get(1), seen.get(3)))
        .extracting(asker -> asker.tool)
        .containsExactly("Before", "After", "Failing");
    assertThat(List.of(seen.get(0), seen.get(1), seen.get(3)))
        .extracting(asker -> asker.kind + " " + asker.agent + " " + asker.conversation)
        .containsOnly("ai Clerk c");
    assertThat(seen.get(2)).isNull();
    assertThat(seen.get(4)).isNull();
  }

  @Test
  void compensation_ofAToolCall_runsAsAi() throws Exception {
    List<Asker> seen = play("Compensation");

    assertThat(seen).extracting(asker -> asker.kind).containsExactly("ai", "ai", "ai");
  }

  @SuppressWarnings("unchecked") // The scene lives in the other loader; Asker and List do not.
  private List<Asker> play(String scene) throws Exception {
    Callable<List<Asker>> callable =
        (Callable<List<Asker>>)
            loader.loadClass("com.example.clerk." + scene).getDeclaredConstructor().newInstance();
    return callable.call();
  }
}
