package dev.sluice.it.origin;

import dev.sluice.it.kit.Told;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an AI framework tells of a tool call.
 *
 * @param module where it is compiled: {@code mcp/current}
 * @param framework its class there, below {@code dev.sluice.it}
 * @param agent its name; null where the framework has no agents
 * @param prefix what the framework puts before the name of a tool
 * @param calls whether calls have ids
 * @param model its name; null where the framework does not know it
 */
record Row(
    String module,
    String framework,
    @Nullable String agent,
    String prefix,
    boolean calls,
    @Nullable String model) {

  static final Row LANGCHAIN4J =
      new Row("langchain4j/current", "langchain4j.LangChain4j", "Clerk", "", true, "scripted");

  static final Row SPRING_AI =
      new Row("spring-ai/current", "springai.SpringAi", null, "", true, "scripted");

  /** The other frameworks, and other ways of them. */
  static List<Row> others() {
    return List.of(
        new Row("spring-ai/current", "springai.StreamingSpringAi", null, "", true, "scripted"),
        new Row("mcp/current", "mcp.Mcp", "clerk", "", false, null),
        new Row("mcp/current", "mcp.AsyncMcp", "clerk", "", false, null),
        new Row("adk/current", "adk.Adk", "clerk", "", true, "scripted"),
        new Row(
            "semantic-kernel/current",
            "semantickernel.SemanticKernel",
            null,
            "shop-",
            true,
            "scripted"));
  }

  @Override
  public String toString() {
    return framework;
  }

  /** The tool of a record, as the program calls it; null if nobody's call is behind it. */
  @Nullable String tool(Told told) {
    String name = told.text("gen_ai.tool.name");
    if (name != null && !name.startsWith(prefix)) {
      throw new AssertionError("not of this framework: tool=" + name + ", " + told.json());
    }
    return name == null ? null : name.substring(prefix.length());
  }

  /** The id that the scripted model gives to a call. */
  @Nullable String call(String tool, String conversation) {
    return calls ? "call-" + tool + "-" + conversation : null;
  }
}
