package dev.sluice.agent.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The agent's settings cannot be used. Says everything that is wrong, not the first thing. */
public final class SettingsException extends Exception {

  private static final long serialVersionUID = 1L;

  private final ArrayList<String> problems;

  SettingsException(List<String> problems) {
    super(join(problems));
    this.problems = new ArrayList<>(problems);
  }

  /** Each problem, one sentence and what to do. */
  public List<String> problems() {
    return Collections.unmodifiableList(problems);
  }

  private static String join(List<String> problems) {
    StringBuilder text = new StringBuilder("the settings cannot be used: ");
    for (int i = 0; i < problems.size(); i++) {
      text.append(i == 0 ? "" : " | ").append(problems.get(i));
    }
    return text.toString();
  }
}
