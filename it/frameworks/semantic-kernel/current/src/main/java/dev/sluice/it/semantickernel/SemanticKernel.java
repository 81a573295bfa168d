package dev.sluice.it.semantickernel;

import com.microsoft.semantickernel.plugin.KernelPluginFactory;
import com.microsoft.semantickernel.semanticfunctions.KernelFunction;
import com.microsoft.semantickernel.semanticfunctions.KernelFunctionFromMethod;
import com.microsoft.semantickernel.semanticfunctions.OutputVariable;
import dev.sluice.it.talk.Conversation;
import dev.sluice.it.talk.Framework;
import dev.sluice.it.talk.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A chat with a kernel's functions. */
public final class SemanticKernel implements Framework {

  @Override
  public Conversation begin(String name, Map<String, Supplier<String>> tools) throws Exception {
    List<KernelFunction<?>> functions = new ArrayList<>();
    for (Map.Entry<String, Supplier<String>> each : tools.entrySet()) {
      functions.add(function(each.getKey(), each.getValue()));
    }
    Chat chat = new Chat(name, KernelPluginFactory.createFromFunctions("shop", functions));
    return new Named(null, chat::ask, List.of());
  }

  private static KernelFunction<?> function(String name, Supplier<String> tool) throws Exception {
    return KernelFunctionFromMethod.create(
        Supplier.class.getMethod("get"),
        tool,
        "shop",
        name,
        name,
        List.of(),
        new OutputVariable<>("result", String.class));
  }
}
