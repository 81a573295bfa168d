package dev.sluice.it.talk;

import java.util.Map;
import java.util.function.Supplier;

/**
 * An AI framework, whose own code calls the tools, with a model that asks for those that the user's
 * message names.
 */
public interface Framework {

  /** Begins a conversation about those tools; to be called once. */
  Conversation begin(String name, Map<String, Supplier<String>> tools) throws Exception;
}
