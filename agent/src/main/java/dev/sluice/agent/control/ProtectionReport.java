package dev.sluice.agent.control;

import java.util.ArrayList;
import java.util.List;

/**
 * What is guarded and what is not: the lines that {@code attach} and {@code status} print.
 *
 * @param healthy true if nothing that should work fails
 * @param lines for people
 */
public record ProtectionReport(boolean healthy, List<String> lines) {

  public ProtectionReport {
    lines = List.copyOf(lines);
  }

  /** One part of the report, asked when it is wanted. */
  public interface Section {
    /** Adds what it knows. */
    void write(Draft draft);
  }

  /** The report in the making. Not thread safe. */
  public static final class Draft {
    private final List<String> lines = new ArrayList<>();
    private boolean healthy = true;

    /** A line that is as it should be, or that nobody can change. */
    public Draft line(String line) {
      lines.add(line);
      return this;
    }

    /** A line that makes the agent unhealthy. */
    public Draft fault(String line) {
      healthy = false;
      lines.add("FAULT  " + line);
      return this;
    }

    /** A line about something that is not guarded although the agent works. */
    public Draft gap(String line) {
      lines.add("GAP    " + line);
      return this;
    }
  }

  /** Asks each section. */
  public static ProtectionReport of(String title, List<Section> sections) {
    Draft draft = new Draft();
    for (Section section : sections) {
      section.write(draft);
    }
    List<String> lines = new ArrayList<>();
    lines.add(title + ": " + (draft.healthy ? "healthy" : "NOT HEALTHY"));
    for (String line : draft.lines) {
      lines.add("  " + line);
    }
    return new ProtectionReport(draft.healthy, lines);
  }
}
