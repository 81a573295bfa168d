package dev.sluice.agent.start;

import dev.sluice.agent.control.PolicySource;
import dev.sluice.rules.Policy;
import dev.sluice.rules.policy.StarterPolicy;

/** The built-in policy, which observes. */
final class StarterSource implements PolicySource {

  @Override
  public String name() {
    return "the built-in starter policy";
  }

  @Override
  public Policy read() {
    return StarterPolicy.compile().get();
  }

  @Override
  public String stamp() {
    return "";
  }
}
