package dev.sluice.agent.config;

import java.io.File;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the agent was told at its start. Immutable.
 *
 * @param policy the policy file, absolute; null for the starter policy in observe mode
 * @param queueRoot where queues of all services lie, absolute
 * @param service the service's name; null leaves it to the policy, then to the main class
 * @param haltsWhenBroken the JVM halts if the agent cannot start ({@code on-start=closed})
 * @param refusesWithoutPolicy governed connections refuse everything while there is no valid policy
 *     ({@code on-policy=closed})
 * @param startWaitMillis the longest that a JDBC call waits for the agent to be ready
 * @param policyPollMillis how often the policy file is looked at; 0 for never
 * @param asserted where others say who asks
 * @param tellsDatabase the database is told who asks
 */
public record Settings(
    @Nullable File policy,
    File queueRoot,
    @Nullable String service,
    boolean haltsWhenBroken,
    boolean refusesWithoutPolicy,
    long startWaitMillis,
    long policyPollMillis,
    Asserted asserted,
    boolean tellsDatabase) {

  /**
   * Where values about the asker stand that others put there: {@code mdc:KEY}, {@code baggage:KEY},
   * {@code header:NAME}, in the order in which they are looked at. Immutable.
   */
  public record Asserted(
      List<String> user, List<String> agent, List<String> conversation, List<String> tenant) {
    public Asserted {
      user = List.copyOf(user);
      agent = List.copyOf(agent);
      conversation = List.copyOf(conversation);
      tenant = List.copyOf(tenant);
    }
  }

  /**
   * Reads the settings of this JVM: arguments, then {@code -Dsluice.…}, then {@code SLUICE_…}.
   *
   * @throws SettingsException with all that is wrong
   */
  public static Settings read(Arguments arguments) throws SettingsException {
    return read(arguments, new JvmWords());
  }

  static Settings read(Arguments arguments, Words words) throws SettingsException {
    return new SettingsReader(arguments, words).read();
  }

  /** Where values come from beyond the arguments. */
  interface Words {
    /** A system property; null if it is not set. */
    @Nullable String property(String name);

    /** An environment variable; null if it is not set. */
    @Nullable String variable(String name);
  }

  private static final class JvmWords implements Words {
    @Override
    public @Nullable String property(String name) {
      return System.getProperty(name);
    }

    @Override
    public @Nullable String variable(String name) {
      return System.getenv(name);
    }
  }
}
